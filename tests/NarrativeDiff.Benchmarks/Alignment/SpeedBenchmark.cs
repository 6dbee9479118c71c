using System.Diagnostics;
using System.Globalization;
using NarrativeDiff.Benchmarks.Comparison;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>Times the way from articles to reports on ECB+ dev, and one story of 200 articles of 30 sentences.</summary>
internal static class SpeedBenchmark
{
    private const int Articles = 200,
        Sentences = 30,
        Pool = 1500,
        Rounds = 5;

    public static int Run(string[] args)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        return Run(args[0], encoder);
    }

    internal static int Run(string data, ISentenceEncoder encoder)
    {
        var stories = GoldStory.ReadEcb(Path.Combine(data, "ecbplus_alignment", "dev.jsonl")).Select(gold => gold.Story).ToArray();
        var articles = stories.Sum(story => story.Versions.Length);
        new StoryComparer(new LexicalSimilarity()).Compare(stories[0]);
        var (texts, reading) = Timed(() => stories.SelectMany(StoryComparer.SentencesOf).Distinct().ToArray());
        encoder.EncodeSplit(texts[..50]);
        var busy = Environment.CpuUsage.TotalTime;
        var (vectors, encoding) = Timed(() => KnownVectors.Made(encoder, texts));
        var encodingCpu = (Environment.CpuUsage.TotalTime - busy).TotalSeconds;
        var known = new KnownVectors(encoder.Model, encoder.Dimensions, vectors, encoder.Wording);
        var (_, warm) = Timed(() => stories.Select(story => new StoryComparer(known).Compare(story).Statements.Length).Sum());
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"ECB+ dev: {articles} articles, {texts.Length} texts; reading {reading:F1} s, encoding {encoding:F1} "
                    + $"s; cold {articles / (encoding + warm):F1} articles/s, vectors ready {articles / warm:F1} articles/s"
            )
        );
        Align("ECB+ dev", stories, known, (encoding, encodingCpu));
        Story[] large = [Large([.. texts.SelectMany(sentence => sentence.Clauses.Prepend(sentence.Text))])];
        Align($"one story of {Articles} x {Sentences}", large, StageBenchmark.Ready(large, encoder), null);
        return 0;
    }

    /// <summary>Lining up alone: scores and statements, units ready; the median of some rounds, each by the clock and by the processor time
    /// of all threads.</summary>
    private static void Align(string name, IReadOnlyList<Story> stories, ISentenceEncoder known, (double Clock, double Cpu)? encoding)
    {
        var units = stories
            .Select(story => Witness.Of(story))
            .Select(witnesses => StoryUnits.Of(witnesses, VersionHistory.Of(witnesses), known))
            .ToArray();
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Align(units)).ToArray();
        double Median(Func<Alignment, double> of) => rounds.Select(of).Order().ElementAt(Rounds / 2);
        var (scoring, grouping, cpu) = (Median(round => round.Scoring), Median(round => round.Grouping), Median(round => round.Cpu));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {units.Sum(unit => unit.Segments.Length)} clauses, {rounds[0].Pairs} pairs kept; scoring "
                    + $"{scoring:F2} s, {rounds[0].Groups} statements {grouping:F2} s, {cpu:F2} processor s"
            )
                + (
                    encoding is { } cold
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $"; encoding takes {cold.Clock / (scoring + grouping):F0} times as long, {cold.Cpu / cpu:F0} times "
                                + $"the processor time ({cold.Cpu:F1} s)"
                        )
                        : ""
                )
        );
    }

    private sealed record Alignment(double Scoring, double Grouping, double Cpu, int Pairs, int Groups);

    private static Alignment Align(StoryUnits[] units)
    {
        var options = new AlignmentOptions();
        var busy = Environment.CpuUsage.TotalTime;
        var (scored, scoring) = Timed(() => units.Select(unit => Aligner.Score(unit, options)).ToArray());
        var (groups, grouping) = Timed(() =>
            scored.Sum(story => AverageLink.Group(story.Units.Segments, story.Segments, PairModel.Logit(options.SameStatement)).Length)
        );
        return new Alignment(
            scoring,
            grouping,
            (Environment.CpuUsage.TotalTime - busy).TotalSeconds,
            scored.Sum(story => story.Segments.Length),
            groups
        );
    }

    /// <summary>Articles that draw their sentences from one pool, so that many are the same or alike; the seed is fixed.</summary>
    private static Story Large(string[] texts)
    {
        var random = new Random(1);
        var pool = texts.Where(text => text.Length is > 60 and < 240).Take(Pool).ToArray();
        return new Story(
            "large",
            [
                .. Enumerable
                    .Range(0, Articles)
                    .Select(i => new ArticleVersion
                    {
                        Key = new ArticleKey(new OutletId($"outlet-{i:D3}"), "large"),
                        Headline = "(no headline)",
                        Body = string.Join('\n', Enumerable.Range(0, Sentences).Select(_ => pool[random.Next(pool.Length)])),
                        PublishedAt = DateTimeOffset.UnixEpoch,
                    }),
            ]
        );
    }

    private static (T Result, double Seconds) Timed<T>(Func<T> work)
    {
        var clock = Stopwatch.StartNew();
        var result = work();
        return (result, clock.Elapsed.TotalSeconds);
    }
}
