using System.Numerics.Tensors;

namespace NarrativeDiff.Core.Alignment;

/// <summary>A scored pair of units by their places in the list scored; <see cref="A"/> &lt; <see cref="B"/>.</summary>
internal readonly record struct ScoredPair(int A, int B, double Logit)
{
    public double Probability => PairModel.Probability(Logit);
}

/// <summary>The pairs of units of different witnesses that are worth a look, scored.</summary>
internal static class PairScores
{
    /// <summary>Pairs of a lower cosine are not looked at: .15 loses 0.7 % of the pairs of ECB+ dev that report the same event.</summary>
    public const float MinCosine = 0.15f;

    private const int Neighbours = 4;

    public static IReadOnlyList<ScoredPair> Of(IReadOnlyList<Unit> units, IReadOnlyList<float[]> gists, PairModel model)
    {
        var pairs = new List<ScoredPair>();
        ForEach(units, gists, (a, b, features) => pairs.Add(new ScoredPair(a, b, model.Logit(features))));
        return pairs;
    }

    public delegate void Visit(int a, int b, ReadOnlySpan<double> features);

    /// <summary>Visits each pair worth a look in order, with its <see cref="PairFeatures"/>; the span is good until the visit returns.</summary>
    public static void ForEach(IReadOnlyList<Unit> units, IReadOnlyList<float[]> gists, Visit visit)
    {
        var cosines = Cosines(units);
        var hubness = units.Select((_, i) => Hubness(units, cosines, i)).ToArray();
        Span<double> features = stackalloc double[PairFeatures.Names.Length];
        for (var a = 0; a < units.Count; a++)
            for (var b = a + 1; b < units.Count; b++)
            {
                var cosine = cosines[a][b - a - 1];
                if (units[a].Witness == units[b].Witness || cosine < MinCosine || !(units[a].IsNewest || units[b].IsNewest))
                    continue;
                var articles = TensorPrimitives.Dot<float>(gists[units[a].Witness], gists[units[b].Witness]);
                PairFeatures.Of(units[a], units[b], cosine, hubness[a] + hubness[b], articles, features);
                visit(a, b, features);
            }
    }

    /// <summary>Upper triangle, row by row; the row of a unit starts at the unit after it.</summary>
    internal static float[][] Cosines(IReadOnlyList<Unit> units)
    {
        var rows = new float[units.Count][];
        Parallel.For(0, units.Count, a =>
        {
            var row = rows[a] = new float[units.Count - a - 1];
            for (var b = a + 1; b < units.Count; b++)
                row[b - a - 1] = PairFeatures.Cosine(units[a], units[b]);
        });
        return rows;
    }

    /// <summary>How close a unit is to everything: the mean of its top similarities to other witnesses' units.</summary>
    internal static float Hubness(IReadOnlyList<Unit> units, float[][] cosines, int a)
    {
        Span<float> top = stackalloc float[Neighbours];
        top.Clear();
        for (var b = 0; b < units.Count; b++)
        {
            if (units[b].Witness == units[a].Witness || !units[b].IsNewest)
                continue;
            var cosine = a < b ? cosines[a][b - a - 1] : cosines[b][a - b - 1];
            for (var i = 0; i < Neighbours; i++)
                if (cosine > top[i])
                    (cosine, top[i]) = (top[i], cosine);
        }
        return (top[0] + top[1] + top[2] + top[3]) / Neighbours;
    }
}
