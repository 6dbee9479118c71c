namespace NarrativeDiff.Core.Alignment;

/// <summary>A scored pair of units by their places in the list scored; <see cref="A"/> &lt; <see cref="B"/>.</summary>
internal readonly record struct ScoredPair(int A, int B, double Logit)
{
    public double Probability => PairModel.Probability(Logit);
}

/// <summary>Scores the pairs of units of different witnesses, and keeps those that may report the same.</summary>
/// <remarks>Rows are worked on in parallel and put together in order: the result does not depend on the number of threads.</remarks>
internal sealed class PairScores
{
    /// <summary>Pairs of a lower cosine are not looked at: .15 loses 0.7 % of the pairs of ECB+ dev that report the same event.</summary>
    public const float MinCosine = 0.15f;

    /// <summary>Pairs with a lower first logit are forgotten: −5 is a probability of .007.</summary>
    private const double MinLogit = -5;

    private const int Neighbours = 4;

    private readonly IReadOnlyList<Unit> units;
    private readonly ArticleWords articles;
    private readonly PairModel model;
    private readonly SimilarityRows rows;
    private readonly SharedTerms shared;
    private readonly int[] witness;
    private readonly bool[] newest;
    private readonly float[] hubness;
    private Support? support;

    private PairScores(IReadOnlyList<Unit> units, ArticleWords articles, PairModel model)
    {
        (this.units, this.articles, this.model, rows, shared) = (units, articles, model, new SimilarityRows(units), new SharedTerms(units));
        witness = [.. units.Select(unit => unit.Witness)];
        newest = [.. units.Select(unit => unit.IsNewest)];
        hubness = new float[units.Count];
        ForEachRow(true, (a, cosines, _) => hubness[a] = Hubness(a, cosines));
    }

    /// <summary>A pair by the place of its later unit, as judged before support is known.</summary>
    internal readonly record struct Judged(int B, float First, float Alone);

    public static IReadOnlyList<ScoredPair> Of(IReadOnlyList<Unit> units, ArticleWords articles, PairModel model) =>
        [.. Rows(units, articles, model).SelectMany(row => row)];

    /// <returns>By unit, its pairs with later ones in their order.</returns>
    public static ScoredPair[][] Rows(IReadOnlyList<Unit> units, ArticleWords articles, PairModel model) => Rows(units, articles, model, out _);

    /// <param name="work">What <see cref="FeaturesOf"/> can be asked of.</param>
    public static ScoredPair[][] Rows(IReadOnlyList<Unit> units, ArticleWords articles, PairModel model, out PairScores work)
    {
        work = new PairScores(units, articles, model);
        var judged = work.Judge();
        var support = work.support = new Support(units, judged);
        var scored = new ScoredPair[units.Count][];
        Parallel.For(0, units.Count, () => new float[units.Count], (a, _, row) =>
        {
            support.Spread(a, row);
            var pairs = scored[a] = new ScoredPair[judged[a].Length];
            for (var i = 0; i < pairs.Length; i++)
            {
                var pair = judged[a][i];
                pairs[i] = new ScoredPair(a, pair.B, pair.Alone + model.Final.Weights[PairFeatures.Support] * support.Of(a, pair.B, row));
            }
            support.Clear(a, row);
            return row;
        }, _ => { });
        return scored;
    }

    /// <summary>The features of one pair, once more, for telling why it scored as it did.</summary>
    /// <param name="row">Zero, a place a unit; left as it was.</param>
    public void FeaturesOf(int a, int b, float[] row, Span<double> into)
    {
        Describe(a, b, PairFeatures.Cosine(units[a], units[b]), PairFeatures.SharedWeight(units[a].Terms, units[b].Terms), into);
        support!.Spread(a, row);
        into[PairFeatures.Support] = support.Of(a, b, row);
        support.Clear(a, row);
    }

    public delegate void Visit(int a, int b, ReadOnlySpan<double> features);

    /// <summary>Visits each pair that <see cref="Of"/> looks at, in order, with all features; for learning. The span is good until the visit returns.</summary>
    public static void ForEach(IReadOnlyList<Unit> units, ArticleWords articles, PairModel model, Visit visit)
    {
        var work = new PairScores(units, articles, model);
        var support = new Support(units, work.Judge());
        var row = new float[units.Count];
        var cosines = new float[SimilarityRows.Block * units.Count];
        var features = new double[PairFeatures.Names.Length];
        var words = new double[units.Count];
        for (var a = 0; a < units.Count; a++)
        {
            support.Spread(a, row);
            work.rows.Fill(a, 0, cosines);
            work.shared.Fill(a, words);
            for (var b = a + 1; b < units.Count; b++)
                if (work.IsWorthALook(a, b, cosines[b]))
                {
                    work.Describe(a, b, cosines[b], words[b], features);
                    features[PairFeatures.Support] = support.Of(a, b, row);
                    visit(a, b, features);
                }
            support.Clear(a, row);
        }
    }

    /// <summary>By unit, the pairs with later units that the first judgement leaves standing.</summary>
    private Judged[][] Judge()
    {
        var judged = new Judged[units.Count][];
        ForEachRow(false, (a, cosines, words) =>
        {
            Span<double> features = stackalloc double[PairFeatures.Names.Length];
            var kept = new List<Judged>();
            shared.Fill(a, words);
            for (var b = a + 1; b < cosines.Length; b++)
            {
                if (!IsWorthALook(a, b, cosines[b]))
                    continue;
                Describe(a, b, cosines[b], words[b], features);
                if (model.First.Logit(features) is var first and >= MinLogit)
                    kept.Add(new Judged(b, (float)first, (float)model.Final.Logit(features)));
            }
            judged[a] = [.. kept];
        });
        return judged;
    }

    private bool IsWorthALook(int a, int b, float cosine) =>
        cosine >= MinCosine && witness[a] != witness[b] && (newest[a] || newest[b]);

    private void Describe(int a, int b, float cosine, double words, Span<double> features) =>
        PairFeatures.Of(units[a], units[b], cosine, hubness[a] + hubness[b], articles[witness[a], witness[b]], words, features);

    /// <param name="words">A place a unit to work in.</param>
    private delegate void Row(int a, ReadOnlySpan<float> cosines, double[] words);

    /// <param name="whole">False where only the cosines with later units are asked for.</param>
    private void ForEachRow(bool whole, Row visit)
    {
        var blocks = (units.Count + SimilarityRows.Block - 1) / SimilarityRows.Block;
        Parallel.For(0, blocks, () => (Cosines: new float[SimilarityRows.Block * units.Count], Words: whole ? [] : new double[units.Count]), (block, _, room) =>
        {
            var first = block * SimilarityRows.Block;
            rows.Fill(first, whole ? 0 : first, room.Cosines);
            for (var a = first; a < Math.Min(first + SimilarityRows.Block, units.Count); a++)
                visit(a, room.Cosines.AsSpan((a - first) * units.Count, units.Count), room.Words);
            return room;
        }, _ => { });
    }

    /// <summary>How close a unit is to everything: the mean of its top similarities to other witnesses' units.</summary>
    private float Hubness(int a, ReadOnlySpan<float> cosines)
    {
        Span<float> top = stackalloc float[Neighbours];
        top.Clear();
        for (var b = 0; b < cosines.Length; b++)
        {
            var cosine = cosines[b];
            if (cosine <= top[^1] || witness[b] == witness[a] || !newest[b])
                continue;
            for (var i = 0; i < Neighbours; i++)
                if (cosine > top[i])
                    (cosine, top[i]) = (top[i], cosine);
        }
        return (top[0] + top[1] + top[2] + top[3]) / Neighbours;
    }
}
