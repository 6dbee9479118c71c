using System.Collections.Frozen;
using System.Globalization;

namespace NarrativeDiff.Core.Text;

/// <summary>What a word can mean to a number: a value, a scale, a month, a label before it.</summary>
internal sealed record NumberWord(string Kind, string Word, double Low, double High);

/// <summary>The number words of English; a word may stand under several kinds.</summary>
internal static class NumberLexicon
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, NumberWord>> Kinds = Lexicon
        .Lines("numbers.tsv")
        .Select(line => line.Split('\t'))
        .Select(cells => new NumberWord(cells[0], cells[1], Parse(cells[2]), Parse(cells[^1])))
        .GroupBy(entry => entry.Kind, StringComparer.Ordinal)
        .ToFrozenDictionary(
            kind => kind.Key,
            kind => kind.ToFrozenDictionary(entry => entry.Word, StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    /// <summary>Longest first, so that "no more than" is not read as "more than".</summary>
    public static readonly (string[] Words, NumberWord Entry)[] Qualifiers = LongestFirst("qualifier");

    /// <summary>Qualifiers that stand behind their number, longest first: "or more".</summary>
    public static readonly (string[] Words, NumberWord Entry)[] Behind = LongestFirst("behind");

    public static NumberWord? Find(string kind, string lowerCased) => Kinds[kind].GetValueOrDefault(lowerCased);

    public static bool Is(string kind, string lowerCased) => Kinds[kind].ContainsKey(lowerCased);

    private static (string[] Words, NumberWord Entry)[] LongestFirst(string kind) =>
        [
            .. Kinds[kind]
                .Values.Select(entry => (Words: entry.Word.Split(' '), entry))
                .OrderByDescending(pair => pair.Words.Length)
                .ThenBy(pair => pair.entry.Word, StringComparer.Ordinal),
        ];

    private static double Parse(string number) =>
        number == "inf" ? double.PositiveInfinity : double.Parse(number, CultureInfo.InvariantCulture);
}
