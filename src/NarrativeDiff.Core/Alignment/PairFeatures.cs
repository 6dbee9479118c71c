using System.Collections.Immutable;
using System.Numerics.Tensors;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Alignment;

/// <summary>What a pair of units is judged by; every number can be shown beside a link.</summary>
/// <remarks>What each is worth, and which were tried and left out: README of this project.</remarks>
internal static class PairFeatures
{
    /// <summary>Names of the features in the order of <see cref="Of"/>; the last one is filled in once the first judgement of all pairs is
    /// known.</summary>
    public static readonly ImmutableArray<string> Names =
    [
        "cosine",
        "margin",
        "stemJaccard",
        "sharedWeight",
        "sharedNumbers",
        "numbersDiffer",
        "daysDiffer",
        "sharedQuotation",
        "negationDiffers",
        "deniersDiffer",
        "onlyOneDenies",
        "distance",
        "articleWords",
        "support",
    ];

    /// <summary>For each feature the reason it is reported under: features that share one say little singly.</summary>
    public static readonly ImmutableArray<string> Reasons =
    [
        "meaning",
        "meaning",
        "words",
        "words",
        "numbers",
        "numbers",
        "days",
        "quotation",
        "denial",
        "denial",
        "denial",
        "position",
        "articles",
        "otherWitnesses",
    ];

    public static readonly int Support = Names.Length - 1;

    /// <param name="hubness">Mean similarity of each side to its nearest neighbours in other articles, added up.</param>
    /// <param name="articleWords">Share of the two articles' weighted words in common.</param>
    /// <param name="shared">Weight of the terms that both have: <see cref="SharedWeight"/>.</param>
    public static void Of(TextUnit a, TextUnit b, float cosine, float hubness, double articleWords, double shared, Span<double> into)
    {
        into[0] = cosine;
        // CSLS, cross-domain similarity local scaling: Conneau et al. 2018.
        into[1] = 2 * cosine - hubness;
        into[2] = shared == 0 ? 0 : shared / (a.TermWeight + b.TermWeight - shared);
        into[3] = shared == 0 ? 0 : Math.Log(1 + shared);
        (into[4], into[5]) = Compare(a.Numbers, b.Numbers);
        into[6] = Differ(a.Days, b.Days);
        into[7] = QuotedAlike(a.Quoted, b.Quoted);
        into[8] = a.Negated == b.Negated ? 0 : 1;
        into[9] = a.Negated && b.Negated && AreOthers(a, b) ? 1 : 0;
        into[10] = a.Denies != b.Denies && (a.Denies ? DoesNotDispute(b) : DoesNotDispute(a)) ? 1 : 0;
        into[11] = Math.Abs(a.Position - b.Position);
        into[12] = Math.Min(articleWords, MaxArticleWords);
        into[Support] = 0;
    }

    /// <summary>The same of two units that <see cref="UnitFlags.IsPlainWith"/> holds of: from what stands in their marks alone.</summary>
    public static void OfPlain(UnitFlags a, UnitFlags b, float cosine, float hubness, double articleWords, double shared, Span<double> into)
    {
        into.Clear();
        into[0] = cosine;
        into[1] = 2 * cosine - hubness;
        if (shared != 0)
            (into[2], into[3]) = (shared / (a.TermWeight + b.TermWeight - shared), Math.Log(1 + shared));
        into[11] = Math.Abs(a.Position - b.Position);
        into[12] = Math.Min(articleWords, MaxArticleWords);
    }

    /// <summary>Where the features stand that are 0 of two units that <see cref="UnitFlags.IsPlainWith"/> holds of.</summary>
    public static readonly Range NotPlain = 4..11;

    /// <summary>Copies of one text share all their words; that says no more about a pair than two reports of one event do.</summary>
    private const double MaxArticleWords = 0.40;

    /// <summary>Letters from which two names count as one with another ending: a country and its people.</summary>
    private const int SameStem = 5;

    public static float Cosine(TextUnit a, TextUnit b) => TensorPrimitives.Dot<float>(a.Vector, b.Vector);

    /// <summary>Jaccard of the content words, 0–1.</summary>
    public static double SharedShare(TextUnit a, TextUnit b)
    {
        var shared = SharedTerms(a.Terms, b.Terms);
        return shared == 0 ? 0 : (double)shared / (a.Terms.Length + b.Terms.Length - shared);
    }

    private static int SharedTerms(ImmutableArray<Term> a, ImmutableArray<Term> b)
    {
        var shared = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length; )
        {
            var order = a[i].Id.CompareTo(b[j].Id);
            shared += order == 0 ? 1 : 0;
            (i, j) = (order <= 0 ? i + 1 : i, order >= 0 ? j + 1 : j);
        }
        return shared;
    }

    public static double SharedWeight(ImmutableArray<Term> a, ImmutableArray<Term> b)
    {
        var sum = 0.0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length; )
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

    /// <summary>"It did nothing" can be a denial; "nothing is known of it" is none.</summary>
    private static bool DoesNotDispute(TextUnit unit) => !unit.Negated || unit.DoesNotKnow;

    /// <summary>Each side begins with a name that the other lacks: two parties that both deny something.</summary>
    private static bool AreOthers(TextUnit a, TextUnit b) =>
        a.FirstName is { } first && b.FirstName is { } other && !Has(b.Names, first) && !Has(a.Names, other);

    private static bool Has(ImmutableArray<string> names, string name)
    {
        foreach (var other in names)
            if (other == name || (name.Length >= SameStem && other.AsSpan().StartsWith(name.AsSpan(0, SameStem))))
                return true;
        return false;
    }

    /// <returns>1 where both sides name a day and none in common.</returns>
    private static double Differ(ImmutableArray<string> a, ImmutableArray<string> b) =>
        a.IsEmpty || b.IsEmpty || SortedWords.Shared(a.AsSpan(), b.AsSpan()) > 0 ? 0 : 1;

    private static double QuotedAlike(ImmutableArray<Term> a, ImmutableArray<Term> b) =>
        a.IsEmpty || b.IsEmpty ? 0 : SharedWeight(a, b) / Math.Min(WeightOf(a), WeightOf(b));

    private static double WeightOf(ImmutableArray<Term> terms)
    {
        var sum = 0.0;
        foreach (var term in terms)
            sum += term.Weight;
        return sum;
    }

    /// <returns>(1 where a number is shared, 1 where both have numbers and none is shared).</returns>
    private static (double Shared, double Differ) Compare(ImmutableArray<NumberMention> a, ImmutableArray<NumberMention> b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return (0, 0);
        foreach (var x in a)
        foreach (var y in b)
            if (x.Low == y.Low && x.High == y.High)
                return (1, 0);
        return (0, 1);
    }
}
