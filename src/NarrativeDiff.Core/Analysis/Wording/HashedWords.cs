using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Wording;

/// <summary>The words and pairs of words of a sentence as places in a fixed range, so that a model needs no word list of what it was
/// trained on.</summary>
/// <remarks>Feature hashing, Weinberger et al. 2009, with FNV-1a; the values of a sentence have length 1, so that long sentences weigh no
/// more.</remarks>
internal static class HashedWords
{
    /// <param name="buckets">A power of two.</param>
    /// <returns>Places in ascending order with their values.</returns>
    public static IEnumerable<(int Bucket, float Value)> Of(string text, TextSpan sentence, int buckets)
    {
        var tokens = LexicalToken.Of(text, sentence);
        var places = new SortedSet<int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            places.Add(Bucket(tokens[i].Word, null, buckets));
            if (i > 0)
                places.Add(Bucket(tokens[i - 1].Word, tokens[i].Word, buckets));
        }
        var value = (float)(1 / Math.Sqrt(Math.Max(1, places.Count)));
        return places.Select(place => (place, value));
    }

    private static int Bucket(string word, string? next, int buckets)
    {
        var hash = Mix(2_166_136_261, word);
        return (int)((next is null ? hash : Mix(Mix(hash, " "), next)) & (uint)(buckets - 1));
    }

    private static uint Mix(uint hash, string word)
    {
        foreach (var c in word)
            hash = (hash ^ c) * 16_777_619;
        return hash;
    }
}
