using System.Collections.Frozen;

namespace NarrativeDiff.Core.Text;

/// <summary>A word list that ships with the product: one entry a line, <c>#</c> starts a comment; the first line names version and
/// source.</summary>
internal static class Lexicon
{
    /// <param name="file">A file of this folder, e.g. <c>stop-words.txt</c>.</param>
    /// <param name="room">The folder of Core that keeps it.</param>
    public static FrozenSet<string> Read(string file, string room = "Text") =>
        Lines(file, room).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A file of lines <c>kind, tab, words</c>: the words of each kind; case is ignored.</summary>
    public static FrozenDictionary<string, FrozenSet<string>> Kinds(string file, string room = "Text") =>
        Lines(file, room)
            .Select(line => line.Split('\t', 2))
            .GroupBy(cells => cells[0], cells => cells[1], StringComparer.Ordinal)
            .ToFrozenDictionary(
                kind => kind.Key,
                kind =>
                    kind.SelectMany(words => words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                        .ToFrozenSet(StringComparer.OrdinalIgnoreCase),
                StringComparer.Ordinal
            );

    /// <exception cref="InvalidOperationException">The file was not built into the assembly.</exception>
    public static IEnumerable<string> Lines(string file, string room = "Text")
    {
        using var reader = Open(file, room);
        while (reader.ReadLine() is { } line)
            if (line.Trim() is { Length: > 0 } entry && entry[0] != '#')
                yield return entry;
    }

    /// <param name="room">The folder of Core that keeps it, with dots between folders.</param>
    /// <exception cref="InvalidOperationException">The file was not built into the assembly.</exception>
    public static StreamReader Open(string file, string room) =>
        new(
            typeof(Lexicon).Assembly.GetManifestResourceStream($"NarrativeDiff.Core.{room}.{file}")
                ?? throw new InvalidOperationException(
                    $"the word list {file} is missing from the assembly; it belongs in {room.Replace('.', '/')}/ as an embedded resource"
                )
        );
}
