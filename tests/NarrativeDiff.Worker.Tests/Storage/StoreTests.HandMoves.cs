using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Articles moved by hand, on each database.</summary>
public abstract partial class StoreTests
{
    /// <summary>Sorts as the worker does.</summary>
    private static readonly ReclusterRules AsTheWorker = new(
        (story, open, named, newId) => StoryReclustering.Around(story, open, named, newId, new StoryMatcherOptions()),
        AtOnce
    );

    [Fact]
    public async Task An_article_moved_by_hand_stays_after_twenty_new_versions_and_what_its_publisher_says()
    {
        var story = await ThreeOfOneStoryAsync();

        var move = await Store.MoveAsync(story, [new(new("c"), "a1")], null, AtOnce, Cancel);
        for (var version = 1; version <= 20; version++)
        {
            await FileAsync(Some.Version("c", body: $"Text {version}.", minute: version, hint: version > 10 ? "elsewhere" : null), 1, 0);
            await FileAsync(Some.Version("a", body: $"Text {version}.", minute: version), 1, 0);
            await ReclusterAllAsync();
        }

        Assert.Equal((HandMoveOutcome.Moved, 1, false), (move.Outcome, move.Articles, move.IsMerge));
        Assert.Equal(["c"], await OutletsAsync(move.To!));
        Assert.Equal(["a", "b"], await OutletsAsync(story));
        Assert.Empty(await Store.VersionsOfStoryAsync("elsewhere", Cancel));
    }

    [Fact]
    public async Task What_the_program_split_it_merges_again_where_nobody_holds_it()
    {
        var story = await ThreeOfOneStoryAsync();
        await RegroupAllAsync((article, newId) => article == 2 ? newId(2) : story);
        Assert.Equal(["a", "b"], await OutletsAsync(story));

        await FileAsync(Some.Version("c", body: "Longer.", minute: 1), 1, 0);
        await ReclusterAllAsync();

        Assert.Equal(
            ["a", "b", "c"],
            (await Store.StoriesAsync(10, Cancel)).Where(one => one.Articles > 0).Select(one => one.StoryId).Distinct().Count() == 1
                ? await OutletsAsync((await Store.StoriesAsync(10, Cancel)).First(one => one.Articles == 3).StoryId)
                : []
        );
    }

    [Fact]
    public async Task All_articles_moved_by_hand_are_a_merge_that_is_announced_and_followed()
    {
        var far = (await FileAsync(Some.Version("x"), 0, 1)).StoryId;
        var story = await ThreeOfOneStoryAsync();

        var move = await Store.MoveAsync(far, null, story, AtOnce, Cancel);
        await FileAsync(Some.Version("x", body: "Longer.", minute: 9), 0, 1);
        await ReclusterAllAsync();

        Assert.True(move.IsMerge);
        Assert.Equal(["a", "b", "c", "x"], await OutletsAsync(story));
        Assert.Equal(story, await Store.SuccessorAsync(far, Cancel));
        var announced = Assert.Single(await Store.UnannouncedMovesAsync(10, Cancel));
        Assert.Equal((far, story, 1, true), (announced.OldId, announced.NewId, announced.Articles, announced.IsMerge));
        Assert.Equal(new[] { far, story }.Order(), (await ClaimAllAsync()).Select(claim => claim.StoryId).Order());
    }

    [Fact]
    public async Task A_move_by_hand_of_what_is_not_there_or_does_not_fit_changes_nothing()
    {
        var story = await ThreeOfOneStoryAsync();
        var far = (await FileAsync(Some.Version("x"), 0, 1)).StoryId;

        HandMove[] moves =
        [
            await Store.MoveAsync("nowhere", null, story, AtOnce, Cancel),
            await Store.MoveAsync(story, null, "nowhere", AtOnce, Cancel),
            await Store.MoveAsync(story, [new(new("x"), "a1")], null, AtOnce, Cancel),
            await Store.MoveAsync(far, null, story, AtOnce with { MaxArticles = 3 }, Cancel),
        ];

        Assert.Equal(
            [HandMoveOutcome.NoStory, HandMoveOutcome.NoTarget, HandMoveOutcome.NoArticle, HandMoveOutcome.Full],
            moves.Select(move => move.Outcome)
        );
        Assert.Equal(["a", "b", "c"], await OutletsAsync(story));
        Assert.Empty(await Store.UnannouncedMovesAsync(10, Cancel));
    }

    [Fact]
    public async Task A_second_split_by_hand_gets_an_id_of_its_own()
    {
        var story = await ThreeOfOneStoryAsync();
        var first = await Store.MoveAsync(story, [new(new("c"), "a1")], null, AtOnce, Cancel);
        await Store.MoveAsync(first.To!, null, story, AtOnce, Cancel);

        var second = await Store.MoveAsync(story, [new(new("c"), "a1")], null, AtOnce, Cancel);

        Assert.NotEqual(first.To, second.To);
        Assert.Equal(["c"], await OutletsAsync(second.To!));
    }

    [Fact]
    public async Task Gives_the_judgements_of_all_stories_with_the_story_that_theirs_became_part_of()
    {
        var story = await ThreeOfOneStoryAsync();
        var far = (await FileAsync(Some.Version("x"), 0, 1)).StoryId;
        var said = new Review.Judgement
        {
            Reviewer = "Ann",
            Verdict = Review.Verdict.Reject,
            Target = "link:1",
        };
        await Store.JudgeAsync(far, said, Cancel);
        await Task.Delay(5, Cancel);
        await Store.JudgeAsync(story, said with { Reviewer = "Ben" }, Cancel);
        await Store.MoveAsync(far, null, story, AtOnce, Cancel);

        Assert.Equal(
            [(story, "Ann"), (story, "Ben")],
            (await Store.AllJudgementsAsync(10, Cancel)).Select(one => (one.StoryId, one.Judgement.Reviewer))
        );
        Assert.Equal("Ben", Assert.Single(await Store.AllJudgementsAsync(1, Cancel)).Judgement.Reviewer);
    }

    [Fact]
    public async Task A_corrected_story_moves_an_article_whose_text_is_unchanged_and_a_repetition_does_not_move_it_back()
    {
        async Task<Filed> OneAsync(string hint, string? key = null) =>
            (await Store.FileAsync([Filing(Some.Version("a", hint: hint), 1, 0) with { MessageKey = key }], AtOnce, Cancel))[0];
        await OneAsync("wrong", "m-1");
        await CompareAllAsync();

        var corrected = await OneAsync("right", "m-2");
        var again = await OneAsync("right", "m-2");
        var late = await OneAsync("wrong", "m-1");

        Assert.Equal(("right", false), (corrected.StoryId, corrected.IsDuplicate));
        Assert.Equal(("right", true), (again.StoryId, again.IsRepeat));
        Assert.Equal(("right", true), (late.StoryId, late.IsDuplicate));
        Assert.Equal(1, (await Store.StoryAsync("right", Cancel))!.Versions);
        Assert.Empty(await Store.VersionsOfStoryAsync("wrong", Cancel));
        Assert.Equal(["right", "wrong"], (await ClaimAllAsync()).Select(claim => claim.StoryId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Sends_each_revision_to_a_hook_once_and_again_until_it_is_taken()
    {
        await Store.EnqueueAsync("desk", 2, Cancel);
        await Task.Delay(5, Cancel);
        for (var minute = 0; minute < 4; minute++)
        {
            await FileAsync(Some.Version(hint: "mill", body: $"Text {minute}.", minute: minute));
            await CompareAllAsync();
            await Task.Delay(5, Cancel);
        }

        await Store.EnqueueAsync("late", 10, Cancel);
        await Store.EnqueueAsync("desk", 10, Cancel);
        await Store.EnqueueAsync("desk", 10, Cancel);
        var taken = await Store.TakeDeliveriesAsync("desk", 3, Minute, Cancel);
        var rest = await Store.TakeDeliveriesAsync("desk", 3, Minute, Cancel);
        await Store.FinishAsync(taken[0], failed: false, Cancel);
        await Store.RetryAsync(taken[1], TimeSpan.Zero, Cancel);
        await Store.RetryAsync(taken[2], Minute, Cancel);
        var again = await Store.TakeDeliveriesAsync("desk", 3, Minute, Cancel);

        Assert.Equal([1, 2, 3, 4], taken.Concat(rest).Select(delivery => delivery.Revision).Order());
        Assert.Equal(new WebhookDelivery("desk", "mill", taken[1].Revision, 1), Assert.Single(again));
        Assert.Empty(await Store.TakeDeliveriesAsync("late", 3, Minute, Cancel));
    }

    [Fact]
    public async Task Gives_up_the_oldest_deliveries_beyond_what_may_wait()
    {
        await Store.EnqueueAsync("desk", 2, Cancel);
        await Task.Delay(5, Cancel);
        for (var minute = 0; minute < 4; minute++)
        {
            await FileAsync(Some.Version(hint: "mill", body: $"Text {minute}.", minute: minute));
            await CompareAllAsync();
            await Store.EnqueueAsync("desk", 2, Cancel);
            await Task.Delay(5, Cancel);
        }

        Assert.Equal([3, 4], (await Store.TakeDeliveriesAsync("desk", 9, Minute, Cancel)).Select(delivery => delivery.Revision));
    }

    [Fact]
    public async Task Gives_the_newest_reports_of_all_of_a_story_and_of_an_outlet()
    {
        await FileAsync(Some.Version("a", hint: "mill"));
        await CompareAllAsync();
        await Task.Delay(5, Cancel);
        await FileAsync(Some.Version("b", hint: "flood"));
        await CompareAllAsync();
        await Task.Delay(5, Cancel);
        await FileAsync(Some.Version("a", body: "Longer.", hint: "mill", minute: 1));
        await CompareAllAsync();

        Assert.Equal(
            [("mill", 2), ("flood", 1), ("mill", 1)],
            (await Store.NewestReportsAsync(null, null, 9, Cancel)).Select(entry => (entry.StoryId, entry.Revision))
        );
        Assert.Equal([2, 1], (await Store.NewestReportsAsync("mill", null, 9, Cancel)).Select(entry => entry.Revision));
        Assert.Equal("flood", Assert.Single(await Store.NewestReportsAsync(null, "b", 9, Cancel)).StoryId);
        Assert.Single(await Store.NewestReportsAsync(null, null, 1, Cancel));
    }

    private async Task<string> ThreeOfOneStoryAsync()
    {
        var story = (await FileAsync(Some.Version("a"), 1, 0)).StoryId;
        await FileAsync(Some.Version("b"), 1, 0);
        await FileAsync(Some.Version("c"), 1, 0);
        return story;
    }

    private async Task ReclusterAllAsync()
    {
        while ((await Store.ReclusterAsync(AsTheWorker, Cancel)).Stories > 0) { }
    }

    private async Task<string[]> OutletsAsync(string story) =>
        [
            .. (await Store.VersionsOfStoryAsync(story, Cancel))
                .Select(version => version.Key.Outlet.Value)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
}
