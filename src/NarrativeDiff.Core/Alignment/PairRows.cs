namespace NarrativeDiff.Core.Alignment;

/// <summary>Scored pairs laid out flat by their first unit, so that the score of any pair is found without a table of pairs.</summary>
internal sealed class PairRows
{
    private readonly int[] starts;
    private readonly int[] others;
    private readonly double[] logits;

    /// <param name="rows">By unit, its pairs with later ones in their order.</param>
    public PairRows(ScoredPair[][] rows)
    {
        starts = new int[rows.Length + 1];
        for (var a = 0; a < rows.Length; a++)
            starts[a + 1] = checked(starts[a] + rows[a].Length);
        others = new int[starts[^1]];
        logits = new double[starts[^1]];
        for (var a = 0; a < rows.Length; a++)
            for (var i = 0; i < rows[a].Length; i++)
                (others[starts[a] + i], logits[starts[a] + i]) = (rows[a][i].B, rows[a][i].Logit);
    }

    /// <summary>A copy of all logits, each at the place of its pair.</summary>
    public double[] Logits() => [.. logits];

    public double LogitAt(int at) => logits[at];

    /// <returns>The place of a pair, <paramref name="a"/> &lt; <paramref name="b"/>; negative where it was not scored.</returns>
    public int Find(int a, int b) => Array.BinarySearch(others, starts[a], starts[a + 1] - starts[a], b);

    public IEnumerable<(int A, int B, int At)> Pairs()
    {
        for (var a = 0; a + 1 < starts.Length; a++)
            for (var at = starts[a]; at < starts[a + 1]; at++)
                yield return (a, others[at], at);
    }
}
