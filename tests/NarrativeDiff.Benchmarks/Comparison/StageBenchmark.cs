using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Frames;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Comparison;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Comparison;

/// <summary>Where the time of a comparison goes, vectors ready: milliseconds of processor time an article, stage by stage, rule by
/// rule.</summary>
internal static class StageBenchmark
{
    private const int Sentences = 30;

    /// <summary>Until the run-time has compiled what is hot.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    /// <param name="args">Sizes of invented stories (5, 20 and 100 articles where none is named), or the file of a news corpus: a story a
    /// line, with documents and sentences.</param>
    public static int Run(string[] args)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        if (args is [var file] && File.Exists(file))
            Show($"{Path.GetFileName(Path.GetDirectoryName(file))}", ReadStories(file), encoder, 8);
        else
            foreach (var size in args.Length > 0 ? args.Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)) : [5, 20, 100])
                Show(
                    $"invented, {size} articles a story",
                    [.. Enumerable.Range(0, Math.Max(1, 40 / size)).Select(seed => InventedNews.Story(seed, size, Sentences, 2))],
                    encoder,
                    size > 50 ? 1 : 3
                );
        return 0;
    }

    private static void Show(string name, Story[] stories, ISentenceEncoder encoder, int rounds)
    {
        var known = Ready(stories, encoder);
        var scorer = LoadedScorer.For(known, null);
        var articles = new ParsedArticleCache(long.MaxValue);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp; )
        {
            Array.ForEach(stories, story => Compare(story, known, scorer, null, new Stages()));
            Array.ForEach(stories, story => Compare(story, known, scorer, articles, new Stages()));
        }
        var (first, again) = (new Stages(), new Stages());
        for (var round = 0; round < rounds; round++)
            foreach (var story in stories)
            {
                Compare(story, known, scorer, null, first);
                Compare(story, known, scorer, articles, again);
            }
        var versions = stories.Sum(story => story.Versions.Length) * rounds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {stories.Length} stories, {versions / rounds} versions; processor ms a version: first "
                    + $"{1000 * first.Cpu / versions:f2}, again {1000 * again.Cpu / versions:f2}"
            )
        );
        foreach (var ((stage, cpu), (_, cpuAgain)) in first.Spent.Zip(again.Spent).Where(stage => stage.First.Cpu >= 0.005 * first.Cpu))
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {stage, -28}{1000 * cpu / versions, 9:f2}{cpu / first.Cpu, 7:p0}{1000 * cpuAgain / versions, 9:f2}{cpuAgain / again.Cpu, 7:p0}"
                )
            );
    }

    /// <summary>The vectors of all texts, made beforehand.</summary>
    /// <param name="more">Texts beside those that comparing the stories asks for.</param>
    internal static KnownVectors Ready(IEnumerable<Story> stories, ISentenceEncoder encoder, params IEnumerable<string> more)
    {
        var sentences = stories.SelectMany(StoryComparer.SentencesOf).Concat(more.Select(SplitSentence.Whole)).Distinct().ToArray();
        var wording = encoder.Wording == encoder ? null : encoder.Wording; // encoded when a comparison asks, as in the worker
        return new KnownVectors(encoder.Model, encoder.Dimensions, KnownVectors.Made(encoder, sentences), wording);
    }

    /// <summary>What <see cref="StoryComparer.Compare"/> does, in its order, a stage at a time.</summary>
    private static void Compare(Story story, KnownVectors known, LoadedScorer scorer, ParsedArticleCache? articles, Stages stages) =>
        Compare(story, known, scorer, articles, stages, known);

    /// <summary>The same with an encoder that makes its vectors as they are asked for.</summary>
    internal static void Compare(Story story, ISentenceEncoder encoder, Stages stages) =>
        Compare(story, encoder, LoadedScorer.Lexical, null, stages, encoder);

    private static void Compare(
        Story story,
        ISentenceEncoder known,
        LoadedScorer scorer,
        ParsedArticleCache? articles,
        Stages stages,
        ISentenceEncoder frames
    )
    {
        var options = new AlignmentOptions();
        var witnesses = stages.Time("read", () => Witness.Of(story, articles));
        var history = stages.Time("version diffs", () => VersionHistory.Of(witnesses));
        var units = stages.Time("units", () => StoryUnits.Of(witnesses, history, known));
        var scored = stages.Time("pair scores", () => Aligner.Score(units, options));
        var collation = stages.Time("rows and cells", () => Collator.Collate(witnesses, history, scored, options));
        var drafts = Rules
            .With(scorer, FrameSense.For(frames))
            .SelectMany(rule => stages.Time($"rule {rule.GetType().Name}", () => rule.Find(collation).ToArray()))
            .ToArray();
        var findings = stages.Time(
            "ranking",
            () => Ranking.Of(FindingAggregator.Aggregate(drafts).Select(draft => EveryWitness.In(collation, draft)))
        );
        var report = stages.Time("report", () => ReportBuilder.Build(story.Id, collation, findings, "model"));
        stages.Time("report json", () => ReportJson.Write(report, indented: false));
    }

    private static Story[] ReadStories(string file) =>
        [
            .. File.ReadLines(file)
                .Where(line => line.Length > 0)
                .Select(line =>
                {
                    using var json = JsonDocument.Parse(line);
                    var documents = json
                        .RootElement.GetProperty("documents")
                        .EnumerateArray()
                        .Select(
                            (document, i) =>
                                new ArticleVersion
                                {
                                    Key = new ArticleKey(new OutletId($"outlet-{i:D3}"), document.GetProperty("doc_id").GetString()!),
                                    Headline = document.GetProperty("sentences")[0].GetProperty("text").GetString()!,
                                    Body = string.Join(
                                        '\n',
                                        document
                                            .GetProperty("sentences")
                                            .EnumerateArray()
                                            .Select(sentence => sentence.GetProperty("text").GetString()!.ReplaceLineEndings(" "))
                                    ),
                                    PublishedAt = DateTimeOffset.UnixEpoch.AddMinutes(10 * i),
                                }
                        );
                    return new Story(line.GetHashCode(StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture), [.. documents]);
                }),
        ];
}
