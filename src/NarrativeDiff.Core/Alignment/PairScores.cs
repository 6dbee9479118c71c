using System.Buffers;
using NarrativeDiff.Core.Articles;

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

    /// <summary>Pairs with a lower first logit are forgotten: −5 is a probability of .007. Higher where too many pairs would stand:
    /// <see cref="Floor"/>.</summary>
    private const double MinLogit = -5;

    /// <summary>Every so many-th block of rows is judged first, where more pairs could stand than are kept.</summary>
    private const int Sampled = 16;

    /// <summary>Steps in which the floor is raised.</summary>
    private const double Step = 0.25;

    /// <summary>Stories of so many units keep their cosines from the first look to the second (16 MB); those of larger ones are made
    /// twice.</summary>
    private const int MaxKept = 2048;

    private readonly TextUnit[] _units;
    private readonly UnitFlags[] _marks;
    private readonly ArticleWords _articles;
    private readonly PairModel _model;
    private readonly SimilarityRows _rows;
    private readonly SharedTerms _shared;
    private readonly float[] _hubness;
    private readonly ParallelOptions _until;
    private Support? _support;

    private PairScores(IReadOnlyList<TextUnit> units, ArticleWords articles, PairModel model, float[]? cosines, WorkBudget? budget = null)
    {
        _until = new ParallelOptions { CancellationToken = (budget ?? WorkBudget.Usual).Cancel };
        (_units, _marks, _articles, _model) = ([.. units], UnitFlags.Of(units), articles, model);
        (_rows, _shared, _hubness) = (new SimilarityRows(units), new SharedTerms(units), new float[units.Count]);
        var all = new Hubness(_marks);
        ForEachRow(
            cosines,
            fill: true,
            () => new Hubness(_marks),
            (a, row, met) => met.Meet(a, row),
            met =>
            {
                lock (all)
                    all.Add(met);
            }
        );
        for (var a = 0; a < _hubness.Length; a++)
            _hubness[a] = all.Of(a);
    }

    /// <summary>A pair by the place of its later unit, as judged before support is known.</summary>
    internal readonly record struct Judged(int B, float First, float Alone);

    public static IReadOnlyList<ScoredPair> Of(IReadOnlyList<TextUnit> units, ArticleWords articles, PairModel model) =>
        [.. Rows(units, articles, model, out _).SelectMany(row => row)];

    /// <param name="work">What <see cref="FeaturesOf"/> can be asked of.</param>
    /// <param name="maxPairs">Kept, about; where more would stand, the least likely go.</param>
    /// <param name="budget">Who ends the work; null: nobody.</param>
    /// <returns>By unit, its pairs with later ones in their order.</returns>
    public static ScoredPair[][] Rows(
        IReadOnlyList<TextUnit> units,
        ArticleWords articles,
        PairModel model,
        out PairScores work,
        int maxPairs = int.MaxValue,
        WorkBudget? budget = null
    )
    {
        var room = units.Count <= MaxKept ? ArrayPool<float>.Shared.Rent((units.Count + SimilarityRows.Block) * units.Count) : null;
        var judging = work = new PairScores(units, articles, model, room, budget);
        var judged = judging.Judge(room, judging.Floor(maxPairs));
        if (room is not null)
            ArrayPool<float>.Shared.Return(room);
        work._rows.Dispose();
        var support = work._support = new Support(units, judged);
        var scored = new ScoredPair[units.Count][];
        Parallel.For(
            0,
            units.Count,
            work._until,
            () => new float[units.Count],
            (a, _, row) =>
            {
                scored[a] = judging.Scored(a, judged[a], row);
                return row;
            },
            _ => { }
        );
        return scored;
    }

    /// <param name="row">Zero, a place a unit; left as it was.</param>
    private ScoredPair[] Scored(int a, Judged[] judged, float[] row)
    {
        var pairs = judged.Length == 0 ? [] : GC.AllocateUninitializedArray<ScoredPair>(judged.Length);
        var weight = _model.Final.Weights[PairFeatures.Support];
        _support!.Spread(a, row);
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = new ScoredPair(a, judged[i].B, judged[i].Alone + weight * _support.Of(a, judged[i].B, row));
        _support.Clear(a, row);
        return pairs;
    }

    /// <summary>The features of one pair, once more, to explain its score.</summary>
    /// <param name="row">Zero, a place a unit; left as it was.</param>
    public void FeaturesOf(int a, int b, float[] row, Span<double> into)
    {
        Describe(a, b, PairFeatures.Cosine(_units[a], _units[b]), PairFeatures.SharedWeight(_units[a].Terms, _units[b].Terms), into);
        _support!.Spread(a, row);
        into[PairFeatures.Support] = _support.Of(a, b, row);
        _support.Clear(a, row);
    }

    public delegate void Visit(int a, int b, ReadOnlySpan<double> features);

    /// <summary>Visits each pair that <see cref="Of"/> looks at, in order, with all features; for learning. The span is good until the
    /// visit returns.</summary>
    public static void ForEach(IReadOnlyList<TextUnit> units, ArticleWords articles, PairModel model, Visit visit)
    {
        var work = new PairScores(units, articles, model, null);
        var support = new Support(units, work.Judge(null, MinLogit));
        var row = new float[units.Count];
        var cosines = new float[SimilarityRows.Block * units.Count];
        var features = new double[PairFeatures.Names.Length];
        var words = new double[units.Count];
        for (var a = 0; a < units.Count; a++)
        {
            support.Spread(a, row);
            work._rows.Fill(a, 0, cosines);
            work._shared.Fill(a, words);
            for (var b = a + 1; b < units.Count; b++)
                if (cosines[b] >= MinCosine && work.CanBeLinked(work._marks[a], b))
                {
                    work.Describe(a, b, cosines[b], words[b], features);
                    features[PairFeatures.Support] = support.Of(a, b, row);
                    visit(a, b, features);
                }
            support.Clear(a, row);
        }
    }

    /// <summary>By unit, the pairs with later units that the first judgement leaves standing.</summary>
    /// <param name="cosines">As the first look left them; null: they are made again.</param>
    /// <param name="least">The lowest first logit that stands.</param>
    private Judged[][] Judge(float[]? cosines, double least)
    {
        var judged = new Judged[_units.Length][];
        ForEachRow(
            cosines,
            fill: cosines is null,
            () => (Words: new double[_units.Length], Kept: new Judged[_units.Length]),
            (a, row, room) => judged[a] = Judge(a, row, room.Words, room.Kept, least),
            _ => { }
        );
        return judged;
    }

    /// <summary>The first logit from which about so many pairs stand, judged by a sample of the rows; the same on every machine.</summary>
    private double Floor(int maxPairs)
    {
        if ((long)_units.Length * _units.Length / 2 <= maxPairs)
            return MinLogit;
        var counts = new long[(int)(-2 * MinLogit / Step)];
        ForEachRow(
            null,
            fill: true,
            () => (Words: new double[_units.Length], Kept: new Judged[_units.Length], Counts: new long[counts.Length]),
            (a, row, room) =>
            {
                foreach (var pair in Judge(a, row, room.Words, room.Kept, MinLogit))
                    room.Counts[Math.Clamp((int)((pair.First - MinLogit) / Step), 0, counts.Length - 1)]++;
            },
            room =>
            {
                lock (counts)
                    for (var i = 0; i < counts.Length; i++)
                        counts[i] += room.Counts[i];
            },
            Sampled
        );
        var (at, standing) = (counts.Length, 0L);
        while (at > 0 && (standing + counts[at - 1]) * Sampled <= maxPairs)
            standing += counts[--at];
        return MinLogit + at * Step;
    }

    private Judged[] Judge(int a, ReadOnlySpan<float> cosines, double[] words, Judged[] kept, double least)
    {
        Span<double> features = stackalloc double[PairFeatures.Names.Length];
        var (mark, count) = (_marks[a], 0);
        _shared.Fill(a, words);
        for (var b = a + 1; b < cosines.Length; b++)
        {
            if (!(cosines[b] >= MinCosine) || !CanBeLinked(mark, b))
                continue;
            var plain = mark.IsPlainWith(_marks[b]);
            if (plain)
                PairFeatures.OfPlain(
                    mark,
                    _marks[b],
                    cosines[b],
                    _hubness[a] + _hubness[b],
                    _articles[mark.Witness, _marks[b].Witness],
                    words[b],
                    features
                );
            else
                Describe(a, b, cosines[b], words[b], features);
            if (_model.First.Logit(features, plain) is var first && first >= least)
                kept[count++] = new Judged(b, (float)first, (float)_model.Final.Logit(features, plain));
        }
        return kept.AsSpan(0, count).ToArray();
    }

    private bool CanBeLinked(UnitFlags mark, int b) => mark.Witness != _marks[b].Witness && (mark.IsNewest || _marks[b].IsNewest);

    private void Describe(int a, int b, float cosine, double words, Span<double> features) =>
        PairFeatures.Of(
            _units[a],
            _units[b],
            cosine,
            _hubness[a] + _hubness[b],
            _articles[_marks[a].Witness, _marks[b].Witness],
            words,
            features
        );

    /// <param name="cosines">Those of unit <paramref name="a"/>; good from the place behind it on.</param>
    private delegate void Row<in T>(int a, ReadOnlySpan<float> cosines, T room);

    /// <summary>Visits each unit's cosines with later ones.</summary>
    /// <param name="all">Room for the cosines of all pairs; null: each thread has room for a block of rows.</param>
    /// <param name="fill">False where <paramref name="all"/> holds them already.</param>
    /// <param name="room">What a thread has to work in; handed to <paramref name="done"/> at its end.</param>
    /// <param name="every">Only every so many-th block of rows.</param>
    private void ForEachRow<T>(float[]? all, bool fill, Func<T> room, Row<T> visit, Action<T> done, int every = 1)
    {
        var blocks = (_units.Length + SimilarityRows.Block - 1) / SimilarityRows.Block;
        var size = SimilarityRows.Block * _units.Length;
        Parallel.For(
            0,
            (blocks + every - 1) / every,
            _until,
            () => (Cosines: all is null ? new float[size] : [], Room: room()),
            (turn, _, own) =>
            {
                var block = turn * every;
                var first = block * SimilarityRows.Block;
                var cosines = all is null ? own.Cosines.AsSpan() : all.AsSpan(block * size, size);
                if (fill)
                    _rows.Fill(first, first, cosines);
                for (var a = first; a < Math.Min(first + SimilarityRows.Block, _units.Length); a++)
                    visit(a, cosines.Slice((a - first) * _units.Length, _units.Length), own.Room);
                return own;
            },
            own => done(own.Room)
        );
    }
}
