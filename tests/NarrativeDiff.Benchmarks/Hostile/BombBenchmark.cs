using System.Diagnostics;
using System.Globalization;
using System.Text;
using NarrativeDiff.Benchmarks.Comparison;
using NarrativeDiff.Benchmarks.Day;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Hostile;

/// <summary>The time and memory that a hostile text costs, and how they grow when it is twice as long.</summary>
/// <remarks>A text is analysed, and compared in a story that holds it twice beside two ordinary articles. The time is that of the
/// processor: a long run is seldom alone on its machine.</remarks>
internal static class BombBenchmark
{
    private const int UsualBytes = 100_000;

    /// <summary>Beyond this a body is refused before it is compared.</summary>
    private const int MaxSentences = 2_000;

    private sealed record Cost(double Seconds, double Megabytes, string Stage);

    /// <param name="args">Bytes of the longer text, then words that a bomb's name must hold one of.</param>
    public static int Run(string[] args)
    {
        var bytes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : UsualBytes;
        var wanted = args.Skip(1).ToArray();
        Measure(new TextBomb("warm-up", length => InventedNews.Story(1, 1, length / 100).Versions[0].Body), bytes / 2);
        Console.WriteLine($"| text | bytes | seconds | MB allocated | exponent | slowest stage |\n|---|--:|--:|--:|--:|---|");
        var (slow, steep) = (0, 0);
        foreach (
            var bomb in TextBombs.All.Where(bomb =>
                wanted.Length == 0 || wanted.Any(word => bomb.Name.Contains(word, StringComparison.Ordinal))
            )
        )
        {
            var (half, whole) = (Measure(bomb, bytes / 2), Measure(bomb, bytes));
            var exponent = Math.Log2(whole.Seconds / half.Seconds);
            var size = Encoding.UTF8.GetByteCount(bomb.Make(bytes));
            slow += whole.Seconds / size * 100_000 > 2 ? 1 : 0;
            steep += exponent > 1.2 && whole.Seconds > 0.2 ? 1 : 0;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {bomb.Name.Replace("|", "\\|", StringComparison.Ordinal)} | {size} | {whole.Seconds:f2} | "
                        + $"{whole.Megabytes:f0} | {exponent:f2} | {whole.Stage} |"
                )
            );
        }
        Console.WriteLine($"\n{slow} over 2 s a 100 kB; {steep} with an exponent over 1.2 that take more than .2 s.");
        return slow + steep == 0 ? 0 : 1;
    }

    private static Cost Measure(TextBomb bomb, int length)
    {
        var stages = new Stages();
        var allocated = GC.GetTotalAllocatedBytes();
        var body = bomb.Make(length);
        var (one, two) = (Article(bomb, "bomb-one", body), Article(bomb, "bomb-two", body + " A bridge was closed on Monday."));
        var encoder = new HashedEncoder();
        var sentences = stages.Time("read", () => ArticleReader.Read(one).Sentences.Length);
        if (sentences <= MaxSentences)
        {
            stages.Time("profile", () => ArticleProfiler.Of(one, encoder));
            stages.Time("analyse", () => ArticleAnalysis.Of(one, null, encoder));
            var story = InventedNews.Story(0, 2, 30);
            StageBenchmark.Compare(story with { Versions = [.. story.Versions, one, two] }, encoder, stages);
        }
        var slowest = stages.Spent.MaxBy(stage => stage.Cpu);
        return new Cost(
            stages.Cpu,
            (GC.GetTotalAllocatedBytes() - allocated) / 1e6,
            string.Create(CultureInfo.InvariantCulture, $"{slowest.Name} {slowest.Cpu:f2}")
        );
    }

    private static ArticleVersion Article(TextBomb bomb, string outlet, string body) =>
        new()
        {
            Key = new ArticleKey(new OutletId(outlet), "bomb"),
            Headline = "A bridge was closed",
            Body = body,
            BodyType = bomb.IsHtml ? BodyType.Html : BodyType.PlainText,
            PublishedAt = DateTimeOffset.UnixEpoch,
        };
}
