using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Cli;

/// <summary>The verbs that talk to a broker, run as a user runs them.</summary>
public sealed class BrokerVerbTests(ThrowAwayRabbit rabbit) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private readonly string _folder = Directory.CreateTempSubdirectory("nd-verbs-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Publish_reports_the_outcome_of_each_message_and_fails_where_one_is_refused()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.json"), Some.Message(Some.Version("a", hint: "mill")), Cancel);
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "b.jsonl"),
            string.Join('\n', OneLine(Some.Message(Some.Version("b", hint: "mill"))), "", Some.Message("version", "0"), "nonsense"),
            Cancel
        );

        await using var publish = WorkerProcess.Run(["publish", _folder, "--broker", broker.AbsoluteUri]);
        var code = await publish.ExitAsync(Patience, Cancel);

        Assert.Equal(1, code);
        Assert.Equal(
            [
                $"accepted   {_folder}/a.json story mill",
                $"accepted   {_folder}/b.jsonl:1 story mill",
                $"rejected   {_folder}/b.jsonl:3 invalid_value $.version: version is 0; send a whole number from 1 to 2147483647",
            ],
            publish
                .Output.Split('\n')
                .Where(line => line.StartsWith("accepted", StringComparison.Ordinal) || line.Contains(":3 ", StringComparison.Ordinal))
        );
        Assert.Contains($"rejected   {_folder}/b.jsonl:4 malformed_json $: not JSON at line 1", publish.Output, StringComparison.Ordinal);
        Assert.Contains("4 published, 2 refused or unanswered", publish.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_says_so_where_no_worker_ever_made_its_queue()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.json"), Some.Message(), Cancel);

        await using var publish = WorkerProcess.Run(["publish", _folder, "--broker", broker.AbsoluteUri]);

        Assert.Equal(1, await publish.ExitAsync(Patience, Cancel));
        Assert.Contains("no queue takes it from exchange nd.articles; start a worker once", publish.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("publish x.json --broker http://localhost", 2, "--broker is no AMQP address")]
    [InlineData("publish x.json", 2, "--broker")]
    [InlineData("watch --broker amqp://127.0.0.1:1/", 1, "broker amqp://127.0.0.1:1/")]
    public async Task Says_what_is_wrong_with_the_broker(string arguments, int code, string words)
    {
        await using var verb = WorkerProcess.Run(arguments.Split(' '));

        Assert.Equal(code, await verb.ExitAsync(Patience, Cancel));
        Assert.Contains(words, verb.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_prints_a_line_a_report()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        await using var watch = WorkerProcess.Run(["watch", "--broker", broker.AbsoluteUri, "--story", "mill"]);
        await UntilSaidAsync(watch, "watching");

        await stranger.PublishAsync(Some.Message(Some.Version(hint: "flood")));
        await stranger.PublishAsync(Some.Message(Some.Version(hint: "mill", articleId: "a2", headline: "Mill\u001b[2J burns")));

        await UntilSaidAsync(watch, " mill r1 provisional: ");
        Assert.DoesNotContain("flood", watch.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', watch.Output);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("")]
    public async Task Watch_passes_over_what_is_no_announcement(string option)
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        await using var watch = WorkerProcess.Run([
            "watch",
            "--broker",
            broker.AbsoluteUri,
            .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ]);
        await UntilSaidAsync(watch, "watching");

        await stranger.PublishAsync("not JSON \u001b[2J\u009b", exchange: "nd.reports", key: "report.x.y");
        await stranger.PublishAsync("{\"storyId\":null}", exchange: "nd.reports", key: "report.x.y");
        await stranger.PublishAsync(Some.Message(Some.Version(hint: "mill", headline: "Mill\u009b2J\u007f burns")));

        await UntilSaidAsync(watch, "Mill");
        Assert.Equal(2, watch.Output.Split("error: passed over a message").Length - 1);
        Assert.DoesNotContain(watch.Output, c => char.IsControl(c) && c is not ('\n' or '\r'));
    }

    private static string OneLine(string json) => json.ReplaceLineEndings(" ");

    private static async Task UntilSaidAsync(Child child, string words)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(Patience);
        while (!child.Output.Contains(words, StringComparison.Ordinal))
            await Task.Delay(30, patience.Token);
    }
}
