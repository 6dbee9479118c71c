using NarrativeDiff.Core.SmallPrint;

namespace NarrativeDiff.Benchmarks.SmallPrint;

/// <summary>Prints how many invented variations of each kind of small print are read right, as a table for the evaluation page.</summary>
internal static class SmallPrintBenchmark
{
    /// <returns>1 where a kind has less than 95 % right.</returns>
    public static int Run()
    {
        const double least = 0.95;
        Console.WriteLine("| kind | variations | right | |\n|---|---|---|---|");
        var enough = true;
        foreach (var kind in Variation.All.GroupBy(variation => variation.Kind, StringComparer.Ordinal))
        {
            var wrong = kind.Where(variation => !variation.IsRight()).ToArray();
            Console.WriteLine(
                $"| {kind.Key} | {kind.Count()} | {kind.Count() - wrong.Length} | "
                    + $"{string.Join("; ", wrong.Select(variation => $"`{variation.Input.Replace("|", "\\|", StringComparison.Ordinal)}`"))} "
                    + $"|"
            );
            enough &= wrong.Length <= (1 - least) * kind.Count();
        }

        return enough ? 0 : 1;
    }
}
