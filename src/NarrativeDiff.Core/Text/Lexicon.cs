using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;

namespace NarrativeDiff.Core.Text;

/// <summary>Reads the word lists that lie beside the rules as data files: one entry a line, <c>#</c> opens a comment.</summary>
/// <remarks>The first line names list, version and source, so that a report can say by which words it was made.</remarks>
internal static class Lexicon
{
    /// <param name="path">Below the project, e.g. <c>Text/stop-words.txt</c>.</param>
    /// <exception cref="InvalidOperationException">The file is not embedded, or its first line is not a comment.</exception>
    public static ImmutableArray<string> Lines(string path)
    {
        var lines = Read(path).Split('\n');
        if (!lines[0].StartsWith("# ", StringComparison.Ordinal))
            throw new InvalidOperationException($"Word list {path}: the first line must be a comment that names version and source.");
        return [.. lines.Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#')];
    }

    /// <summary>All words of a file, separated by white space; case is ignored.</summary>
    public static FrozenSet<string> Words(string path) =>
        Lines(path).SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A file of lines <c>class, tab, words</c>: the words of each class; case is ignored.</summary>
    public static FrozenDictionary<string, FrozenSet<string>> Classes(string path) =>
        Lines(path).Select(line => line.Split('\t', 2))
            .GroupBy(parts => parts[0], parts => parts[1], StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.SelectMany(words => words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .ToFrozenSet(StringComparer.OrdinalIgnoreCase),
                StringComparer.Ordinal);

    private static string Read(string path)
    {
        var name = "NarrativeDiff.Core." + path.Replace('/', '.');
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Word list {path} is not embedded as {name}; add it to the project.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
