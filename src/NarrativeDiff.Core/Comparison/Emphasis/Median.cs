namespace NarrativeDiff.Core.Comparison.Emphasis;

/// <summary>The middle of some values: what most others do.</summary>
internal static class Median
{
    /// <returns>Of an even number of values the mean of the two in the middle.</returns>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
