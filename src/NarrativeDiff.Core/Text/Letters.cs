using System.Collections.Frozen;
using System.Globalization;

namespace NarrativeDiff.Core.Text;

/// <summary>Latin letters with marks, taken apart and put together; the platform does neither where it runs without a culture
/// library.</summary>
internal static class Letters
{
    private static readonly FrozenDictionary<(char Base, char Mark), char> Pairs = Lexicon
        .Lines("letters.tsv")
        .Select(line => line.Split('\t'))
        .SelectMany(
            cells => cells[1].Split(' '),
            (cells, pair) =>
                KeyValuePair.Create((pair[0], (char)int.Parse(cells[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)), pair[1])
        )
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<char, char> Bases = Pairs.ToFrozenDictionary(pair => pair.Value, pair => pair.Key.Base);

    /// <summary>The letter without its marks.</summary>
    public static char Base(char letter)
    {
        while (Bases.TryGetValue(letter, out var next))
            letter = next;
        return letter;
    }

    /// <returns>Null where letter and mark have no character of their own.</returns>
    public static char? Composed(char letter, char mark) => Pairs.TryGetValue((letter, mark), out var whole) ? whole : null;
}
