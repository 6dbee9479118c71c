using System.Collections.Immutable;
using System.Numerics.Tensors;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Alignment;

/// <summary>What a pair of units is judged by; every number can be shown beside a link.</summary>
internal static class PairFeatures
{
    /// <summary>Names of the features in the order of <see cref="Of"/>.</summary>
    public static readonly ImmutableArray<string> Names =
    [
        "cosine", "margin", "stemJaccard", "stemContainment", "sharedNames", "sharedNumbers", "numbersDiffer",
        "distance", "lengthRatio", "articles", "negationDiffers", "sharedWeight",
    ];

    /// <param name="hubness">Mean similarity of each side to its nearest neighbours in other articles, added up.</param>
    /// <param name="articles">Similarity of the two articles' headlines and leads.</param>
    public static void Of(Unit a, Unit b, float cosine, float hubness, float articles, Span<double> into)
    {
        var shared = SharedWeight(a.Terms, b.Terms);
        var smaller = Math.Min(a.TermWeight, b.TermWeight);
        into[0] = cosine;
        // CSLS, cross-domain similarity local scaling: Conneau et al. 2018.
        into[1] = 2 * cosine - hubness;
        into[2] = shared == 0 ? 0 : shared / (a.TermWeight + b.TermWeight - shared);
        into[3] = shared == 0 ? 0 : shared / smaller;
        into[4] = Containment(a.Names, b.Names);
        (into[5], into[6]) = Compare(a.Numbers, b.Numbers);
        into[7] = Math.Abs(a.Position - b.Position);
        into[8] = Math.Abs(Math.Log((a.Terms.Length + 1.0) / (b.Terms.Length + 1.0)));
        into[9] = articles;
        into[10] = a.Negated == b.Negated ? 0 : 1;
        into[11] = Math.Log(1 + shared);
    }

    public static float Cosine(Unit a, Unit b) => TensorPrimitives.Dot<float>(a.Vector, b.Vector);

    private static double SharedWeight(ImmutableArray<Term> a, ImmutableArray<Term> b)
    {
        var sum = 0.0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i].Id == b[j].Id)
                (sum, i, j) = (sum + a[i].Weight, i + 1, j + 1);
            else if (a[i].Id < b[j].Id)
                i++;
            else
                j++;
        }
        return sum;
    }

    private static double Containment(ImmutableArray<string> a, ImmutableArray<string> b) =>
        a.IsEmpty || b.IsEmpty ? 0 : (double)a.Count(b.Contains) / Math.Min(a.Length, b.Length);

    /// <returns>(1 where a number is shared, 1 where both have numbers and none is shared).</returns>
    private static (double Shared, double Differ) Compare(ImmutableArray<NumberMention> a, ImmutableArray<NumberMention> b) =>
        a.IsEmpty || b.IsEmpty ? (0, 0)
        : a.Any(x => b.Any(y => x.Low == y.Low && x.High == y.High)) ? (1, 0)
        : (0, 1);
}
