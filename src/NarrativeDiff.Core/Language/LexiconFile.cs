using System.Collections.Immutable;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Language;

/// <summary>A versioned data file of a family of rules: tab-separated lines, <c>#</c> starts a comment, the first word of the first comment
/// is name and version.</summary>
internal sealed record LexiconFile(string Version, ImmutableArray<string[]> Rows)
{
    /// <param name="family">Folder of Analysis, e.g. <c>Wording</c>.</param>
    /// <exception cref="InvalidOperationException">The file was not built into the assembly.</exception>
    public static LexiconFile Read(string family, string file)
    {
        using var reader = Lexicon.Open(file, $"Analysis.{family}");
        return Parse(reader);
    }

    public static LexiconFile Parse(TextReader reader)
    {
        var version = reader.ReadLine()!.TrimStart('#', ' ').Split(' ')[0];
        var rows = ImmutableArray.CreateBuilder<string[]>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                rows.Add(line.Split('\t'));
        return new LexiconFile(version, rows.ToImmutable());
    }

    /// <summary>The words of a cell; within an entry a space is written <c>_</c>.</summary>
    public static IEnumerable<string> WordsOf(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static string Spaced(string entry) => entry.Replace('_', ' ');
}
