namespace NarrativeDiff.Core.Alignment;

/// <summary>How far other witnesses bear a pair out: sentences of third articles that are taken for the same as both.</summary>
/// <remarks>
/// The mean of the three highest min(P(a,c), P(c,b)), P the first judgement, each unit's nearest <see cref="Kept"/> looked at.
/// The sum over all witnesses instead of the best three made it worse (ECB+ dev AP of strong pairs .756 against .777): a large story would
/// support anything.
/// </remarks>
internal sealed class Support
{
    /// <summary>Neighbours remembered of each unit; a bound on the work, not a tuned figure.</summary>
    private const int Kept = 24;

    /// <summary>Lowest first judgement that counts as agreement. .10: as where a pair starts to be listed as a link.</summary>
    private const double MinAgreement = 0.10;

    /// <summary>A logit safely below <see cref="MinAgreement"/>: most pairs are settled without an exponential.</summary>
    private const float SurelyNot = -2.3f;

    private readonly int[] _witness;
    private readonly Neighbour[][] _neighbours;

    private readonly record struct Neighbour(int Place, float P, int Witness);

    /// <param name="judged">By unit, its pairs with later ones.</param>
    public Support(IReadOnlyList<TextUnit> units, PairScores.Judged[][] judged)
    {
        _witness = [.. units.Select(unit => unit.Witness)];
        var found = new List<Neighbour>?[units.Count];
        for (var a = 0; a < judged.Length; a++)
            foreach (var (b, logit, _) in judged[a])
                if (logit > SurelyNot && PairModel.Probability(logit) is var p and >= MinAgreement)
                {
                    if (units[b].IsNewest)
                        Keep(found[a] ??= new(Kept), new Neighbour(b, (float)p, _witness[b]));
                    if (units[a].IsNewest)
                        Keep(found[b] ??= new(Kept), new Neighbour(a, (float)p, _witness[a]));
                }
        _neighbours = [.. found.Select(nearest => nearest?.ToArray() ?? [])];
    }

    /// <summary>Keeps the nearest, nearest first. Neighbours come in the order of their places, so of equals the earlier goes
    /// first.</summary>
    private static void Keep(List<Neighbour> nearest, Neighbour neighbour)
    {
        if (nearest.Count == Kept)
        {
            if (neighbour.P <= nearest[^1].P)
                return;
            nearest.RemoveAt(Kept - 1);
        }
        var at = nearest.Count;
        while (at > 0 && nearest[at - 1].P < neighbour.P)
            at--;
        nearest.Insert(at, neighbour);
    }

    /// <summary>Lays out what unit <paramref name="a"/> agrees with; <paramref name="row"/> has a place a unit and must be zero
    /// before.</summary>
    public void Spread(int a, float[] row)
    {
        foreach (var (place, p, _) in _neighbours[a])
            row[place] = p;
    }

    public void Clear(int a, float[] row)
    {
        foreach (var (place, _, _) in _neighbours[a])
            row[place] = 0;
    }

    /// <param name="row">Laid out by <see cref="Spread"/> for <paramref name="a"/>.</param>
    /// <returns>0 to 1.</returns>
    public double Of(int a, int b, float[] row)
    {
        if (_neighbours[a].Length == 0)
            return 0;
        var (first, second, third) = (0f, 0f, 0f);
        var (witnessA, witnessB) = (_witness[a], _witness[b]);
        foreach (var (place, p, other) in _neighbours[b])
        {
            // Nearest first: none that follows agrees more than this one could.
            if (p <= third)
                break;
            var agreed = Math.Min(p, row[place]);
            if (agreed <= third || other == witnessA || other == witnessB)
                continue;
            (first, second, third) =
                agreed > first ? (agreed, first, second)
                : agreed > second ? (first, agreed, second)
                : (first, second, agreed);
        }
        return (first + second + third) / 3;
    }
}
