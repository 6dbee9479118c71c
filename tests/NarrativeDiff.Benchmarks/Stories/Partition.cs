using System.Collections.Immutable;

namespace NarrativeDiff.Benchmarks.Stories;

/// <summary>Compares two ways of sorting the same articles into stories.</summary>
internal static class Partition
{
    /// <summary>BCubed F1 of Bagga &amp; Baldwin 1998: how pure and how whole the story of an article is, on average.</summary>
    public static double BCubed(ImmutableArray<string> found, ImmutableArray<string> gold)
    {
        var (inFound, inGold, inBoth) = (Sizes(found), Sizes(gold), found.Zip(gold).CountBy(pair => pair).ToDictionary());
        var precision = found.Zip(gold).Average(pair => (double)inBoth[pair] / inFound[pair.First]);
        var recall = found.Zip(gold).Average(pair => (double)inBoth[pair] / inGold[pair.Second]);
        return 2 * precision * recall / (precision + recall);
    }

    /// <summary>F1 over the pairs of articles that share a story; stricter than the share of pairs treated alike, nearly all of which are
    /// apart in both.</summary>
    public static double Agreement(ImmutableArray<string> one, ImmutableArray<string> other)
    {
        var both = Pairs(one.Zip(other).CountBy(pair => pair).Select(group => group.Value));
        return 2.0 * both / (Pairs(Sizes(one).Values) + Pairs(Sizes(other).Values));
    }

    private static Dictionary<string, int> Sizes(IEnumerable<string> partition) =>
        partition.CountBy(id => id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private static long Pairs(IEnumerable<int> sizes) => sizes.Sum(size => (long)size * (size - 1) / 2);
}
