using System.Collections.Frozen;

namespace NarrativeDiff.Core.Alignment.Themes;

/// <summary>Sentences that lean on the one before: they open with a pronoun, a demonstrative or a joining word.</summary>
internal static class ReferBack
{
    private static readonly FrozenSet<string> Openers = new[]
    {
        "he",
        "she",
        "they",
        "it",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "these",
        "those",
        "such",
        "both",
        "neither",
        "another",
        "others",
        "but",
        "and",
        "so",
        "yet",
        "however",
        "instead",
        "still",
        "also",
        "then",
        "there",
        "or",
        "nor",
        "too",
        "moreover",
        "nevertheless",
        "meanwhile",
        "i",
        "we",
        "you",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Openers.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Opens(string sentence)
    {
        var start = 0;
        while (start < sentence.Length && !char.IsLetter(sentence[start]))
            start++;
        var end = start;
        while (end < sentence.Length && char.IsLetter(sentence[end]))
            end++;
        return Lookup.Contains(sentence.AsSpan(start, end - start));
    }
}
