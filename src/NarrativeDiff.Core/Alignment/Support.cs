namespace NarrativeDiff.Core.Alignment;

/// <summary>How far other witnesses bear a pair out: sentences of third articles that are taken for the same as both.</summary>
/// <remarks>
/// The mean of the three highest min(P(a,c), P(c,b)), P the first judgement, each unit's nearest <see cref="Kept"/> looked at.
/// The sum over all witnesses instead of the best three made it worse (ECB+ dev AP of strong pairs .756 against .777): a large story would support anything.
/// </remarks>
internal sealed class Support
{
    /// <summary>Neighbours remembered of each unit; a bound on the work, not a tuned figure.</summary>
    private const int Kept = 24;

    /// <summary>Lowest first judgement that counts as agreement. .10: as where a pair starts to be listed as a link.</summary>
    private const double AgreesFrom = 0.10;

    private const int Best = 3;

    /// <summary>A logit safely below <see cref="AgreesFrom"/>: most pairs are settled without an exponential.</summary>
    private const float SurelyNot = -2.3f;

    private readonly int[] witness;
    private readonly Neighbour[][] neighbours;

    private readonly record struct Neighbour(int Place, float P);

    /// <param name="judged">By unit, its pairs with later ones.</param>
    public Support(IReadOnlyList<Unit> units, PairScores.Judged[][] judged)
    {
        witness = [.. units.Select(unit => unit.Witness)];
        var found = new List<Neighbour>?[units.Count];
        for (var a = 0; a < judged.Length; a++)
            foreach (var (b, logit, _) in judged[a])
                if (logit > SurelyNot && PairModel.Probability(logit) is var p and >= AgreesFrom)
                {
                    if (units[b].IsNewest)
                        (found[a] ??= []).Add(new Neighbour(b, (float)p));
                    if (units[a].IsNewest)
                        (found[b] ??= []).Add(new Neighbour(a, (float)p));
                }
        neighbours = [.. found.Select(Nearest)];
    }

    private static Neighbour[] Nearest(List<Neighbour>? found)
    {
        if (found is null)
            return [];
        found.Sort(static (x, y) => x.P != y.P ? y.P.CompareTo(x.P) : x.Place.CompareTo(y.Place));
        return [.. found.Take(Kept)];
    }

    /// <summary>Lays out what unit <paramref name="a"/> agrees with; <paramref name="row"/> has a place a unit and must be zero before.</summary>
    public void Spread(int a, float[] row)
    {
        foreach (var (place, p) in neighbours[a])
            row[place] = p;
    }

    public void Clear(int a, float[] row)
    {
        foreach (var (place, _) in neighbours[a])
            row[place] = 0;
    }

    /// <param name="row">Laid out by <see cref="Spread"/> for <paramref name="a"/>.</param>
    /// <returns>0 to 1.</returns>
    public double Of(int a, int b, float[] row)
    {
        if (neighbours[a].Length == 0)
            return 0;
        Span<float> top = stackalloc float[Best];
        top.Clear();
        foreach (var (place, p) in neighbours[b])
        {
            var agreed = Math.Min(p, row[place]);
            if (agreed <= top[^1] || witness[place] == witness[a] || witness[place] == witness[b])
                continue;
            for (var i = 0; i < Best; i++)
                if (agreed > top[i])
                    (agreed, top[i]) = (top[i], agreed);
        }
        return (top[0] + top[1] + top[2]) / Best;
    }
}
