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

    private readonly IReadOnlyList<Unit> units;
    private readonly (int Place, float P)[][] neighbours;

    public Support(IReadOnlyList<Unit> units, IEnumerable<(int A, int B, float Logit)> judged)
    {
        this.units = units;
        var found = units.Select(_ => new List<(int Place, float P)>()).ToArray();
        foreach (var (a, b, logit) in judged)
            if (PairModel.Probability(logit) is var p and >= AgreesFrom)
            {
                if (units[b].IsNewest)
                    found[a].Add((b, (float)p));
                if (units[a].IsNewest)
                    found[b].Add((a, (float)p));
            }
        neighbours = [.. found.Select(near => near.OrderByDescending(pair => pair.P).ThenBy(pair => pair.Place).Take(Kept).ToArray())];
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
        Span<float> top = stackalloc float[Best];
        top.Clear();
        foreach (var (place, p) in neighbours[b])
        {
            var agreed = Math.Min(p, row[place]);
            if (agreed <= top[^1] || units[place].Witness == units[a].Witness || units[place].Witness == units[b].Witness)
                continue;
            for (var i = 0; i < Best; i++)
                if (agreed > top[i])
                    (agreed, top[i]) = (top[i], agreed);
        }
        return (top[0] + top[1] + top[2]) / Best;
    }
}
