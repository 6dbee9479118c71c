using NarrativeDiff.Worker.Cli;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Cli.Verbs;
using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Collecting;

/// <summary>From a feed to a report over a real RabbitMQ: the verb <c>collect</c> beside a worker.</summary>
public sealed class CollectIntoBrokerTests(ThrowAwayRabbit rabbit) : IDisposable
{
    private const string First = "The mill on the north quay burnt down on Tuesday night. Two men were hurt, and the road is closed.";

    private readonly InputFolder _folder = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_verb_publishes_each_version_and_the_worker_reports_the_story()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var reports = await stranger.BindAsync("nd.reports", "report.#");
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.harbour-post.#");
        await using var site = await LoopbackSite.OpenAsync();
        site.Feed("/feed", "/a");
        site.Page("/a", "Mill burns down", First);
        string[] arguments =
        [
            _folder.Write("feeds.txt", $"harbour-post {site.Of("/feed")}\n"),
            "--once",
            "--allow-private",
            "--delay",
            "0",
            "--state",
            _folder.Of("state.db"),
            "--broker",
            broker.ToString(),
        ];

        var first = await VerbRun.Of(CollectCommand.Create(), arguments);
        await TestWorker.UntilAsync(reports, 1);
        var again = await VerbRun.Of(CollectCommand.Create(), arguments);

        Assert.Equal((ExitCode.Success, "1 article versions collected\n"), (first.Code, first.Error));
        Assert.Equal("0 article versions collected\n", again.Error);
        Assert.Equal("accepted", Assert.Single(outcomes)["outcome"]);
        Assert.Equal("narrativediff.report-updated/1", reports.First()["schema"]);
    }
}
