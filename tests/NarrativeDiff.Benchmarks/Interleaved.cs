using System.Diagnostics;

namespace NarrativeDiff.Benchmarks;

/// <summary>Times several ways of doing one thing side by side: they take turns, and each counts with its median round, so that other load
/// falls on all of them.</summary>
internal static class Interleaved
{
    /// <returns>The median seconds of each way, the first round left out.</returns>
    public static double[] Seconds(int rounds, params IReadOnlyList<Action> ways) =>
        [.. Measure(rounds, () => TimeSpan.Zero, ways).Select(way => way.Seconds)];

    /// <summary>The same with the processor time that each way took: on a machine with other work that is the steadier of the
    /// two.</summary>
    /// <param name="processor">Processor time used so far by whoever works.</param>
    public static (double Seconds, double ProcessorSeconds)[] Measure(
        int rounds,
        Func<TimeSpan> processor,
        params IReadOnlyList<Action> ways
    )
    {
        var times = ways.Select(_ => new List<(double Seconds, double Processor)>()).ToArray();
        for (var round = -1; round < rounds; round++) // the first warms up
        {
            for (var i = 0; i < ways.Count; i++)
            {
                var used = processor();
                var watch = Stopwatch.StartNew();
                ways[i]();
                if (round >= 0)
                    times[i].Add((watch.Elapsed.TotalSeconds, (processor() - used).TotalSeconds));
            }
        }

        return
        [
            .. times.Select(rounds => (Median(rounds.Select(round => round.Seconds)), Median(rounds.Select(round => round.Processor)))),
        ];
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
