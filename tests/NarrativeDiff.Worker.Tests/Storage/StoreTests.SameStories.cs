using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>The worker and the verb <c>stories</c> group one stream alike, on each database.</summary>
public abstract partial class StoreTests
{
    private const int Events = 9;
    private const int OutletsOfAll = 4;

    private static readonly FilingRules FiledAsTheWorker = new(
        new StoryMatcher().Best,
        new StoryMatcherOptions().Window,
        TimeSpan.Zero,
        TimeSpan.Zero
    );

    private static readonly ReclusterRules RegroupedAsTheWorker = AsTheWorker with { Filing = FiledAsTheWorker };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_stream_is_grouped_as_the_verb_stories_groups_it(int shuffle)
    {
        var stream = Stream().ToArray();
        if (shuffle > 0)
            new Random(shuffle).Shuffle(stream);
        var verb = new StreamingStories();
        foreach (var filing in stream)
        {
            verb.File(filing.Article, filing.Profile);
            await Store.FileAsync([filing], FiledAsTheWorker, Cancel);
            // the worker sorts again between articles, whenever it finds time
            if (filing.Article.Key.Outlet.Value is "outlet-2")
                await RegroupAsync();
        }
        await RegroupAsync();
        var settled = verb.Settle().StoryOf;
        var byVerb = stream.Select((filing, i) => (filing.Article.Key, settled[i])).GroupBy(one => one.Item2, one => one.Key);

        var stories = await StoriesOfAsync(stream);

        Assert.Equal(Partition(byVerb), Partition(stories.GroupBy(one => one.Story, one => one.Key)));
        Assert.Equal(Events, stories.DistinctBy(one => one.Story).Count());
    }

    /// <summary>Events two and two of one kind: alike in what happened, with other names.</summary>
    private static IEnumerable<Filing> Stream() =>
        from happening in Enumerable.Range(0, Events)
        from outlet in Enumerable.Range(0, OutletsOfAll)
        let kind = happening / 2
        let version = Some.Version($"outlet-{outlet}", minute: 7 * outlet + happening) with
        {
            Key = new ArticleKey(new OutletId($"outlet-{outlet}"), $"event-{happening}"),
        }
        select new Filing(
            version,
            new ArticleProfile(Direction(kind, outlet), [.. Names(happening, outlet).Order(StringComparer.Ordinal)], version.PublishedAt),
            "model"
        );

    /// <summary>Mostly what the kind of event is, and a little of the outlet.</summary>
    private static float[] Direction(int kind, int outlet)
    {
        var vector = new float[Events + OutletsOfAll];
        (vector[kind], vector[Events + outlet]) = (MathF.Sqrt(0.9f), MathF.Sqrt(0.1f));
        return vector;
    }

    private static string[] Names(int happening, int outlet) =>
        [$"town {happening}", $"mayor {happening}", $"street {happening}", $"reporter {outlet} {happening}", "monday", "minister"];

    private async Task RegroupAsync()
    {
        while ((await Store.ReclusterAsync(RegroupedAsTheWorker, Cancel)).Stories > 0) { }
    }

    private async Task<List<(ArticleKey Key, string Story)>> StoriesOfAsync(IEnumerable<Filing> stream)
    {
        var found = new List<(ArticleKey, string)>();
        foreach (var filing in stream)
            found.Add((filing.Article.Key, (await Store.FileAsync([filing], FiledAsTheWorker, Cancel))[0].StoryId));
        return found;
    }

    private static string Partition(IEnumerable<IEnumerable<ArticleKey>> groups) =>
        string.Join(
            '\n',
            groups
                .Select(group => string.Join(' ', group.Select(key => $"{key.Outlet.Value}/{key.ArticleId}").Order(StringComparer.Ordinal)))
                .Order(StringComparer.Ordinal)
        );
}
