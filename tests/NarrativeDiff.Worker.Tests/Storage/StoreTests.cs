using System.Collections.Immutable;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Review;

namespace NarrativeDiff.Worker.Storage;

/// <summary>What every store must do, run on each database.</summary>
public abstract partial class StoreTests : IAsyncLifetime
{
    private protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly FilingRules AtOnce = new(Nearest, TimeSpan.FromDays(4), TimeSpan.Zero, TimeSpan.Zero);
    private IStore? _store;

    private protected IStore Store => _store!;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await CreateAsync();
        await Store.MigrateAsync(Cancel);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_store is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<IStore> CreateAsync();

    /// <summary>Straight into the database, past the store.</summary>
    private protected abstract Task ExecuteAsync(string sql);

    /// <summary>A second worker's store on the same database.</summary>
    private protected abstract IStore Another();

    [Fact]
    public async Task Migrates_once_however_often_and_many_workers_start()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Another().MigrateAsync(Cancel), Cancel)));

        await Store.PingAsync(Cancel);
        Assert.Empty(await Store.StoriesAsync(10, Cancel));
    }

    [Fact]
    public async Task Gives_a_version_back_as_it_came()
    {
        var version = Some.Version() with
        {
            OutletName = "The Harbour Post",
            Body = "<p>Ünïcode 🏭 “quoted”</p>",
            BodyType = BodyType.Html,
            PublishedAt = Some.Noon.AddTicks(1_234_567),
            Version = 3,
            Url = "https://harbour.example/mill",
            Authors = ["A. Writer", "B. Scribe"],
            Section = "local",
            Language = "uk",
            Translation = new Translation("en", "Mill burns", "<p>“Translated”</p>", "A. Translator"),
            CapturedAt = Some.Noon.AddHours(1),
            StoryHint = "mill",
        };

        await FileAsync(version);

        var back = Assert.Single(await Store.VersionsOfArticleAsync(version.Key, Cancel));
        Assert.Equal(version.Authors, back.Authors);
        Assert.Equal(version with { Authors = back.Authors }, back);
        Assert.Equal(version.ContentHash, back.ContentHash);
    }

    [Fact]
    public async Task Keeps_what_the_collector_knows_of_an_address_and_forgets_what_is_old()
    {
        var known = new CollectedAddress
        {
            Address = "https://harbour.example/mill",
            MovedTo = "https://harbour.example/mill-2",
            ETag = "\"a\"",
            LastModified = "Fri, 03 May 2030 10:00:00 GMT",
            ContentHash = "sha256:1",
            Versions = 2,
            Outlet = "harbour-post",
            PublishedTicks = 5,
            FirstSeenTicks = Some.Noon.UtcTicks,
            NextTicks = Some.Noon.AddHours(1).UtcTicks,
            WaitTicks = 7,
            Failures = 1,
        };
        await Store.SaveCollectedAsync(known with { Versions = 1, ETag = null }, Cancel);
        await Store.SaveCollectedAsync(known, Cancel);
        await Store.SaveCollectedAsync(
            known with
            {
                Address = "https://harbour.example/old",
                NextTicks = Some.Noon.AddDays(-2).UtcTicks,
            },
            Cancel
        );

        Assert.Equal(1, await Store.ForgetCollectedAsync(Some.Noon.AddDays(-1), Cancel));
        Assert.Equal(known, Assert.Single(await Another().CollectedAsync(Cancel)));
    }

    [Fact]
    public async Task Takes_the_same_content_again_for_a_duplicate_that_changes_nothing()
    {
        var first = await FileAsync(Some.Version(hint: "mill"));
        await CompareAllAsync();
        var again = await FileAsync(Some.Version(hint: "mill", minute: 5));

        Assert.Equal(new Filed("mill", IsDuplicate: false), first);
        Assert.Equal(new Filed("mill", IsDuplicate: true), again);
        Assert.Null(await Store.NextDueAsync(Cancel));
        Assert.Equal(1, (await Store.StoryAsync("mill", Cancel))!.Versions);
    }

    [Fact]
    public async Task Files_by_hint_before_content()
    {
        await FileAsync(Some.Version("a", hint: "mill"), 1, 0);
        var hinted = await FileAsync(Some.Version("b", hint: "flood"), 1, 0);

        Assert.Equal("flood", hinted.StoryId);
    }

    [Fact]
    public async Task Files_a_new_article_by_content_with_its_nearest()
    {
        var first = await FileAsync(Some.Version("a"), 1, 0);
        var alike = await FileAsync(Some.Version("b"), 0.9f, 0.1f);
        var other = await FileAsync(Some.Version("c"), 0, 1);

        Assert.Equal(first.StoryId, alike.StoryId);
        Assert.NotEqual(first.StoryId, other.StoryId);
        Assert.Equal(StoryIds.OfFirstArticle(new(new("a"), "a1")), first.StoryId);
    }

    [Fact]
    public async Task Leaves_articles_outside_the_time_window_apart()
    {
        var first = await FileAsync(Some.Version("a"), 1, 0);
        var later = await FileAsync(Some.Version("b", minute: 4 * 24 * 60 + 1), 1, 0);

        Assert.NotEqual(first.StoryId, later.StoryId);
    }

    [Fact]
    public async Task Files_a_later_version_where_its_article_is_though_its_content_fits_elsewhere()
    {
        var first = await FileAsync(Some.Version("a"), 1, 0);
        await FileAsync(Some.Version("b"), 0, 1);
        var second = await FileAsync(Some.Version("a", body: "Rewritten.", minute: 5), 0, 1);

        Assert.Equal(first.StoryId, second.StoryId);
    }

    [Fact]
    public async Task Sees_the_articles_of_one_batch()
    {
        var filed = await Store.FileAsync(
            [Filing(Some.Version("a"), 1, 0), Filing(Some.Version("b"), 1, 0), Filing(Some.Version("a"), 1, 0)],
            AtOnce,
            Cancel
        );

        Assert.Equal([false, false, true], filed.Select(f => f.IsDuplicate));
        Assert.Single(filed.Select(f => f.StoryId).Distinct());
    }

    [Fact]
    public async Task Moves_an_article_when_a_later_version_brings_a_hint_and_makes_both_stories_due()
    {
        var first = await FileAsync(Some.Version("a"), 1, 0);
        await FileAsync(Some.Version("b"), 1, 0);
        await CompareAllAsync();

        var moved = await FileAsync(Some.Version("a", body: "Longer.", hint: "mill", minute: 5), 1, 0);

        Assert.Equal("mill", moved.StoryId);
        Assert.Equal(2, (await Store.VersionsOfStoryAsync("mill", Cancel)).Count);
        Assert.Single(await Store.VersionsOfStoryAsync(first.StoryId, Cancel));
        Assert.Equal(new[] { first.StoryId, "mill" }.Order(), (await ClaimAllAsync()).Select(c => c.StoryId).Order());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task Follows_the_hint_of_the_newest_version_in_whatever_order_they_arrive(int first, int second)
    {
        ArticleVersion[] versions =
        [
            Some.Version(body: "One.", hint: "old", minute: 0),
            Some.Version(body: "Two.", hint: "new", minute: 1),
        ];

        await FileAsync(versions[first]);
        await FileAsync(versions[second]);

        Assert.Equal(2, (await Store.VersionsOfStoryAsync("new", Cancel)).Count);
    }

    [Fact]
    public async Task Makes_one_story_of_one_happening_though_many_workers_file_it_at_once()
    {
        var stores = Enumerable.Range(0, 4).Select(_ => Another()).ToArray();
        await Task.WhenAll(
            Enumerable
                .Range(0, 24)
                .Select(i => Task.Run(() => stores[i % 4].FileAsync([Filing(Some.Version($"outlet-{i}"), 1, 0)], AtOnce, Cancel), Cancel))
        );

        var story = Assert.Single(await Store.StoriesAsync(100, Cancel));
        Assert.Equal((24, 24, 24), (story.Articles, story.Outlets, story.Versions));
    }

    [Fact]
    public async Task Hands_a_due_story_to_one_worker_at_a_time()
    {
        await FileAsync(Some.Version(hint: "mill"));

        var claims = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => Task.Run(() => Another().ClaimAsync($"w{i}", Minute, TimeSpan.Zero, Cancel), Cancel))
        );

        Assert.Single(claims, claim => claim is not null);
    }

    [Fact]
    public async Task Lets_a_story_rest_until_it_is_quiet_but_no_longer_than_the_longest_wait()
    {
        var rules = AtOnce with { Debounce = TimeSpan.FromSeconds(30), MaxWait = TimeSpan.FromSeconds(40) };
        await Store.FileAsync([Filing(Some.Version("a", hint: "mill"))], rules, Cancel);
        Assert.Null(await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel));
        Assert.InRange((await Store.NextDueAsync(Cancel))!.Value.TotalSeconds, 25, 30);

        await Store.FileAsync([Filing(Some.Version("b", hint: "mill"))], rules with { Debounce = TimeSpan.FromSeconds(90) }, Cancel);

        Assert.InRange((await Store.NextDueAsync(Cancel))!.Value.TotalSeconds, 31, 40);
    }

    [Fact]
    public async Task A_judged_story_comes_before_all_that_wait_for_articles()
    {
        await FileAsync(Some.Version("a", hint: "mill"));
        await FileAsync(Some.Version("b", hint: "flood"));
        await Task.Delay(50, Cancel);
        Assert.InRange((await Store.NextDueAsync(Cancel))!.Value, TimeSpan.FromMinutes(-2), TimeSpan.FromMilliseconds(-40));

        await Store.JudgeAsync(
            "flood",
            new Review.Judgement
            {
                Reviewer = "Ann",
                Verdict = Review.Verdict.Reject,
                Target = "link:1",
            },
            Cancel
        );

        await FileAsync(Some.Version("c", hint: "flood"));
        Assert.InRange((await Store.NextDueAsync(Cancel))!.Value, TimeSpan.MinValue, TimeSpan.FromDays(-1));
        Assert.Equal("flood", (await Store.ClaimAsync("w", Minute, Minute, Cancel))!.StoryId);
        Assert.Null(await Store.ClaimAsync("w", Minute, Minute, Cancel));
        Assert.Equal("mill", (await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel))!.StoryId);
    }

    [Fact]
    public async Task What_comes_while_a_story_is_compared_begins_to_wait_when_the_comparison_ends()
    {
        await FileAsync(Some.Version("a", hint: "mill"));
        var claim = await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel);
        await FileAsync(Some.Version("b", hint: "mill"));
        await Task.Delay(2_000, Cancel);
        await Store.CompleteAsync(claim!, Some.Report("mill", "x"), Cancel);

        Assert.InRange((await Store.NextDueAsync(Cancel))!.Value, TimeSpan.FromMilliseconds(-1_500), TimeSpan.Zero);
        Assert.InRange(
            (await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel))!.Waited,
            TimeSpan.Zero,
            TimeSpan.FromMilliseconds(1_500)
        );
    }

    [Fact]
    public async Task Writes_nothing_for_a_worker_whose_lease_went_to_another()
    {
        await FileAsync(Some.Version(hint: "mill"));
        var slow = await Store.ClaimAsync("slow", TimeSpan.Zero, TimeSpan.Zero, Cancel);
        await Task.Delay(5, Cancel);
        var quick = await Store.ClaimAsync("quick", Minute, TimeSpan.Zero, Cancel);

        Assert.Equal(Completion.LeaseLost, await Store.CompleteAsync(slow!, Some.Report("mill", "slow"), Cancel));
        Assert.False(await Store.RenewAsync(slow!, Minute, Cancel));
        Assert.Equal(Completion.NewRevision, await Store.CompleteAsync(quick!, Some.Report("mill", "quick"), Cancel));
        Assert.Equal(["quick"], (await Store.ReportAsync("mill", null, Cancel))!.Method.Inputs);
    }

    [Fact]
    public async Task Compares_again_what_changed_while_it_was_compared()
    {
        await FileAsync(Some.Version("a", hint: "mill"));
        var claim = await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel);
        await FileAsync(Some.Version("b", hint: "mill"));
        await Store.CompleteAsync(claim!, Some.Report("mill", "a"), Cancel);

        Assert.Equal("mill", (await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel))?.StoryId);
    }

    [Fact]
    public async Task Makes_no_revision_of_a_report_that_says_the_same()
    {
        await FileAsync(Some.Version("a", hint: "mill"));
        Assert.Equal(
            Completion.NewRevision,
            await Store.CompleteAsync((await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel))!, Some.Report("mill", "x"), Cancel)
        );
        await FileAsync(Some.Version("b", hint: "mill"));
        Assert.Equal(
            Completion.Unchanged,
            await Store.CompleteAsync((await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel))!, Some.Report("mill", "x"), Cancel)
        );
        await FileAsync(Some.Version("c", hint: "mill"));
        Assert.Equal(
            Completion.NewRevision,
            await Store.CompleteAsync((await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel))!, Some.Report("mill", "y"), Cancel)
        );

        Assert.Equal(2, (await Store.ReportAsync("mill", null, Cancel))!.Revision);
        Assert.Equal(["x"], (await Store.ReportAsync("mill", 1, Cancel))!.Method.Inputs);
        Assert.Null(await Store.ReportAsync("mill", 3, Cancel));
    }

    /// <summary>One piece and more, of characters of two bytes.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1_100_000)]
    public async Task Copies_a_report_whole_piece_by_piece(int length)
    {
        await FileAsync(Some.Version(hint: "mill"));
        await Store.CompleteAsync(
            (await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel))!,
            Some.Report("mill", new string('ü', length)),
            Cancel
        );
        using var copy = new MemoryStream();

        await Store.CopyJsonAsync((await Store.KeyAsync("mill", null, Cancel))!, copy, Cancel);

        Assert.Equal(
            Core.Reports.ReportJson.Write((await Store.ReportAsync("mill", null, Cancel))!),
            Core.Reports.ReportJson.Write(Core.Reports.ReportJson.Read(copy.ToArray()))
        );
    }

    [Fact]
    public async Task Stores_a_report_in_a_part_of_its_bytes_and_gives_the_packed_ones_as_they_lie()
    {
        await FileAsync(Some.Version(hint: "mill"));
        await Store.CompleteAsync(
            (await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel))!,
            Some.Report("mill", new string('a', 100_000)),
            Cancel
        );
        var key = (await Store.KeyAsync("mill", null, Cancel))!;
        using var packed = new MemoryStream();
        await Store.CopyPackedAsync(key, packed, Cancel);
        using var plain = new MemoryStream();
        await Store.CopyJsonAsync(key, plain, Cancel);

        Assert.True(key.IsPacked);
        Assert.InRange(packed.Length, 1, 10_000);
        Assert.Equal(key.Bytes, plain.Length);
        packed.Position = 0;
        await using var unpacked = new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionMode.Decompress);
        using var read = new MemoryStream();
        await unpacked.CopyToAsync(read, Cancel);
        Assert.Equal(plain.ToArray(), read.ToArray());
    }

    [Fact]
    public async Task Reads_a_report_that_an_earlier_version_stored_as_text()
    {
        await FileAsync(Some.Version(hint: "mill"));
        await Store.CompleteAsync((await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel))!, Some.Report("mill"), Cancel);
        var report = Core.Reports.ReportJson.Write((await Store.ReportAsync("mill", null, Cancel))!, indented: false);
        await ExecuteAsync($"UPDATE report SET json = '{report.Replace("'", "''", StringComparison.Ordinal)}', packed = NULL, size = NULL");
        var key = (await Store.KeyAsync("mill", null, Cancel))!;
        using var copy = new MemoryStream();
        await Store.CopyJsonAsync(key, copy, Cancel);

        Assert.False(key.IsPacked);
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(report), copy.ToArray());
        Assert.Equal(report, Core.Reports.ReportJson.Write((await Store.ReportAsync("mill", null, Cancel))!, indented: false));
    }

    [Fact]
    public async Task Gives_a_released_story_out_again_after_the_delay()
    {
        await FileAsync(Some.Version(hint: "mill"));
        var claim = await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel);
        await Store.ReleaseAsync(claim!, TimeSpan.FromSeconds(30), Cancel);

        Assert.InRange((await Store.NextDueAsync(Cancel))!.Value.TotalSeconds, 25, 30);
    }

    [Fact]
    public async Task Hands_each_unpublished_report_out_until_it_is_marked()
    {
        await FileAsync(Some.Version(hint: "mill"));
        await CompareAllAsync();

        var taken = await Store.TakeUnpublishedAsync("a", 10, TimeSpan.Zero, Cancel);
        await Task.Delay(5, Cancel);
        var again = await Store.TakeUnpublishedAsync("a", 10, Minute, Cancel);
        Assert.Equal([("mill", 1)], taken.Select(key => (key.StoryId, key.Revision)));
        Assert.Equal(taken, again);
        Assert.Empty(await Store.TakeUnpublishedAsync("a", 10, Minute, Cancel));
        Assert.Equal(1, await Store.PendingAsync(Cancel));

        await Store.MarkPublishedAsync(taken[0], Cancel);

        Assert.Equal(0, await Store.PendingAsync(Cancel));
    }

    [Fact]
    public async Task Makes_the_report_of_an_idle_story_final_once()
    {
        await FileAsync(Some.Version(hint: "mill"));
        await CompareAllAsync();
        Assert.Equal(0, await Store.FinaliseAsync(Minute, Cancel));

        Assert.Equal(1, await Store.FinaliseAsync(TimeSpan.Zero, Cancel));
        Assert.Equal(0, await Store.FinaliseAsync(TimeSpan.Zero, Cancel));

        var report = (await Store.ReportAsync("mill", null, Cancel))!;
        Assert.Equal((2, ReportStatus.Final), (report.Revision, report.Status));
        Assert.Equal((await Store.ReportAsync("mill", 1, Cancel))!.ContentHash, report.ContentHash);
        Assert.Equal("final", (await Store.StoryAsync("mill", Cancel))!.Status);
    }

    [Fact]
    public async Task Calls_the_report_of_a_story_superseded_once_all_its_articles_have_moved()
    {
        var first = await FileAsync(Some.Version("a"), 1, 0);
        await CompareAllAsync();
        await FileAsync(Some.Version("a", body: "Longer.", hint: "mill", minute: 5));
        foreach (var claim in await ClaimAllAsync())
            await Store.CompleteAsync(claim, claim.StoryId == "mill" ? Some.Report("mill", "m") : null, Cancel);

        var report = (await Store.ReportAsync(first.StoryId, null, Cancel))!;
        Assert.Equal((2, ReportStatus.Superseded), (report.Revision, report.Status));
    }

    [Fact]
    public async Task Merges_a_story_into_another_and_keeps_the_trail_of_its_id()
    {
        var first = await FileAsync(Some.Version("a"), 1, 0);
        var second = await FileAsync(Some.Version("b"), 0, 1);
        await CompareAllAsync();

        await RegroupAllAsync((_, _) => first.StoryId);
        foreach (var claim in await ClaimAllAsync())
            await Store.CompleteAsync(claim, claim.StoryId == first.StoryId ? Some.Report(first.StoryId, "both") : null, Cancel);

        Assert.Equal(2, (await Store.VersionsOfStoryAsync(first.StoryId, Cancel)).Count);
        Assert.Equal(first.StoryId, await Store.SuccessorAsync(second.StoryId, Cancel));
        Assert.Null(await Store.SuccessorAsync(first.StoryId, Cancel));
        Assert.Equal(ReportStatus.Superseded, (await Store.ReportAsync(second.StoryId, null, Cancel))!.Status);
    }

    [Fact]
    public async Task Splits_a_story_and_both_ids_go_on()
    {
        var story = (await FileAsync(Some.Version("a"), 1, 0)).StoryId;
        await FileAsync(Some.Version("b"), 1, 0);

        await RegroupAllAsync((article, newId) => article == 1 ? newId(1) : story);

        var split = StoryIds.OfFirstArticle(new(new("b"), "a1"));
        Assert.Single(await Store.VersionsOfStoryAsync(story, Cancel));
        Assert.Single(await Store.VersionsOfStoryAsync(split, Cancel));
        Assert.Null(await Store.SuccessorAsync(story, Cancel));
        var move = Assert.Single(await Store.UnannouncedMovesAsync(10, Cancel));
        Assert.Equal((story, split, 1, false), (move.OldId, move.NewId, move.Articles, move.IsMerge));
    }

    [Fact]
    public async Task Hands_a_move_out_until_it_is_announced_and_follows_merges_of_merges()
    {
        var ids = new List<string>();
        foreach (var (outlet, vector) in new[] { ("a", new float[] { 1, 0 }), ("b", [0, 1]), ("c", [-1, 0]) })
            ids.Add((await FileAsync(Some.Version(outlet), vector)).StoryId);
        await RegroupAllAsync((article, _) => ids[Math.Max(1, article)]);
        var move = Assert.Single(await Store.UnannouncedMovesAsync(10, Cancel));
        Assert.Equal(move, Assert.Single(await Store.UnannouncedMovesAsync(10, Cancel)));
        await Store.MarkAnnouncedAsync(move, Cancel);
        Assert.Empty(await Store.UnannouncedMovesAsync(10, Cancel));

        await FileAsync(Some.Version("c", body: "Longer.", minute: 5), -1, 0);
        await RegroupAllAsync((_, _) => ids[2]);

        Assert.Equal(
            [ids[2], ids[2], null],
            [
                await Store.SuccessorAsync(ids[0], Cancel),
                await Store.SuccessorAsync(ids[1], Cancel),
                await Store.SuccessorAsync(ids[2], Cancel),
            ]
        );
    }

    [Fact]
    public async Task Looks_again_only_at_stories_that_changed()
    {
        await FileAsync(Some.Version("a", hint: "mill"));
        var looks = await RegroupAllAsync((_, _) => "mill");
        Assert.Equal((1, 0), (looks, await RegroupAllAsync((_, _) => "mill")));

        await FileAsync(Some.Version("b", hint: "mill"));

        Assert.Equal(1, await RegroupAllAsync((_, _) => "mill"));
    }

    [Fact]
    public async Task Sees_what_another_worker_filed_moved_rewrote_and_forgot_since_it_looked()
    {
        var other = Another();
        async Task<string> OtherAsync(string outlet, string body, params float[] vector) =>
            (await other.FileAsync([Filing(Some.Version(outlet, body: body, minute: body.Length), vector)], AtOnce, Cancel))[0].StoryId;

        var mill = (await FileAsync(Some.Version("a"), 1, 0)).StoryId;
        var flood = await OtherAsync("b", "Flood.", 0, 1);
        Assert.Equal(flood, (await FileAsync(Some.Version("c"), 0, 1)).StoryId);
        Assert.Equal(mill, await OtherAsync("d", "Mill.", 1, 0));

        await RegroupAllAsync((_, _) => mill);
        Assert.Equal(mill, await OtherAsync("e", "Flood again.", 0, 1));

        await OtherAsync("a", "Of something else.", -1, 0);
        Assert.Equal(mill, (await FileAsync(Some.Version("f"), -1, 0)).StoryId);

        await CompareAllAsync();
        foreach (var report in await Store.TakeUnpublishedAsync("a", 100, Minute, Cancel))
            await Store.MarkPublishedAsync(report, Cancel);
        Assert.True(await Store.ForgetStoriesAsync(TimeSpan.Zero, 10, Cancel) > 0);
        Assert.Equal(StoryIds.OfFirstArticle(new(new("g"), "a1")), await OtherAsync("g", "Mill.", 1, 0));
    }

    [Fact]
    public async Task Files_nothing_with_what_a_failed_transaction_left_behind()
    {
        await FileAsync(Some.Version("a"), 0, 1);
        var failing = AtOnce with
        {
            Match = (article, open) => article.Vector[1] < 0 ? throw new InvalidOperationException("unreadable") : Nearest(article, open),
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Store.FileAsync([Filing(Some.Version("b"), 1, 0), Filing(Some.Version("c"), 0, -1)], failing, Cancel)
        );

        Assert.Equal(StoryIds.OfFirstArticle(new(new("d"), "a1")), (await FileAsync(Some.Version("d"), 1, 0)).StoryId);
    }

    [Fact]
    public async Task Keeps_vectors_by_model_and_text()
    {
        float[] vector = [0.25f, -1.5f, float.Epsilon];
        await Store.SaveVectorsAsync(
            "m1",
            new Dictionary<string, float[]> { ["It burnt."] = vector, ["Nobody was hurt."] = [1, 2, 3] },
            Cancel
        );
        await Store.SaveVectorsAsync("m1", new Dictionary<string, float[]> { ["It burnt."] = [9, 9, 9] }, Cancel);

        var known = await Store.VectorsAsync("m1", ["It burnt.", "It rained.", "It burnt."], Cancel);

        CompactVector.Round(vector);
        Assert.Equal(vector, Assert.Single(known).Value);
        Assert.Empty(await Store.VectorsAsync("m2", ["It burnt."], Cancel));
        Assert.Empty(await Store.VectorsAsync("m1", [], Cancel));
    }

    [Fact]
    public async Task Finds_vectors_of_more_texts_than_one_statement_takes()
    {
        var many = Enumerable.Range(0, 1_203).ToDictionary(i => $"sentence {i}", i => new float[] { i });
        await Store.SaveVectorsAsync("m", many, Cancel);

        var known = await Store.VectorsAsync("m", many.Keys, Cancel);

        foreach (var vector in many.Values)
            CompactVector.Round(vector);
        Assert.Equal(many.OrderBy(e => e.Key), known.OrderBy(e => e.Key));
    }

    [Fact]
    public async Task Quarantines_the_same_message_once()
    {
        var entry = new QuarantineEntry
        {
            Id = "q1",
            Code = "malformed_json",
            Field = "$",
            Reason = "not JSON",
            Bytes = 3,
            Text = "{\0x",
            At = Some.Noon,
        };
        await Store.QuarantineAsync(entry, Cancel);
        await Store.QuarantineAsync(entry, Cancel);

        Assert.Equal(entry with { Text = "{\uFFFDx" }, Assert.Single(await Store.QuarantinedAsync(10, Cancel)));
    }

    [Fact]
    public async Task Keeps_judgements_in_their_order_and_makes_the_story_due_again()
    {
        await FileAsync(Some.Version(hint: "mill"));
        await CompareAllAsync();
        var said = new Review.Judgement
        {
            Reviewer = "Ann",
            Verdict = Review.Verdict.Reject,
            Target = "link:1",
            Note = "“no”",
            Links = [new(new("a", "1", "Ünï 🏭"), new("b", "2", "x"))],
        };

        var numbers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(at => Store.JudgeAsync("mill", said with { Reviewer = $"R{at}" }, Cancel))
        );

        var kept = await Store.JudgementsAsync("mill", Cancel);
        Assert.Equal([1, 2, 3, 4, 5, 6], numbers.Select(entered => entered!.Number).Order());
        Assert.Equal([1L, 2, 3, 4, 5, 6], kept.Select(entered => entered.Number));
        Assert.Equal((said.Links[0], said.Note, Review.Verdict.Reject), (kept[0].Links[0], kept[0].Note, kept[0].Verdict));
        Assert.Equal("mill", Assert.Single(await ClaimAllAsync()).StoryId);
        Assert.Null(await Store.JudgeAsync("nowhere", said, Cancel));
        Assert.Empty(await Store.JudgementsAsync("nowhere", Cancel));
    }

    [Fact]
    public async Task Judgements_in_a_row_share_a_comparison_and_the_first_waits_for_none()
    {
        var said = new Review.Judgement
        {
            Reviewer = "Ann",
            Verdict = Review.Verdict.Reject,
            Target = "link:1",
        };
        await FileAsync(Some.Version(hint: "mill"));
        await CompareAllAsync();

        await Store.JudgeAsync("mill", said, Cancel);
        var first = await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel);
        await Store.CompleteAsync(first!, Some.Report("mill", "judged"), Cancel);
        await Store.JudgeAsync("mill", said, Cancel);
        Assert.Null(await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel));
        await Task.Delay(2_100, Cancel);

        Assert.NotNull(await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_by_two_hours_keeps_no_story_and_no_report_waiting()
    {
        await FileAsync(Some.Version("a", hint: "mill"));
        await FileAsync(Some.Version("b", hint: "flood"));
        var claim = await Store.ClaimAsync("dead", Minute, TimeSpan.Zero, Cancel);
        await Store.CompleteAsync(claim!, Some.Report(claim!.StoryId, "x"), Cancel);
        Assert.Single(await Store.TakeUnpublishedAsync("dead", 10, Minute, Cancel));
        await Store.ClaimAsync("dead", Minute, TimeSpan.Zero, Cancel);
        await FileAsync(Some.Version("c", hint: claim.StoryId));

        foreach (
            var (table, times) in new[]
            {
                (
                    "story",
                    "dirty_since = dirty_since + 7200000, due_at = due_at + 7200000, lease_until = CASE WHEN lease_until "
                        + "= 0 THEN 0 ELSE lease_until + 7200000 END"
                ),
                ("report", "created_at = created_at + 7200000, claim_until = claim_until + 7200000"),
            }
        )
            await ExecuteAsync($"UPDATE {table} SET {times}");

        Assert.InRange((await Store.NextDueAsync(Cancel))!.Value, TimeSpan.MinValue, TimeSpan.Zero);
        Assert.Equal(2, (await ClaimAllAsync()).Select(taken => taken.StoryId).Distinct().Count());
        Assert.Single(await Store.TakeUnpublishedAsync("alive", 10, Minute, Cancel));
    }

    [Fact]
    public async Task Refuses_a_database_that_a_newer_program_has_written()
    {
        await ExecuteAsync(
            "INSERT INTO schemaversions (scriptname, applied) VALUES "
                + "('NarrativeDiff.Worker.Storage.Migrations.9999-later.sql', CURRENT_TIMESTAMP)"
        );

        var refused = await Assert.ThrowsAsync<DatabaseException>(() => Another().MigrateAsync(Cancel));

        Assert.Contains("newer than this program (it has 9999-later.sql)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_unreadable_report_keeps_no_other_story_from_its_final_report()
    {
        await FileAsync(Some.Version("a", hint: "mill"));
        await FileAsync(Some.Version("b", hint: "flood"));
        await CompareAllAsync();
        await ExecuteAsync("UPDATE report SET json = '{\"broken\":', packed = NULL, size = NULL WHERE story_id = 'flood'");

        await Store.FinaliseAsync(TimeSpan.Zero, Cancel);

        Assert.Equal(ReportStatus.Final, (await Store.ReportAsync("mill", null, Cancel))!.Status);
    }

    [Fact]
    public async Task Lists_stories_by_words_status_and_page()
    {
        for (var at = 0; at < 3; at++)
            await FileAsync(Some.Version($"outlet-{at}", hint: $"story-{at}"));
        await CompareAllAsync();

        var first = await Store.StoriesAsync(new StoryQuery(2), Cancel);
        var second = await Store.StoriesAsync(
            new StoryQuery(2, After: new(first[^1].ChangedAt.ToUnixTimeMilliseconds(), first[^1].StoryId)),
            Cancel
        );

        Assert.Equal(3, first.Concat(second).Select(story => story.StoryId).Distinct().Count());
        Assert.Equal("story-1", Assert.Single(await Store.StoriesAsync(new StoryQuery(9, "OUTLET-1"), Cancel)).StoryId);
        Assert.Equal(3, (await Store.StoriesAsync(new StoryQuery(9, Status: "provisional"), Cancel)).Count);
        Assert.Empty(await Store.StoriesAsync(new StoryQuery(9, "%_"), Cancel));
    }

    [Fact]
    public async Task Lists_stories_by_outlet_words_in_articles_and_day_of_the_event()
    {
        await FileAsync(Some.Version("late", body: "Gulls nest on the pier.", hint: "gulls", minute: 3_000));
        await FileAsync(Some.Version("early", body: "The mill burnt.", hint: "mill", minute: 10));
        await FileAsync(Some.Version("later", body: "The mill burnt down.", hint: "mill", minute: 4_000));
        await CompareAllAsync();

        Assert.Equal("mill", Assert.Single(await Store.StoriesAsync(new StoryQuery(9) { Outlet = "later" }, Cancel)).StoryId);
        Assert.Empty(await Store.StoriesAsync(new StoryQuery(9, "pier"), Cancel));
        Assert.Equal("gulls", Assert.Single(await Store.StoriesAsync(new StoryQuery(9, "PIER") { InBodies = true }, Cancel)).StoryId);
        Assert.Equal(
            "gulls",
            Assert.Single(await Store.StoriesAsync(new StoryQuery(9) { From = Some.Noon.AddMinutes(1_000) }, Cancel)).StoryId
        );
        Assert.Equal(
            "mill",
            Assert.Single(await Store.StoriesAsync(new StoryQuery(9) { Before = Some.Noon.AddMinutes(1_000) }, Cancel)).StoryId
        );

        Assert.Equal(
            ["gulls", "mill"],
            (await Store.StoriesAsync(new StoryQuery(9) { ByEvent = true }, Cancel)).Select(story => story.StoryId)
        );
        var moments = await Store.MomentsAsync(["gulls", "mill"], Cancel);
        Assert.Equal(["early", "late", "later"], moments.Select(moment => moment.Outlet));
        var after = new StoryCursor(moments[1].At.UtcTicks, "gulls");
        Assert.Equal("mill", Assert.Single(await Store.StoriesAsync(new StoryQuery(9, After: after) { ByEvent = true }, Cancel)).StoryId);
        Assert.Equal(["early", "late", "later"], await Store.OutletsAsync(9, Cancel));
        Assert.Empty(await Store.MomentsAsync([], Cancel));
    }

    [Fact]
    public async Task Reports_which_reports_were_stored_since()
    {
        await FileAsync(Some.Version(hint: "mill"));
        var (none, now) = await Store.ReportsSinceAsync(null, null, 9, Cancel);
        await CompareAllAsync();

        var report = Assert.Single((await Store.ReportsSinceAsync(now, "mill", 9, Cancel)).Reports);

        Assert.Empty(none);
        Assert.Equal(("mill", 1, "provisional", 0), (report.StoryId, report.Revision, report.Status, report.Findings));
        Assert.Empty((await Store.ReportsSinceAsync(report.StoredAt + 1, null, 9, Cancel)).Reports);
        Assert.Empty((await Store.ReportsSinceAsync(0, "other", 9, Cancel)).Reports);
    }

    private protected static Filing Filing(ArticleVersion version, params float[] vector) =>
        new(version, Some.Profile(version.PublishedAt, vector is [] ? [1, 0] : vector), "model");

    /// <param name="storyOf">The story each open article, in the order of publication and outlet, is to be in.</param>
    /// <returns>Number of stories looked at.</returns>
    private async Task<int> RegroupAllAsync(Func<int, Func<int, string>, string> storyOf)
    {
        var looks = 0;
        var rules = new ReclusterRules(
            (_, open, _, newId) =>
                new StoryReclustering(
                    [.. open.Select((_, article) => storyOf(article, newId))],
                    ImmutableSortedDictionary<string, string>.Empty
                ),
            AtOnce
        );
        var due = await Store.ToReclusterAsync(Cancel);
        while ((await Store.ReclusterAsync(rules, Cancel)).Stories is var some and > 0)
            looks += some;
        Assert.Equal((looks > 0, 0), (due > 0, await Store.ToReclusterAsync(Cancel)));
        return looks;
    }

    [Fact]
    public async Task Knows_the_message_that_brought_a_version_when_it_comes_again()
    {
        async Task<Filed> FileAgainAsync(string? key) =>
            (await Store.FileAsync([Filing(Some.Version(hint: "mill")) with { MessageKey = key }], AtOnce, Cancel))[0];

        await FileAgainAsync("m-1");

        Assert.Equal((false, true), await FileAgainAsync("m-1") is { } same ? (same.IsDuplicate, same.IsRepeat) : default);
        Assert.Equal((true, false), await FileAgainAsync("m-2") is { } other ? (other.IsDuplicate, other.IsRepeat) : default);
        Assert.Equal((true, false), await FileAgainAsync(null) is { } none ? (none.IsDuplicate, none.IsRepeat) : default);
        Assert.Equal(1, (await Store.StoryAsync("mill", Cancel))!.Versions);
    }

    [Fact]
    public async Task Takes_no_more_articles_into_a_story_than_it_may_have()
    {
        var rules = AtOnce with { MaxArticles = 2 };
        async Task<Filed> OneAsync(string outlet, string? hint, int minute = 0) =>
            (await Store.FileAsync([Filing(Some.Version(outlet, hint: hint, minute: minute, body: $"At {minute}."), 1, 0)], rules, Cancel))[
                0
            ];
        await OneAsync("a", "mill");
        await OneAsync("b", "mill");

        var full = await OneAsync("c", "mill");
        var unhinted = await OneAsync("d", null);
        var later = await OneAsync("a", "mill", minute: 5);

        Assert.True(full.IsFull);
        Assert.Empty(await Store.VersionsOfArticleAsync(new(new("c"), "a1"), Cancel));
        Assert.Equal(StoryIds.OfFirstArticle(new(new("d"), "a1")), unhinted.StoryId);
        Assert.Equal((false, "mill"), (later.IsFull, later.StoryId));
        Assert.Equal((2, 3), await Store.StoryAsync("mill", Cancel) is { } story ? (story.Articles, story.Versions) : default);
    }

    [Fact]
    public async Task Forgets_stories_at_rest_whole_and_no_other()
    {
        await FileAsync(Some.Version("a", hint: "old"));
        await FileAsync(Some.Version("b", hint: "old"));
        await CompareAllAsync();
        await FileAsync(Some.Version("c", hint: "waiting"));
        Assert.Equal(0, await Store.ForgetStoriesAsync(TimeSpan.Zero, 10, Cancel)); // not announced yet

        foreach (var report in await Store.TakeUnpublishedAsync("a", 10, Minute, Cancel))
            await Store.MarkPublishedAsync(report, Cancel);
        Assert.Equal(0, await Store.ForgetStoriesAsync(Minute, 10, Cancel)); // too young
        Assert.Equal(1, await Store.ForgetStoriesAsync(TimeSpan.Zero, 10, Cancel));

        Assert.Equal(["waiting"], (await Store.StoriesAsync(10, Cancel)).Select(story => story.StoryId));
        Assert.Empty(await Store.VersionsOfArticleAsync(new(new("a"), "a1"), Cancel));
        Assert.Null(await Store.ReportAsync("old", null, Cancel));
        Assert.Single(await Store.VersionsOfArticleAsync(new(new("c"), "a1"), Cancel));
        Assert.False((await FileAsync(Some.Version("a", hint: "old"))).IsDuplicate);
    }

    [Fact]
    public async Task Forgets_in_batches_what_is_old()
    {
        for (var i = 0; i < 3; i++)
            await Store.QuarantineAsync(
                new()
                {
                    Id = $"q{i}",
                    Code = "empty_message",
                    Reason = "empty",
                    Bytes = 0,
                    Text = "",
                    At = DateTimeOffset.UtcNow.AddDays(-i),
                },
                Cancel
            );
        await Store.SaveVectorsAsync("m", new Dictionary<string, float[]> { ["one"] = [1], ["two"] = [2] }, Cancel);

        Assert.Equal(1, await Store.ForgetQuarantinedAsync(TimeSpan.FromHours(12), 1, Cancel));
        Assert.Equal(1, await Store.ForgetQuarantinedAsync(TimeSpan.FromHours(12), 5, Cancel));
        Assert.Equal("q0", Assert.Single(await Store.QuarantinedAsync(10, Cancel)).Id);
        await Store.ForgetQuarantinedAsync("q0", Cancel);
        Assert.Empty(await Store.QuarantinedAsync(10, Cancel));
        Assert.Equal(0, await Store.ForgetVectorsAsync(Minute, 10, Cancel));
        await Task.Delay(20, Cancel);
        Assert.Equal(2, await Store.ForgetVectorsAsync(TimeSpan.FromMilliseconds(10), 10, Cancel));
        Assert.Empty(await Store.VectorsAsync("m", ["one", "two"], Cancel));
    }

    [Fact]
    public async Task Forgets_the_oldest_refused_messages_beyond_a_number_or_a_size()
    {
        for (var i = 0; i < 6; i++)
            await Store.QuarantineAsync(
                new()
                {
                    Id = $"q{i}",
                    Code = "empty_message",
                    Reason = "empty",
                    Bytes = 0,
                    Text = new('ü', 10 * i),
                    At = Some.Noon.AddMinutes(i),
                },
                Cancel
            );
        async Task<string> LeftAsync() => string.Join(' ', (await Store.QuarantinedAsync(10, Cancel)).Select(entry => entry.Id));

        Assert.Equal(0, await Store.ForgetQuarantinedBeyondAsync(6, 1_000, 10, Cancel));
        Assert.Equal(1, await Store.ForgetQuarantinedBeyondAsync(4, 1_000, 1, Cancel));
        Assert.Equal("q5 q4 q3 q2 q1", await LeftAsync());
        Assert.Equal(1, await Store.ForgetQuarantinedBeyondAsync(4, 1_000, 10, Cancel));
        Assert.Equal("q5 q4 q3 q2", await LeftAsync());
        // In bytes of UTF-8: 100 and 80 fit, 60 more do not.
        Assert.Equal(2, await Store.ForgetQuarantinedBeyondAsync(4, 200, 10, Cancel));
        Assert.Equal("q5 q4", await LeftAsync());
    }

    [Fact]
    public async Task Keeps_the_newest_revisions_of_a_story()
    {
        for (var i = 0; i < 5; i++)
        {
            await FileAsync(Some.Version(hint: "mill", body: $"Text {i}.", minute: i));
            await CompareAllAsync();
        }

        Assert.Equal(0, await Store.ForgetRevisionsAsync(2, 10, Cancel)); // not announced yet
        foreach (var report in await Store.TakeUnpublishedAsync("a", 10, Minute, Cancel))
            await Store.MarkPublishedAsync(report, Cancel);
        Assert.Equal(3, await Store.ForgetRevisionsAsync(2, 10, Cancel));

        Assert.Null(await Store.ReportAsync("mill", 3, Cancel));
        Assert.NotNull(await Store.ReportAsync("mill", 4, Cancel));
        Assert.Equal(5, (await Store.ReportAsync("mill", null, Cancel))!.Revision);
    }

    [Fact]
    public async Task Reports_what_waits_and_whose_trace_it_continues()
    {
        await Store.FileAsync(
            [Filing(Some.Version(hint: "mill")) with { Trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" }],
            AtOnce,
            Cancel
        );
        await Task.Delay(20, Cancel);

        var backlog = await Store.BacklogAsync(Cancel);
        var claim = (await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel))!;
        await Store.CompleteAsync(
            claim with
            {
                Trace = "00-11111111111111111111111111111111-2222222222222222-01",
            },
            Some.Report("mill", "x"),
            Cancel
        );
        var key = Assert.Single(await Store.TakeUnpublishedAsync("a", 10, Minute, Cancel));

        Assert.Equal((1, 0), (backlog.Stories, backlog.Reports));
        Assert.InRange(backlog.Oldest.TotalMilliseconds, 10, 60_000);
        Assert.Equal("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", claim.Trace);
        Assert.Equal("00-11111111111111111111111111111111-2222222222222222-01", key.Trace);
        Assert.Equal(
            (0, TimeSpan.Zero, 1),
            await Store.BacklogAsync(Cancel) is { } after ? (after.Stories, after.Oldest, after.Reports) : default
        );
    }

    private protected async Task<Filed> FileAsync(ArticleVersion version, params float[] vector) =>
        (await Store.FileAsync([Filing(version, vector)], AtOnce, Cancel))[0];

    private async Task<List<Claim>> ClaimAllAsync()
    {
        var claims = new List<Claim>();
        while (await Store.ClaimAsync("w", Minute, TimeSpan.Zero, Cancel) is { } claim)
            claims.Add(claim);
        return claims;
    }

    private async Task CompareAllAsync()
    {
        foreach (var claim in await ClaimAllAsync())
            await Store.CompleteAsync(
                claim,
                Some.Report(claim.StoryId, (await Store.VersionsOfStoryAsync(claim.StoryId, Cancel)).Select(v => v.ContentHash).ToArray()),
                Cancel
            );
    }

    /// <summary>The story of the member with the greatest dot product, from 0.8.</summary>
    private static StoryMatch? Nearest(ArticleProfile article, IReadOnlyCollection<StoryMember> open) =>
        open.Select(member => new StoryMatch(member.StoryId, member.Profile.Vector.Zip(article.Vector, (a, b) => a * b).Sum()))
            .Where(match => match.Score >= 0.8)
            .MaxBy(match => match.Score);
}
