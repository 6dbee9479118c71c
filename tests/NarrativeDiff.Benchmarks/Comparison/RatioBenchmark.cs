using System.Globalization;
using NarrativeDiff.Benchmarks.Encoder;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Comparison;

/// <summary>What each step costs beside encoding the sentences it works on: alignment, the signals of single articles, a whole comparison;
/// taking turns in one run.</summary>
internal static class RatioBenchmark
{
    private const int Stories = 4,
        Articles = 10,
        Sentences = 30,
        Rounds = 7;

    public static int Run(string? modules)
    {
        if (modules is not "-")
            EncoderBenchmark.Run(modules);
        using var encoder = OnnxSentenceEncoder.Bundled();
        Story[] stories = [.. Enumerable.Range(0, Stories).Select(seed => InventedNews.Story(seed, Articles, Sentences))];
        ArticleVersion[] articles = [.. stories.SelectMany(story => story.Versions)];
        var sentences = articles.Select(SentencesOf).ToArray();
        var known = StageBenchmark.Ready(stories, encoder, sentences.SelectMany(article => article));
        var texts = stories.Select(StoryComparer.SentencesOf).ToArray();
        var (ready, scorer) = (
            BothReady(encoder, [.. sentences.SelectMany(article => article).Distinct(StringComparer.Ordinal)]),
            LoadedScorer.For(encoder)
        );
        var read = new ParsedArticleCache(long.MaxValue);
        Story[] later =
        [
            .. stories.Select(
                (story, seed) =>
                    story with
                    {
                        Versions = [.. story.Versions, InventedNews.Story(seed, Articles + 1, Sentences).Versions[^1]],
                    }
            ),
        ];
        known = StageBenchmark.Ready([.. stories, .. later], encoder, sentences.SelectMany(article => article));
        var units = stories
            .Select(story => Witness.Of(story))
            .Select(witnesses => StoryUnits.Of(witnesses, VersionHistory.Of(witnesses), known))
            .ToArray();
        var options = new AlignmentOptions();
        (string Name, Action Do, int Of)[] ways =
        [
            ("encoding the sentences and clauses", () => Array.ForEach(texts, story => encoder.EncodeSplit(story)), 0),
            (
                "alignment, vectors ready",
                () =>
                    Array.ForEach(
                        units,
                        story =>
                            AverageLink.Group(
                                story.Segments,
                                Aligner.Score(story, options).Segments,
                                PairModel.Logit(options.SameStatement)
                            )
                    ),
                0
            ),
            ("comparison with all rules, first", () => Parallel.ForEach(stories, story => new StoryComparer(known).Compare(story)), 0),
            (
                "comparison again, nothing new",
                () => Parallel.ForEach(stories, story => new StoryComparer(known, articles: read).Compare(story)),
                0
            ),
            (
                "comparison after one new article",
                () => Parallel.ForEach(later, story => new StoryComparer(known, articles: read).Compare(story)),
                0
            ),
            ("report to JSON", () => Parallel.ForEach(stories, story => ReportJson.Write(Made(story, known, read), indented: false)), 0),
            ("encoding the sentences", () => Array.ForEach(sentences, article => encoder.Encode(article)), 6),
            ("the same, for wording as well", () => Array.ForEach(sentences, article => encoder.EncodeBoth(article)), 6),
            ("all signals, both vectors ready", () => Array.ForEach(articles, article => ArticleAnalysis.Of(article, scorer, ready)), 6),
            ("analysis, its encoding included", () => Array.ForEach(articles, article => ArticleAnalysis.Of(article, scorer, encoder)), 6),
        ];
        var seconds = Interleaved.Seconds(Rounds, [.. ways.Select(way => way.Do)]);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Stories} invented stories of {Articles} articles of {Sentences} sentences, both cores, median of "
                    + $"{Rounds} rounds taking turns"
            )
        );
        for (var i = 0; i < ways.Length; i++)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ways[i].Name, -36}{1000 * seconds[i] / articles.Length, 8:f2} ms an article{(ways[i].Of == i ? "" : $"   {seconds[ways[i].Of] / seconds[i], 6:f1} times faster than {ways[ways[i].Of].Name}")}"
                )
            );
        return 0;
    }

    private static KnownVectors BothReady(ISentenceEncoder encoder, string[] texts)
    {
        var (meanings, wordings) = encoder.EncodeBoth(texts);
        return Known(encoder, meanings, Known(encoder.Wording, wordings, null));

        KnownVectors Known(ISentenceEncoder view, IReadOnlyList<float[]> vectors, ISentenceEncoder? wording) =>
            new(view.Model, view.Dimensions, texts.Zip(vectors).ToDictionary(StringComparer.Ordinal), wording);
    }

    private static readonly Dictionary<Story, Report> Reports = new(ReferenceEqualityComparer.Instance);

    private static Report Made(Story story, ISentenceEncoder known, ParsedArticleCache read)
    {
        lock (Reports)
            return Reports.TryGetValue(story, out var report)
                ? report
                : Reports[story] = new StoryComparer(known, articles: read).Compare(story);
    }

    private static string[] SentencesOf(ArticleVersion article)
    {
        var text = ArticleReader.Read(article);
        return [.. text.Sentences.Where(sentence => sentence is { Field: TextField.Body, Excluded: null }).Select(text.TextOf)];
    }
}
