using System.Net;
using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Ingest;

/// <summary>What happens to messages when something other than the message is wrong.</summary>
public sealed class FaultTests(ThrowAwayRabbit rabbit)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_versions_while_the_database_is_away_and_files_them_when_it_is_back()
    {
        await using var postgres = new ThrowAwayPostgres();
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker, await postgres.NewDatabaseAsync()));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");
        await stranger.PublishAsync(Some.Message(Some.Version("first", hint: "mill")));
        await TestWorker.UntilAsync(outcomes, 1);

        await postgres.KillAsync();
        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => stranger.PublishAsync(Some.Message(Some.Version($"outlet-{i}", hint: "mill"))))
        );
        using var http = new HttpClient { BaseAddress = worker.Address };
        using var ready = await http.GetAsync(new Uri("health/ready", UriKind.Relative), Cancel);
        using var live = await http.GetAsync(new Uri("health/live", UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
        Assert.Single(outcomes);
        await postgres.StartAgainAsync();

        await TestWorker.UntilAsync(outcomes, 21);
        await worker.IdleAsync();
        Assert.All(outcomes, outcome => Assert.Equal("accepted", outcome["outcome"]));
        Assert.Equal(21, (await worker.Store.ReportAsync("mill", null, Cancel))!.Method.Inputs.Length);
    }

    [Fact]
    public async Task Quarantines_what_the_broker_gave_up_on()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        var settings = TestWorker.On(broker);
        settings["Transport:DeliveryLimit"] = "3";
        await (await TestWorker.StartAsync(settings)).DisposeAsync();
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");
        await stranger.PublishAsync(Some.Message(Some.Version(hint: "mill")), messageId: "poison");

        Assert.Equal(4, await stranger.RejectUntilGoneAsync("nd.article-versions.v1"));
        await using var worker = await TestWorker.StartAsync(settings);

        await TestWorker.UntilAsync(outcomes, 1);
        Assert.Equal(
            ("quarantined", "delivery_limit", "poison"),
            (outcomes.Single()["outcome"], outcomes.Single()["code"], outcomes.Single()["messageId"])
        );
        Assert.Equal("poison", Assert.Single(await worker.Store.QuarantinedAsync(10, Cancel)).MessageId);
        Assert.Empty(await worker.Store.StoriesAsync(10, Cancel));
    }

    [Fact]
    public async Task A_message_whose_time_to_live_ended_in_the_intake_is_called_expired()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await (await TestWorker.StartAsync(TestWorker.On(broker))).DisposeAsync();
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");
        await stranger.PublishAsync(Some.Message(Some.Version(hint: "mill")), messageId: "late", expiration: "100");
        await Task.Delay(1_000, Cancel);
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));

        await TestWorker.UntilAsync(outcomes, 1);

        Assert.Equal(
            ("quarantined", "expired", "late"),
            (outcomes.Single()["outcome"], outcomes.Single()["code"], outcomes.Single()["messageId"])
        );
    }

    [Fact]
    public async Task Is_not_ready_while_the_broker_is_away_and_ready_when_it_is_back()
    {
        await using var own = new ThrowAwayRabbit();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(await own.NewVirtualHostAsync()));
        using var http = new HttpClient { BaseAddress = worker.Address };

        await own.KillAsync();
        await StatusAsync(http, HttpStatusCode.ServiceUnavailable);
        using var live = await http.GetAsync(new Uri("health/live", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        await own.StartAgainAsync();

        await StatusAsync(http, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ends_with_a_failure_where_the_broker_refuses_its_login_for_good()
    {
        var broker = new UriBuilder(await rabbit.NewVirtualHostAsync()) { Password = "wrong" }.Uri;
        var folder = Directory.CreateTempSubdirectory("nd-login-").FullName;
        await using var worker = WorkerProcess.Start(
            broker,
            "--Store:Path",
            Path.Combine(folder, "store.db"),
            "--Encoder:Kind",
            "Lexical",
            "--Transport:GiveUpAfter",
            "00:00:03"
        );

        var code = await worker.Child.ExitAsync(TimeSpan.FromMinutes(2), Cancel);

        Assert.Equal(1, code);
        Assert.Contains("the broker has not been usable for 00:00:03", worker.Child.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", worker.Child.Output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task StatusAsync(HttpClient http, HttpStatusCode wanted)
    {
        var (said, waited) = ("", System.Diagnostics.Stopwatch.StartNew());
        while (waited.Elapsed < TimeSpan.FromMinutes(3))
        {
            using var answer = await http.GetAsync(new Uri("health/ready", UriKind.Relative), Cancel);
            if (answer.StatusCode == wanted)
                return;
            said = $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Cancel)}";
            await Task.Delay(100, Cancel);
        }

        Assert.Fail($"not {wanted} in three minutes but {said}");
    }

    [Fact]
    public async Task Starts_before_the_broker_is_up_and_is_not_ready_until_it_is()
    {
        await using var worker = await TestWorker.StartAsync(
            TestWorker.On(new Uri($"amqp://guest:guest@127.0.0.1:{Child.FreePort()}/")),
            awaitReady: false
        );
        using var http = new HttpClient { BaseAddress = worker.Address };

        using var ready = await http.GetAsync(new Uri("health/ready", UriKind.Relative), Cancel);
        using var live = await http.GetAsync(new Uri("health/live", UriKind.Relative), Cancel);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
    }
}
