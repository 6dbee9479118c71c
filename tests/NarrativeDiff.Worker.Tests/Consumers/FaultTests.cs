using System.Net;
using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Consumers;

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
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => stranger.PublishAsync(Some.Message(Some.Version($"outlet-{i}", hint: "mill")))));
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
        Assert.Equal(("quarantined", "delivery_limit", "poison"), (outcomes.Single()["outcome"], outcomes.Single()["code"], outcomes.Single()["messageId"]));
        Assert.Equal("poison", Assert.Single(await worker.Store.QuarantinedAsync(10, Cancel)).MessageId);
        Assert.Empty(await worker.Store.StoriesAsync(10, Cancel));
    }

    [Fact]
    public async Task Starts_before_the_broker_is_up_and_is_not_ready_until_it_is()
    {
        await using var worker = await TestWorker.StartAsync(
            TestWorker.On(new Uri($"amqp://guest:guest@127.0.0.1:{Child.FreePort()}/")), awaitReady: false);
        using var http = new HttpClient { BaseAddress = worker.Address };

        using var ready = await http.GetAsync(new Uri("health/ready", UriKind.Relative), Cancel);
        using var live = await http.GetAsync(new Uri("health/live", UriKind.Relative), Cancel);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
    }
}
