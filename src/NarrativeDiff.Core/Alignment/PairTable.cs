namespace NarrativeDiff.Core.Alignment;

/// <summary>How likely two clauses of the newest versions report the same, for the pairs where that is worth knowing.</summary>
/// <remarks>A row of many readings holds pairs that never met: each is like some of the others. What sets two readings beside each other
/// asks here first.</remarks>
internal sealed class PairTable
{
    /// <summary>Less alike sentences may be about one thing and yet say another of it.</summary>
    public const float MinCosine = 0.5f;

    /// <summary>Share of all content words that both have, from which a lower score will do: another number, day or name lowers
    /// it.</summary>
    public const double MinSameWords = 0.6;

    /// <summary>Lower scores are not kept; asked for, they are 0.</summary>
    private const double MinKept = 0.4;

    private readonly Dictionary<(int, int, int), int> _places = [];
    private readonly Dictionary<(int, int), float> _scores = [];

    private PairTable(ScoredStory scored)
    {
        var units = scored.Units.Segments;
        for (var place = 0; place < units.Length; place++)
            if (units[place].IsNewest)
                _places[Key(units[place])] = place;
        var least = PairModel.Logit(MinKept);
        foreach (var pair in scored.Segments)
            if (pair.Logit >= least && units[pair.A].IsNewest && units[pair.B].IsNewest)
                _scores[(pair.A, pair.B)] = (float)pair.Probability;
    }

    public static PairTable Of(ScoredStory scored) => new(scored);

    /// <returns>0–1; 0 below .4 and for two units of one witness.</returns>
    public double Score(TextUnit a, TextUnit b) =>
        _places.TryGetValue(Key(a), out var one) && _places.TryGetValue(Key(b), out var other)
            ? _scores.GetValueOrDefault((Math.Min(one, other), Math.Max(one, other)))
            : 0;

    private static (int, int, int) Key(TextUnit unit) => (unit.Witness, unit.Sentence, unit.Part);
}
