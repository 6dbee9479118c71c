using System.Diagnostics;
using System.Globalization;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Comparison;

/// <summary>How the processor time and memory of one comparison grow with the story, vectors ready: first, and again after one new
/// article.</summary>
/// <remarks>The time of all threads together, for a long run is seldom alone on its machine.</remarks>
internal static class ScaleBenchmark
{
    private const int Sentences = 30;

    private sealed record Point(int Articles, double First, double Again, double Megabytes, double ReadMegabytes, int Statements, int Json)
    {
        /// <summary>Of the first comparison, by the clock on the wall.</summary>
        public required double Wall { get; init; }

        public required int Links { get; init; }
    }

    public static int Run(int[] sizes)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        Point? before = null;
        Measure(InventedNews.Story(1, 10, Sentences), encoder);
        foreach (var size in sizes)
        {
            var point = Measure(InventedNews.Story(0, size, Sentences), encoder);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{point.Articles, 5} articles: first {point.First, 7:f2} processor s{Growth(before, point, p => p.First)} "
                        + $"in {point.Wall:f1} s, after one new {point.Again, 7:f2} processor s{Growth(before, point, p => p.Again)}, "
                        + $"highest memory {point.Megabytes, 6:f0} MB{Growth(before, point, p => p.Megabytes)}, kept as read "
                        + $"{point.ReadMegabytes:f1} MB; {point.Statements} statements, {point.Links} links, "
                        + $"{point.Json / 1e6:f1} MB of JSON"
                )
            );
            before = point;
        }
        return 0;
    }

    /// <summary>The exponent e of size^e between two measurements.</summary>
    private static string Growth(Point? before, Point now, Func<Point, double> of) =>
        before is null
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $" (^{Math.Log(of(now) / of(before)) / Math.Log((double)now.Articles / before.Articles):f2})"
            );

    private static Point Measure(Story story, ISentenceEncoder encoder)
    {
        var known = StageBenchmark.Ready([story], encoder);
        var read = new ParsedArticleCache(long.MaxValue);
        var comparer = new StoryComparer(known, articles: read);
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var kept = story with { Versions = story.Versions[..^1] };
        new StoryComparer(known, articles: read).Compare(kept);
        var readBytes = GC.GetTotalMemory(forceFullCollection: true) - memory;
        using var peak = new MemoryPeak();
        var (began, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        var report = new StoryComparer(known).Compare(story);
        var (first, wall) = ((Environment.CpuUsage.TotalTime - began).TotalSeconds, clock.Elapsed.TotalSeconds);
        var megabytes = (peak.Highest - memory) / 1e6;
        var (statements, links, json) = (report.Statements.Length, report.Links.Length, ReportJson.Write(report, indented: false).Length);
        report = null;
        began = Environment.CpuUsage.TotalTime;
        comparer.Compare(story);
        return new Point(
            story.Versions.Length,
            first,
            (Environment.CpuUsage.TotalTime - began).TotalSeconds,
            megabytes,
            readBytes / 1e6,
            statements,
            json
        )
        {
            Wall = wall,
            Links = links,
        };
    }

    /// <summary>Looks at the heap every few milliseconds.</summary>
    private sealed class MemoryPeak : IDisposable
    {
        private readonly Timer _timer;
        private long _highest;

        public MemoryPeak() => _timer = new Timer(_ => Look(), null, 0, 5);

        public long Highest
        {
            get
            {
                Look();
                return _highest;
            }
        }

        public void Dispose() => _timer.Dispose();

        private void Look() => _highest = Math.Max(_highest, GC.GetTotalMemory(false));
    }
}
