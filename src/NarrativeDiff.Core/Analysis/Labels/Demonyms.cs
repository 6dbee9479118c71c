using System.Collections.Frozen;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>The words that mean "of this country" or "people of it", by their endings, and by a list where no ending makes them.</summary>
internal static class Demonyms
{
    private static readonly FrozenDictionary<string, string[]> Irregular = Lexicon
        .Kinds("demonyms.tsv", PhraseWords.Room)
        .ToFrozenDictionary(row => row.Key, row => row.Value.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>Candidates, singular; those that the story does not use mean nothing.</summary>
    public static IEnumerable<string> Of(string place)
    {
        if (Irregular.TryGetValue(place, out var listed))
            return listed;
        if (place.Length < 4)
            return [];
        var bare = place[^1] is 'a' or 'e' or 'o' or 'y' ? place[..^1] : place;
        return new[] { place + "n", bare + "an", bare + "ian", bare + "ese", bare + "ish", place + "i" }.Distinct(StringComparer.Ordinal);
    }
}
