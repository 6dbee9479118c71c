using NarrativeDiff.Core;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Articles that return to earlier words: A, B, and A again.</summary>
public abstract partial class StoreTests
{
    private const string First = "The mill burnt. Two people were hurt, police said.";

    private const string Second = "The mill burnt. Five people were hurt, police said.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_text_that_returns_is_the_newest_version_in_any_order_of_arrival(bool numbered)
    {
        ArticleVersion[] versions =
        [
            .. new[] { First, Second, First }.Select(
                (body, i) => Some.Version(articleId: "mill", body: body, hint: "mill", minute: 10 * i, version: numbered ? i + 1 : null)
            ),
        ];
        foreach (
            var order in (int[][])
                [
                    [0, 1, 2],
                    [0, 2, 1],
                    [2, 1, 0],
                    [2, 0, 1],
                    [1, 2, 0],
                    [1, 0, 2],
                ]
        )
        {
            var key = new ArticleKey(new($"outlet-{string.Join("", order)}"), "mill");
            foreach (var at in order)
                await FileAsync(versions[at] with { Key = key });

            var back = await Store.VersionsOfArticleAsync(key, Cancel);

            Assert.Equal([First, Second, First], back.Select(version => version.Body));
            Assert.Equal(
                versions.Select(version => (version.Version, version.PublishedAt)),
                back.Select(one => (one.Version, one.PublishedAt))
            );
        }
    }

    [Fact]
    public async Task A_text_that_returns_makes_its_story_due_and_is_reported_as_restored()
    {
        await FileAsync(Some.Version(body: First, hint: "mill", version: 1));
        await FileAsync(Some.Version(body: Second, hint: "mill", minute: 10, version: 2));
        await CompareAllAsync();

        var returned = await FileAsync(Some.Version(body: First, hint: "mill", minute: 20, version: 3));
        var again = await FileAsync(Some.Version(body: First, hint: "mill", minute: 20, version: 3));

        Assert.Equal((false, true), (returned.IsDuplicate, again.IsDuplicate));
        Assert.NotNull(await Store.NextDueAsync(Cancel));
        var report = new StoryComparer(new LexicalSimilarity()).Compare(
            new Story("mill", [.. await Store.VersionsOfStoryAsync("mill", Cancel)])
        );
        Assert.Equal((First, 3), (report.Witnesses[0].Body, report.Witnesses[0].Version));
        Assert.Contains(report.Findings, finding => finding.Kind.Contains("restored", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_newest_text_sent_again_later_is_a_duplicate_however_often()
    {
        await FileAsync(Some.Version(body: First, hint: "mill"));
        await FileAsync(Some.Version(body: Second, hint: "mill", minute: 10));
        await CompareAllAsync();

        for (var i = 0; i < TextReturns.MaxOfText + 5; i++)
            Assert.True((await FileAsync(Some.Version(body: Second, hint: "mill", minute: 20 + i))).IsDuplicate);

        Assert.Null(await Store.NextDueAsync(Cancel));
        Assert.Equal(2, (await Store.VersionsOfStoryAsync("mill", Cancel)).Count);
    }

    [Fact]
    public async Task The_message_that_brought_a_return_is_known_when_it_comes_again()
    {
        async Task<Filed> OfMessageAsync(string body, int minute, string key) =>
            (
                await Store.FileAsync(
                    [Filing(Some.Version(body: body, hint: "mill", minute: minute)) with { MessageKey = key }],
                    AtOnce,
                    Cancel
                )
            )[0];
        await OfMessageAsync(First, 0, "m-1");
        await OfMessageAsync(Second, 10, "m-2");
        var returned = await OfMessageAsync(First, 20, "m-3");

        var again = await OfMessageAsync(First, 20, "m-3");

        Assert.Equal((false, false), (returned.IsDuplicate, returned.IsRepeat));
        Assert.Equal((false, true), (again.IsDuplicate, again.IsRepeat));
    }
}
