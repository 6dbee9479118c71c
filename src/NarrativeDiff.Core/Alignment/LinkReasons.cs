using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Says why a link scored as it did: what moved its score most, up or down.</summary>
/// <remarks>
/// The score of a link is the better of two: the sentences', or that of their best clauses, which is a mix of the clauses' own and the
/// sentences'.
/// All are sums over features, so what each reason adds can be reported to the last digit; features that say the same are one reason.
/// </remarks>
internal sealed class LinkReasons(
    PairModel model,
    PairScores sentences,
    PairScores clauses,
    int sentenceCount,
    int clauseCount,
    double sentenceShare
)
{
    /// <summary>Reasons reported of a link.</summary>
    private const int MaxReasons = 3;

    private readonly float[] _sentenceRow = new float[sentenceCount];
    private readonly float[] _clauseRow = new float[clauseCount];
    private readonly double[] _features = new double[PairFeatures.Names.Length];

    /// <param name="decided">The pair of clauses that scored better than the sentences; null where the sentences decided.</param>
    /// <returns>The strongest first; log-odds against those of an average pair.</returns>
    public ImmutableArray<LinkReason> Of(int a, int b, ScoredPair? decided)
    {
        Span<double> sums = stackalloc double[PairModel.ReasonNames.Length];
        sums.Clear();
        sentences.FeaturesOf(a, b, _sentenceRow, _features);
        model.Explain(_features, decided is null ? 1 : sentenceShare, sums);
        if (decided is { } pair)
        {
            clauses.FeaturesOf(pair.A, pair.B, _clauseRow, _features);
            model.Explain(_features, 1 - sentenceShare, sums);
        }
        var reported = new LinkReason[MaxReasons];
        for (var i = 0; i < MaxReasons; i++)
        {
            var strongest = Strongest(sums);
            reported[i] = new LinkReason(PairModel.ReasonNames[strongest], sums[strongest]);
            sums[strongest] = double.NaN;
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(reported);
    }

    /// <summary>Of equals the first; NaN: reported already.</summary>
    private static int Strongest(ReadOnlySpan<double> sums)
    {
        var strongest = -1;
        for (var i = 0; i < sums.Length; i++)
            if (!double.IsNaN(sums[i]) && (strongest < 0 || Math.Abs(sums[i]) > Math.Abs(sums[strongest])))
                strongest = i;
        return strongest;
    }
}
