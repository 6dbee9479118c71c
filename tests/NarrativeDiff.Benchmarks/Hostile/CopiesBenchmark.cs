using System.Globalization;
using NarrativeDiff.Benchmarks.Comparison;
using NarrativeDiff.Benchmarks.Day;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Benchmarks.Hostile;

/// <summary>How a report grows where many outlets carry one text, as it came or with a headline and a line of their own.</summary>
internal static class CopiesBenchmark
{
    private const int Sentences = 20;

    public static int Run(int[] sizes)
    {
        Console.WriteLine("| texts | outlets | seconds | MB allocated | report, kB |\n|---|--:|--:|--:|--:|");
        Measure("warm-up", 3, Equal, show: false);
        foreach (var size in sizes)
            Measure("one text", size, Equal);
        foreach (var size in sizes)
            Measure("one body, headlines and a line of their own", size, NearlyEqual);
        Measure(
            "1,000 equal sentences",
            2,
            (_, _) => ("A bridge was closed", string.Join(' ', Enumerable.Repeat("A bridge was closed in the town on Monday.", 1000)))
        );
        Measure(
            "1,000 sentences that differ in a number",
            2,
            (_, _) =>
                (
                    "A bridge was closed",
                    string.Join(' ', Enumerable.Range(0, 1000).Select(i => $"Bridge {i} was closed in the town on Monday, police said."))
                )
        );
        return 0;
    }

    private static (string Headline, string Body) Equal(int outlets, int outlet) =>
        (InventedNews.Story(0, 1, Sentences).Versions[0].Headline, InventedNews.Story(0, 1, Sentences).Versions[0].Body);

    private static (string Headline, string Body) NearlyEqual(int outlets, int outlet) =>
        (
            $"{Equal(outlets, outlet).Headline}, outlet {outlet} learns",
            $"{Equal(outlets, outlet).Body}\nReaders of outlet {outlet} sent {outlet + 3} pictures of the scene."
        );

    private static void Measure(string name, int outlets, Func<int, int, (string Headline, string Body)> text, bool show = true)
    {
        var story = new Story(
            "copies",
            [
                .. Enumerable
                    .Range(0, outlets)
                    .Select(outlet =>
                        text(outlets, outlet) is var (headline, body)
                            ? new ArticleVersion
                            {
                                Key = new ArticleKey(new OutletId($"outlet-{outlet:D3}"), "copy"),
                                Headline = headline,
                                Body = body,
                                PublishedAt = DateTimeOffset.UnixEpoch.AddMinutes(outlet),
                            }
                            : null!
                    ),
            ]
        );
        var (began, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var report = new StoryComparer(new HashedEncoder()).Compare(story);
        var bytes = ReportJson.WriteUtf8(report).Length;
        if (show)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {outlets} | {(Environment.CpuUsage.TotalTime - began).TotalSeconds:f2} | "
                        + $"{(GC.GetTotalAllocatedBytes() - allocated) / 1e6:f0} | {bytes / 1e3:f0} |"
                )
            );
    }
}
