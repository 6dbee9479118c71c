using System.Diagnostics;

namespace NarrativeDiff.Benchmarks;

/// <summary>Times several ways of doing one thing side by side: they take turns, and each counts with its median round, so that other load falls on all of them.</summary>
internal static class Interleaved
{
    /// <returns>The median seconds of each way, the first round left out.</returns>
    public static double[] Seconds(int rounds, params IReadOnlyList<Action> ways)
    {
        var times = ways.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < rounds; round++) // the first warms up
        {
            for (var i = 0; i < ways.Count; i++)
            {
                var watch = Stopwatch.StartNew();
                ways[i]();
                if (round >= 0)
                    times[i].Add(watch.Elapsed.TotalSeconds);
            }
        }

        return [.. times.Select(seconds => seconds.Order().ElementAt(seconds.Count / 2))];
    }
}
