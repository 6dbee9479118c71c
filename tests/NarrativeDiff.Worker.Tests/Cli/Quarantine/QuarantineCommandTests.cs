using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Cli.Quarantine;

/// <summary>What an operator does with messages that were not taken, as a user of the program does it, on a real broker.</summary>
public sealed class QuarantineCommandTests(ThrowAwayRabbit rabbit)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_shows_and_replays_a_message_under_its_own_id()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        var settings = TestWorker.On(broker);
        settings["Intake:MaxMessageBytes"] = "1024";
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        await using (var narrow = await TestWorker.StartAsync(settings))
        {
            var refused = await stranger.BindAsync("nd.outcomes", "outcome.#");
            await stranger.PublishAsync(
                Some.Message(Some.Version(hint: "mill", body: new string('x', 1_000) + "\u001b[2J end.")),
                messageId: "m-1",
                correlationId: "c-1"
            );
            await stranger.PublishAsync("nonsense\u001b]0;title", messageId: "m-2");
            await TestWorker.UntilAsync(refused, 2);
        }

        settings["Intake:MaxMessageBytes"] = "1048576";
        await using var worker = await TestWorker.StartAsync(settings);
        var list = await RunAsync(broker, "list");
        var id = list.Split('\n').Single(line => line.Contains("  m-1  ", StringComparison.Ordinal)).Split(' ')[0];
        var show = await RunAsync(broker, "show", id);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");
        var replay = await RunAsync(broker, "replay", id);
        await TestWorker.UntilAsync(outcomes, 1);
        var rest = await RunAsync(broker, "list");

        Assert.Contains("message_too_large", list, StringComparison.Ordinal);
        Assert.Contains("malformed_json", list, StringComparison.Ordinal);
        Assert.Contains("\"story\":\"mill\"", show, StringComparison.Ordinal);
        Assert.Contains("1 replayed, 0 not", replay, StringComparison.Ordinal);
        Assert.Equal(
            ("accepted", "m-1", "c-1", "mill"),
            (outcomes.Single()["outcome"], outcomes.Single()["messageId"], outcomes.Single()["correlationId"], outcomes.Single()["storyId"])
        );
        Assert.DoesNotContain("m-1", rest, StringComparison.Ordinal);
        Assert.Contains("m-2", rest, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', list + show + rest);
    }

    [Fact]
    public async Task Brings_a_message_that_is_still_wrong_back_into_quarantine()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");
        await stranger.PublishAsync("nonsense", messageId: "m-2");
        await TestWorker.UntilAsync(outcomes, 1);

        await RunAsync(broker, "replay", "--code", "malformed_json");

        await TestWorker.UntilAsync(outcomes, 2);
        Assert.Single((await RunAsync(broker, "list")).Split('\n'), line => line.Contains("m-2", StringComparison.Ordinal));
        Assert.Single(await worker.Store.QuarantinedAsync(10, Cancel));
    }

    [Fact]
    public async Task Does_not_send_the_beginning_of_a_message_for_the_whole()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        var settings = TestWorker.On(broker);
        settings["Intake:QuarantineBytes"] = "8";
        await using var worker = await TestWorker.StartAsync(settings);
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");
        await stranger.PublishAsync("a long nonsense", messageId: "m-3");
        await TestWorker.UntilAsync(outcomes, 1);

        var replay = await RunAsync(broker, ["replay", "--all"], exit: 1);

        Assert.Contains("was not kept whole (15 bytes", replay, StringComparison.Ordinal);
        Assert.Contains("m-3", await RunAsync(broker, "list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay", 2, "nothing to replay")]
    [InlineData("show no-such-id", 1, "error: 'no-such-id' is not in nd.quarantine.v1")]
    public async Task Says_what_is_wrong_with_the_command(string arguments, int exit, string words)
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await (await TestWorker.StartAsync(TestWorker.On(broker))).DisposeAsync();

        Assert.Contains(words, await RunAsync(broker, arguments.Split(' '), exit), StringComparison.Ordinal);
    }

    private static Task<string> RunAsync(Uri broker, params string[] arguments) => RunAsync(broker, arguments, exit: 0);

    private static async Task<string> RunAsync(Uri broker, string[] arguments, int exit)
    {
        await using var verb = WorkerProcess.Run(["quarantine", .. arguments, "--broker", broker.AbsoluteUri]);
        var code = await verb.ExitAsync(Patience, Cancel);
        Assert.True(code == exit, $"ended with {code}:\n{verb.Output}");
        return verb.Output;
    }
}
