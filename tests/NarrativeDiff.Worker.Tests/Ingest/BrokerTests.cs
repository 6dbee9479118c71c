using System.Collections.Concurrent;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Ingest;

/// <summary>The flow over a real RabbitMQ, seen by a stranger with the plain client.</summary>
public sealed class BrokerTests(ThrowAwayRabbit rabbit, ThrowAwayPostgres postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Takes_raw_JSON_and_announces_the_report()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var reports = await stranger.BindAsync("nd.reports", "report.mill.*");
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.harbour-post.#");

        await stranger.PublishAsync(Some.Message(Some.Version(hint: "mill")), messageId: "m-1", correlationId: "c-1");

        await TestWorker.UntilAsync(reports, 1);
        await TestWorker.UntilAsync(outcomes, 1);
        var report = reports.Single();
        Assert.Equal(("report.mill.provisional", "application/json"), (report.RoutingKey, report.ContentType));
        Assert.Equal(("narrativediff.report-updated/1", "mill", "1"), (report["schema"], report["storyId"], report["revision"]));
        var outcome = outcomes.Single();
        Assert.Equal("outcome.harbour-post.accepted", outcome.RoutingKey);
        Assert.Equal(
            ("narrativediff.article-outcome/1", "accepted", "mill", "m-1", "c-1"),
            (outcome["schema"], outcome["outcome"], outcome["storyId"], outcome["messageId"], outcome["correlationId"])
        );
    }

    [Fact]
    public async Task Reports_why_a_broken_message_was_refused_and_keeps_it()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");
        var quarantine = await stranger.ConsumeAsync("nd.quarantine.v1");

        await stranger.PublishAsync("{ \"outlet\": ", key: "article.harbour-post", messageId: "m-9");

        await TestWorker.UntilAsync(outcomes, 1);
        await TestWorker.UntilAsync(quarantine, 1);
        var outcome = outcomes.Single();
        Assert.Equal("outcome.harbour-post.rejected", outcome.RoutingKey);
        Assert.Equal(
            ("rejected", "malformed_json", "$.outlet", "m-9"),
            (outcome["outcome"], outcome["code"], outcome["field"], outcome["messageId"])
        );
        Assert.Equal(
            ("malformed_json", "{ \"outlet\": ", "m-9"),
            (quarantine.Single()["code"], quarantine.Single()["text"], quarantine.Single()["messageId"])
        );
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("no content type; at/all")]
    [InlineData("")]
    public async Task Takes_JSON_whatever_its_content_type_says(string contentType)
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");

        await stranger.PublishAsync(Some.Message(Some.Version()), contentType: contentType);

        await TestWorker.UntilAsync(outcomes, 1);
        Assert.Equal("accepted", outcomes.Single()["outcome"]);
    }

    [Fact]
    public async Task Opens_MassTransits_envelope()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");

        await stranger.PublishAsync(
            $$"""{"messageId":"e-1","messageType":["urn:message:Any"],"message":{{Some.Message(Some.Version(hint: "mill"))}}}""",
            contentType: "application/vnd.masstransit+json"
        );

        await TestWorker.UntilAsync(outcomes, 1);
        Assert.Equal(
            ("accepted", "mill", "e-1"),
            (outcomes.Single()["outcome"], outcomes.Single()["storyId"], outcomes.Single()["messageId"])
        );
    }

    [Theory]
    [InlineData("cloudEvents:")]
    [InlineData("cloudEvents_")]
    [InlineData("ce-")]
    public async Task Understands_CloudEvents_attributes_beside_the_body(string prefix)
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");
        Dictionary<string, object?> Headers(string version, string id) =>
            new()
            {
                [prefix + "specversion"] = version,
                [prefix + "id"] = id,
                [prefix + "correlationid"] = "c-5",
                [prefix + "source"] = "/desk",
                [prefix + "type"] = "article",
            };

        await stranger.PublishAsync(Some.Message(Some.Version(hint: "mill")), headers: Headers("1.0", "e-5"));
        await TestWorker.UntilAsync(outcomes, 1);
        await stranger.PublishAsync(Some.Message(Some.Version(hint: "mill")), headers: Headers("9.0", "e-6"));
        await TestWorker.UntilAsync(outcomes, 2);

        Assert.Equal(
            [("accepted", "e-5", "c-5", null), ("rejected", "e-6", "c-5", "specversion")],
            outcomes.Select(outcome => (outcome["outcome"], outcome["messageId"], outcome["correlationId"], outcome["field"]))
        );
    }

    [Fact]
    public async Task Carries_a_publishers_trace_through_filing_and_comparing_into_the_report()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker, await postgres.NewDatabaseAsync()));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var reports = await stranger.BindAsync("nd.reports", "report.#");
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");

        await stranger.PublishAsync(
            Some.Message(Some.Version(hint: "mill")),
            headers: new Dictionary<string, object?> { ["traceparent"] = $"00-{Trace}-00f067aa0ba902b7-01" }
        );
        await TestWorker.UntilAsync(reports, 1);
        await TestWorker.UntilAsync(outcomes, 1);
        await stranger.PublishAsync(Some.Message(Some.Version("b", hint: "flood")));
        await TestWorker.UntilAsync(reports, 2);

        var (first, second) = (
            reports.Single(report => report["storyId"] == "mill"),
            reports.Single(report => report["storyId"] == "flood")
        );
        Assert.StartsWith($"00-{Trace}-", first.Headers["traceparent"], StringComparison.Ordinal);
        Assert.StartsWith($"00-{Trace}-", outcomes.First().Headers["traceparent"], StringComparison.Ordinal);
        Assert.DoesNotContain(Trace, second.Headers.GetValueOrDefault("traceparent") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_a_message_that_comes_again_the_answer_it_had()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");

        foreach (var id in new[] { "m-1", "m-1", "m-2" })
            await stranger.PublishAsync(Some.Message(Some.Version(hint: "mill")), messageId: id);
        await TestWorker.UntilAsync(outcomes, 3);

        Assert.Equal(
            ["accepted", "accepted", "duplicate"],
            outcomes.OrderBy(outcome => outcome["messageId"]).Select(outcome => outcome["outcome"])
        );
        Assert.Equal(2, outcomes.Select(outcome => outcome.MessageId).Distinct().Count());
        Assert.Equal(1, (await worker.Store.StoryAsync("mill", Cancel))!.Versions);
    }

    [Fact]
    public async Task Answers_the_publisher_on_its_reply_queue()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var (queue, replies) = await stranger.ReplyQueueAsync();

        await stranger.PublishAsync(Some.Message("version", "0"), correlationId: "c-7", replyTo: queue);

        await TestWorker.UntilAsync(replies, 1);
        Assert.Equal(
            ("c-7", "invalid_value", "$.version"),
            (replies.Single().CorrelationId, replies.Single()["code"], replies.Single()["field"])
        );
    }

    [Fact]
    public async Task Answers_a_publisher_that_has_no_queue_of_its_own()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var replies = await stranger.ConsumeAsync("amq.rabbitmq.reply-to");

        await stranger.PublishAsync(Some.Message("version", "0"), correlationId: "c-8", replyTo: "amq.rabbitmq.reply-to");

        await TestWorker.UntilAsync(replies, 1, TimeSpan.FromSeconds(30));
        Assert.Equal(("c-8", "invalid_value"), (replies.Single().CorrelationId, replies.Single()["code"]));
    }

    [Fact]
    public async Task Takes_200_copies_of_a_message_for_one_version_and_one_revision()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker, await postgres.NewDatabaseAsync()));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");
        var reports = await stranger.BindAsync("nd.reports", "report.#");

        await Task.WhenAll(
            Enumerable.Repeat(Some.Message(Some.Version(hint: "mill")), 200).Select(message => stranger.PublishAsync(message))
        );

        await TestWorker.UntilAsync(outcomes, 200);
        await worker.IdleAsync();
        await TestWorker.UntilAsync(reports, 1);
        Assert.Equal(1, outcomes.Count(outcome => outcome["outcome"] == "accepted"));
        Assert.Equal(199, outcomes.Count(outcome => outcome["outcome"] == "duplicate"));
        Assert.Equal(
            (1, 1),
            (await worker.Store.StoryAsync("mill", Cancel) is { } story ? (story.Versions, story.Revision!.Value) : default)
        );
        Assert.Single(reports);
    }

    [Fact]
    public async Task Shares_the_work_of_two_workers_without_comparing_a_story_twice_at_once()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        var database = await postgres.NewDatabaseAsync();
        var watch = new OverlapWatch();
        await using var one = await TestWorker.StartAsync(
            TestWorker.On(broker, database),
            comparing: story => watch.Compare("one", story.Id)
        );
        await using var two = await TestWorker.StartAsync(
            TestWorker.On(broker, database),
            comparing: story => watch.Compare("two", story.Id)
        );
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");

        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(
                Enumerable
                    .Range(0, 60)
                    .Select(i =>
                        stranger.PublishAsync(
                            Some.Message(
                                Some.Version($"outlet-{i}", hint: $"story-{i % 6}", body: $"Text {i} in round {round}.", minute: round)
                            )
                        )
                    )
            );
            await Task.Delay(150, Cancel);
        }

        await TestWorker.UntilAsync(outcomes, 300);
        await one.IdleAsync();
        Assert.Empty(watch.Overlaps);
        Assert.Equal(["one", "two"], watch.Workers.Distinct().Order());
        foreach (var story in await one.Store.StoriesAsync(10, Cancel))
            Assert.Equal(50, (await one.Store.ReportAsync(story.StoryId, null, Cancel))!.Method.Inputs.Length);
    }

    /// <summary>Notices when a story's comparison begins while another of it runs.</summary>
    private sealed class OverlapWatch
    {
        private readonly ConcurrentDictionary<string, string> _running = new();

        public ConcurrentQueue<string> Overlaps { get; } = new();

        public ConcurrentQueue<string> Workers { get; } = new();

        public void Compare(string worker, string story)
        {
            Workers.Enqueue(worker);
            if (!_running.TryAdd(story, worker))
                Overlaps.Enqueue($"{worker} began {story} while {_running.GetValueOrDefault(story)} was at it");
            Thread.Sleep(30);
            _running.TryRemove(story, out _);
        }
    }
}
