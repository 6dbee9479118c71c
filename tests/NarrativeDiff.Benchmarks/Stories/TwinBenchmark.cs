using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Stories;

/// <summary>Which cut-offs keep two events of one kind apart: invented pairs of events, and the two labelled sets.</summary>
internal static class TwinBenchmark
{
    /// <summary><c>twins DATA_FOLDER</c>: for each setting, in how many of the pairs the two events are apart and each is whole; BCubed F1
    /// of the two sets.</summary>
    public static int Run(string folder)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        var towns = TwoTowns.Read(encoder);
        var sets = new[] { "ecbplus_stories", "allsides_stories" }
            .Select(name => PlacedArticles.Read(Path.Combine(folder, name), encoder))
            .ToArray();
        foreach (var rule in Rules())
        {
            var options = new StoryMatcherOptions { Twins = rule };
            var right = towns.Select(variation => Right(variation, options)).ToArray();
            var figures = sets.Select(set => Partition.BCubed(Settled(set.Profiles, options), set.Gold));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"lead {rule.Lead:F2} shared {rule.Shared:F2} share {rule.Share:F2}: apart {right.Count(one => one.Apart)}, "
                        + $"whole {right.Count(one => one.Whole)}, both {right.Count(one => one is (true, true))} of {right.Length}; "
                        + $"ECB+ and AllSides {string.Join(' ', figures.Select(figure => figure.ToString("F4", CultureInfo.InvariantCulture)))}"
                )
            );
        }
        return 0;
    }

    private static IEnumerable<TwinRule> Rules()
    {
        yield return new TwinRule(Lead: 2);
        foreach (var share in new[] { 0.4, 0.6, 0.65, 0.7 })
        foreach (var lead in new[] { 0.6, 0.7, 0.76, 0.8, 0.84, 0.88 })
        foreach (var shared in new[] { 0.01, 0.3, 0.4, 0.5, 0.6 })
            yield return new TwinRule(lead, 3, shared, share);
    }

    private static (bool Apart, bool Whole) Right(
        (ImmutableArray<ArticleProfile> Profiles, ImmutableArray<string> Gold) variation,
        StoryMatcherOptions options
    )
    {
        var found = Settled(variation.Profiles, options);
        var pairs = Enumerable
            .Range(0, found.Length)
            .SelectMany(a =>
                Enumerable.Range(0, a).Select(b => (Found: found[a] == found[b], Gold: variation.Gold[a] == variation.Gold[b]))
            )
            .ToArray();
        return (pairs.All(pair => pair.Gold || !pair.Found), pairs.All(pair => !pair.Gold || pair.Found));
    }

    private static ImmutableArray<string> Settled(ImmutableArray<ArticleProfile> profiles, StoryMatcherOptions options)
    {
        var stories = new StreamingStories(options);
        foreach (var profile in profiles)
            stories.File(profile, hint: null);
        return stories.Settle().StoryOf;
    }
}
