using NarrativeDiff.Core.SmallPrint;
using Speakers = NarrativeDiff.Core.Analysis.Variation;

namespace NarrativeDiff.Benchmarks.SmallPrint;

/// <summary>Prints how many invented variations of each kind of small print are read right, as a table for the evaluation page, and names
/// each wrong one.</summary>
internal static class SmallPrintBenchmark
{
    private const double LeastRight = 0.95;

    private sealed record Outcome(string Kind, string Input, string Expected, string Found, bool IsRight);

    /// <returns>1 where a kind has less than 95 % right.</returns>
    public static int Run()
    {
        Console.WriteLine("| kind | variations | right |\n|---|---|---|");
        var all = Speaking().Concat(Written()).ToArray();
        var enough = true;
        foreach (var kind in all.GroupBy(one => one.Kind, StringComparer.Ordinal))
        {
            var right = kind.Count(one => one.IsRight);
            Console.WriteLine($"| {kind.Key} | {kind.Count()} | {right} |");
            enough &= right >= LeastRight * kind.Count();
        }

        foreach (var wrong in all.Where(one => !one.IsRight))
            Console.WriteLine($"\nwrong: {wrong.Kind}: {wrong.Input}\n  expected {wrong.Expected}\n  found {wrong.Found}");
        return enough ? 0 : 1;
    }

    private static IEnumerable<Outcome> Written() =>
        Variation.All.Select(one => new Outcome(one.Kind, one.Input, one.Expected, one.Found(), one.IsRight()));

    private static IEnumerable<Outcome> Speaking()
    {
        using var table = new StreamReader(typeof(SmallPrintBenchmark).Assembly.GetManifestResourceStream("speaker-variations.tsv")!);
        return [.. Speakers.Read(table).Select(one => new Outcome(one.Kind, one.Text, one.Expected, one.Actual, one.IsRight))];
    }
}
