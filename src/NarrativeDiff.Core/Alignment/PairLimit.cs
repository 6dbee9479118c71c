using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Keeps a comparison within its limit of work: the longest articles are set aside until the pairs of the others fit.</summary>
internal static class PairLimit
{
    /// <returns>The witnesses to compare, in their order, and those set aside, the longest first.</returns>
    public static (ImmutableArray<Witness> Compared, ImmutableArray<SetAsideArticle> SetAside) Apply(
        ImmutableArray<Witness> witnesses,
        long maxPairs
    )
    {
        var sizes = witnesses.ToDictionary(witness => witness.Siglum, SizeOf, StringComparer.Ordinal);
        var (sum, squares) = (sizes.Values.Sum(), sizes.Values.Sum(size => size * size));
        var outside = new HashSet<string>(StringComparer.Ordinal);
        var setAside = ImmutableArray.CreateBuilder<SetAsideArticle>();
        foreach (var witness in witnesses.OrderByDescending(witness => sizes[witness.Siglum]).ThenBy(witness => witness.Key))
        {
            if (Pairs(sum, squares) <= maxPairs || outside.Count + 1 == witnesses.Length)
                break;
            var size = sizes[witness.Siglum];
            (sum, squares) = (sum - size, squares - size * size);
            outside.Add(witness.Siglum);
            setAside.Add(
                new SetAsideArticle(
                    witness.Key,
                    witness.Newest.Source.Version,
                    SetAsideArticle.WorkLimit,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"its {size} sentences and clauses are too many to be compared with the story's other articles within "
                            + $"{maxPairs} pairs"
                    )
                )
            );
        }
        return outside.Count == 0
            ? (witnesses, [])
            : ([.. witnesses.Where(witness => !outside.Contains(witness.Siglum))], setAside.ToImmutable());
    }

    /// <summary>Pairs of sentences and clauses that are not of one article.</summary>
    private static long Pairs(long sum, long squares) => (sum * sum - squares) / 2;

    private static long SizeOf(Witness witness) => witness.Versions.Sum(version => (long)ArticleUnits.In(version.Text).All.Length);
}
