using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Ingest;

/// <summary>From a message to the announced report, on the in-memory bus and SQLite.</summary>
public sealed class FlowTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Announces_a_report_of_what_came_in()
    {
        await using var worker = await TestWorker.StartAsync();
        var first = Some.Version("a", hint: "mill");
        var second = Some.Version("b", hint: "mill", body: "Mill lost.");

        await worker.SendAsync(Some.Message(first), Some.Message(second));

        await TestWorker.UntilAsync(worker.Reports, 1);
        var report = Assert.Single(worker.Reports);
        Assert.Equal(("mill", 1, "provisional"), (report.StoryId, report.Revision, report.Status));
        Assert.Equal(2, report.Delta.Added.Count);
        Assert.Null(report.Delta.FromRevision);
        Assert.Equal(2, report.TopFindings.Count);
        Assert.EndsWith("/api/stories/mill/report?revision=1", report.ReportUri, StringComparison.Ordinal);
        Assert.Equal(report.ContentHash, report.Report?.GetProperty("contentHash").GetString());
        Assert.Equal(report.ContentHash, (await worker.Store.ReportAsync("mill", null, Cancel))?.ContentHash);
    }

    [Fact]
    public async Task No_announcement_reports_a_frame_cue()
    {
        await using var worker = await TestWorker.StartAsync(services: services =>
            services.AddSingleton<IComparisonPipeline>(WithFrameCues(PlainPipeline.Create()))
        );

        await worker.SendAsync(
            Some.Message(Some.Version("a", hint: "mill")),
            Some.Message(Some.Version("b", hint: "mill", body: "Mill lost."))
        );

        await TestWorker.UntilAsync(worker.Reports, 1);
        var announced = worker.Reports.Last();
        Assert.Equal(
            ["F1", "F3", "O1", "O1"],
            announced.Report!.Value.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString())
        );
        Assert.Equal(["O1", "O1"], announced.TopFindings.Select(finding => finding.GetProperty("rule").GetString()));
        Assert.StartsWith("sha256:", Assert.Single(await worker.Store.StoriesAsync(10, Cancel)).Leading, StringComparison.Ordinal);
    }

    /// <summary>Its reports lead with two frame cues, whatever their weight ought to be.</summary>
    private static TestPipeline WithFrameCues(TestPipeline engine) =>
        engine with
        {
            Compare = (story, vectors, review, budget) =>
                engine.Compare(story, vectors, review, budget) is var report && report.Findings[0] is var first
                    ? report with
                    {
                        Findings =
                        [
                            first with
                            {
                                Id = "f-frame",
                                Rule = "F1",
                                Summary = "a frame",
                            },
                            first with
                            {
                                Id = "f-property",
                                Rule = "F3",
                                Summary = "a property",
                            },
                            .. report.Findings,
                        ],
                    }
                    : report,
        };

    [Fact]
    public async Task Reports_one_outcome_a_message()
    {
        await using var worker = await TestWorker.StartAsync();

        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));
        await worker.SendAsync("{\"outlet\":\"harbour-post\"}");

        await TestWorker.UntilAsync(worker.Outcomes, 3);
        Assert.Equal(
            [("accepted", null, "mill"), ("duplicate", null, "mill"), ("rejected", "missing_field", null)],
            worker.Outcomes.Select(outcome => (outcome.Outcome, outcome.Code, outcome.StoryId))
        );
        Assert.All(worker.Outcomes, outcome => Assert.Equal("harbour-post", outcome.Outlet));
    }

    [Fact]
    public async Task Keeps_a_refused_message_with_its_reason()
    {
        await using var worker = await TestWorker.StartAsync();

        await worker.SendAsync(Some.Message("outlet", "7"), "not JSON at all");

        await TestWorker.UntilAsync(worker.Quarantined, 2);
        Assert.Equal(["malformed_json", "wrong_type"], worker.Quarantined.Select(message => message.Code).Order());
        Assert.Contains(worker.Quarantined, message => message is { Text: "not JSON at all", Bytes: 15, Field: "$" });
        Assert.Equal(
            ["not JSON at all", Some.Message("outlet", "7")],
            (await worker.Store.QuarantinedAsync(10, Cancel)).Select(entry => entry.Text).Order()
        );
    }

    [Fact]
    public async Task Takes_200_copies_of_a_message_for_one_version_and_one_revision()
    {
        await using var worker = await TestWorker.StartAsync();

        await worker.SendAsync(Enumerable.Repeat(Some.Message(Some.Version(hint: "mill")), 200));

        await TestWorker.UntilAsync(worker.Outcomes, 200);
        Assert.Equal(1, worker.Outcomes.Count(outcome => outcome.Outcome == "accepted"));
        Assert.Equal(
            (1, 1),
            (await worker.Store.StoryAsync("mill", Cancel) is { } story ? (story.Versions, story.Revision!.Value) : default)
        );
        Assert.Single(worker.Reports);
    }

    [Fact]
    public async Task Collapses_a_burst_into_few_comparisons()
    {
        var comparisons = 0;
        await using var worker = await TestWorker.StartAsync(comparing: _ => Interlocked.Increment(ref comparisons));

        await worker.SendAsync(
            Enumerable.Range(0, 50).Select(i => Some.Message(Some.Version($"outlet-{i}", hint: "mill", body: $"Text {i}.")))
        );

        Assert.InRange(comparisons, 1, 5);
        Assert.Equal(50, (await worker.Store.ReportAsync("mill", null, Cancel))!.Method.Inputs.Length);
    }

    [Theory]
    [InlineData("00:02:00", false)]
    [InlineData("00:00:00.500", true)]
    public async Task A_due_story_waits_while_versions_crowd_the_door_but_not_for_ever(string giveWay, bool isComparedMeanwhile)
    {
        using var door = new ManualResetEventSlim();
        var comparisons = new ConcurrentQueue<string>();
        await using var worker = await TestWorker.StartAsync(
            new Dictionary<string, string?>
            {
                ["Intake:GroupSize"] = "5",
                ["Comparing:Debounce"] = "00:00:03",
                ["Comparing:MaxIngestPriorityDelay"] = giveWay,
            },
            services: services =>
                services.AddSingleton<IComparisonPipeline>(Held(PlainPipeline.Create(story => comparisons.Enqueue(story.Id)), door))
        );
        var intake = worker.Services.GetRequiredService<IArticleIntake>();
        await intake.PublishAsync(Utf8(Some.Version(hint: "mill")), Cancel);
        await TestWorker.UntilAsync(worker.Outcomes, 1);

        foreach (var i in Enumerable.Range(0, 20))
            await intake.PublishAsync(Utf8(Some.Version($"outlet-{i}", hint: "flood", headline: Crowd)), Cancel);
        if (isComparedMeanwhile)
            await TestWorker.UntilAsync(comparisons, 1);
        else
            await Task.Delay(TimeSpan.FromSeconds(5), Cancel);

        Assert.Equal(isComparedMeanwhile ? ["mill"] : [], comparisons);
        Assert.Single(worker.Outcomes);
        door.Set();
        await worker.IdleAsync();
        Assert.Equal(["flood", "mill"], comparisons.Distinct().Order());
    }

    [Fact]
    public async Task A_group_is_read_beside_the_one_before_and_stored_after_it()
    {
        using var door = new ManualResetEventSlim();
        var (read, stored) = (new ConcurrentQueue<int>(), new ConcurrentQueue<int>());
        var engine = PlainPipeline.Create();
        var held = Held(engine, door);
        await using var worker = await TestWorker.StartAsync(
            new Dictionary<string, string?> { ["Intake:GroupSize"] = "1" },
            services: services =>
                services.AddSingleton<IComparisonPipeline>(
                    engine with
                    {
                        Profile = (version, vectors) =>
                        {
                            read.Enqueue(version.PublishedAt.Minute);
                            return held.Profile(version, vectors);
                        },
                        Match = (article, open) =>
                        {
                            stored.Enqueue(article.PublishedAt.Minute);
                            return engine.Match(article, open);
                        },
                    }
                )
        );
        var intake = worker.Services.GetRequiredService<IArticleIntake>();

        await intake.PublishAsync(Utf8(Some.Version("first", headline: Crowd, minute: 1)), Cancel);
        await TestWorker.UntilAsync(read, 1);
        await intake.PublishAsync(Utf8(Some.Version("second", minute: 2)), Cancel);
        await TestWorker.UntilAsync(read, 2);

        Assert.Empty(stored);
        door.Set();
        await worker.IdleAsync();
        Assert.Equal([1, 2], stored);
    }

    private const string Crowd = "Crowd";

    /// <summary>Articles with the headline <see cref="Crowd"/> are not filed before the door opens.</summary>
    private static TestPipeline Held(TestPipeline engine, ManualResetEventSlim door) =>
        engine with
        {
            Profile = (version, vectors) =>
            {
                if (version.Headline == Crowd)
                    door.Wait(Cancel);
                return engine.Profile(version, vectors);
            },
        };

    private static byte[] Utf8(ArticleVersion version) => Encoding.UTF8.GetBytes(Some.Message(version));

    [Fact]
    public async Task Comes_to_the_same_report_whatever_the_order_of_versions()
    {
        var messages = Enumerable
            .Range(0, 12)
            .Select(i => Some.Message(Some.Version($"outlet-{i % 3}", hint: "mill", body: $"Text {i}.", minute: i, version: 1 + (i / 3))))
            .ToArray();
        await using var forward = await TestWorker.StartAsync();
        await using var backward = await TestWorker.StartAsync();

        foreach (var message in messages)
            await forward.SendAsync(message);
        await backward.SendAsync(messages.Reverse());

        Assert.Equal(
            (await forward.Store.ReportAsync("mill", null, Cancel))!.ContentHash,
            (await backward.Store.ReportAsync("mill", null, Cancel))!.ContentHash
        );
    }

    [Fact]
    public async Task Files_articles_without_a_hint_by_their_content()
    {
        await using var worker = await TestWorker.StartAsync();

        await worker.SendAsync(
            Some.Message(Some.Version("a")),
            Some.Message(Some.Version("b", body: "Mill lost.")),
            Some.Message(Some.Version("c", headline: "Rain"))
        );

        Assert.Equal([1, 2], (await worker.Store.StoriesAsync(10, Cancel)).Select(story => story.Articles).Order());
    }

    [Fact]
    public async Task Encodes_a_sentence_once_however_many_articles_carry_it()
    {
        await using var worker = await TestWorker.StartAsync();

        await worker.SendAsync(Some.Message(Some.Version("a", hint: "mill")));
        await worker.SendAsync(Some.Message(Some.Version("b", hint: "mill")));
        await worker.SendAsync(Some.Message(Some.Version("c", hint: "flood")));

        Assert.Equal(1, worker.Encoder.Encoded["The mill burnt."]);
    }

    [Fact]
    public async Task Makes_a_report_final_when_its_story_rests()
    {
        await using var worker = await TestWorker.StartAsync(new Dictionary<string, string?> { ["Comparing:FinalAfter"] = "00:00:01" });

        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));

        await TestWorker.UntilAsync(worker.Reports, 2);
        Assert.Equal([(1, "provisional"), (2, "final")], worker.Reports.Select(report => (report.Revision, report.Status)));
        Assert.Single(worker.Reports.Select(report => report.ContentHash).Distinct());
    }

    [Fact]
    public async Task Leaves_a_report_over_the_limit_out_of_its_announcement()
    {
        await using var worker = await TestWorker.StartAsync(new Dictionary<string, string?> { ["Comparing:InlineReportBytes"] = "100" });

        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));

        await TestWorker.UntilAsync(worker.Reports, 1);
        Assert.Null(worker.Reports.Single().Report);
    }

    [Fact]
    public async Task Tries_a_failed_comparison_again()
    {
        var failed = 0;
        await using var worker = await TestWorker.StartAsync(
            new Dictionary<string, string?> { ["Comparing:RetryAfter"] = "00:00:00.200" },
            comparing: _ => Assert.True(Interlocked.Increment(ref failed) > 2, "fails twice")
        );

        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));

        Assert.Equal(3, failed);
        Assert.Equal(ReportStatus.Provisional, (await worker.Store.ReportAsync("mill", null, Cancel))?.Status);
    }
}
