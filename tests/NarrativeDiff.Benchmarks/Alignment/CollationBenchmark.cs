using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Embeddings;
using Groups = System.Collections.Immutable.ImmutableArray<System.Collections.Immutable.ImmutableArray<int>>;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>Compares ways of making statements out of scored pairs; every story is scored by a model that never saw its topic.</summary>
internal static class CollationBenchmark
{
    private static readonly double[] Cuts = [.10, .15, .20, .25, .30, .40];

    public static int Run(string[] args)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        return Run(args[0], encoder);
    }

    internal static int Run(string data, ISentenceEncoder encoder)
    {
        var stories = PairModelFit.Stories(data).Select(story => new LearningStory(story.Set, story.Gold, encoder)).ToArray();
        var learned = PairModelFit.Learn(stories);
        var judged = stories
            .Where(story => story.Set != "nanco")
            .Select(story => new JudgedStory(story, story.Score(learned.ModelFor(story.Topic))))
            .ToArray();
        foreach (var cut in Cuts)
            Show($"links from {cut:F2}", judged, story => story.Linked(cut));
        foreach (var (name, method) in Methods())
            Show(name, judged, story => story.Together(method(story.Scored)));
        return 0;
    }

    private static IEnumerable<(string Name, Func<ScoredStory, ImmutableArray<ImmutableArray<int>>> Method)> Methods()
    {
        foreach (var p in Cuts)
        {
            var cut = PairModel.Logit(p);
            yield return ($"average link {p:F2}", scored => AverageLink.Group(scored.Units.Segments, scored.Segments, cut));
            yield return (
                $"correlation, local moves {p:F2}",
                scored => OtherCollations.LocalMoves(scored.Units.Segments, scored.Segments, cut)
            );
            yield return (
                $"average link, local moves {p:F2}",
                scored =>
                    OtherCollations.LocalMoves(
                        scored.Units.Segments,
                        scored.Segments,
                        cut,
                        AverageLink.Group(scored.Units.Segments, scored.Segments, cut)
                    )
            );
            yield return (
                $"mutual best .35, cohesion {p:F2}",
                scored => OtherCollations.MutualBest(scored.Units.Segments, scored.Segments, PairModel.Logit(.35), cut)
            );
        }
    }

    private static void Show(string name, JudgedStory[] stories, Func<JudgedStory, HashSet<((string, int), (string, int))>> predict)
    {
        var counts = stories.AsParallel().AsOrdered().Select(story => (story.Story.Set, Counts: story.Count(predict(story)))).ToArray();
        string F1(string set, Func<PairCounts, (int Hit, int Given, int Gold)> of) =>
            PairCounts.F1([.. counts.Where(c => c.Set == set).Select(c => of(c.Counts))]);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -32} ecb+ strong {F1("ecb+", c => c.Strong)}  any {F1("ecb+", c => c.Any)}  superpal "
                    + $"{F1("superpal", c => c.Strong)}"
            )
        );
    }
}
