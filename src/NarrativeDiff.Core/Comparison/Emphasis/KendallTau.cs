namespace NarrativeDiff.Core.Comparison.Emphasis;

/// <summary>How far two orders of the same things agree: 1 the same order, −1 the reverse.</summary>
/// <remarks>Kendall's tau-b (Kendall 1945), which allows for ties; by counting pairs, at most a few hundred statements an
/// article.</remarks>
internal static class KendallTau
{
    private const int MaxCompared = 400;

    /// <returns>0 where all of one side are tied.</returns>
    public static double Of(ReadOnlySpan<(double X, double Y)> pairs)
    {
        var some = pairs[..Math.Min(pairs.Length, MaxCompared)];
        long score = 0,
            xs = 0,
            ys = 0;
        for (var i = 0; i < some.Length; i++)
        for (var j = i + 1; j < some.Length; j++)
        {
            var (x, y) = (Math.Sign(some[i].X - some[j].X), Math.Sign(some[i].Y - some[j].Y));
            score += x * y;
            xs += Math.Abs(x);
            ys += Math.Abs(y);
        }
        return xs == 0 || ys == 0 ? 0 : score / Math.Sqrt((double)xs * ys);
    }
}
