using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Sample;

/// <summary>The examples work as they stand: what one language publishes over a real broker, another reads the report of.</summary>
public sealed class ClientExamplesTests(ThrowAwayRabbit rabbit)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("python", "node")]
    [InlineData("node", "csharp")]
    [InlineData("csharp", "python")]
    public async Task Publishes_in_one_language_and_prints_reports_and_refusals_in_another(string publishing, string consuming)
    {
        var broker = await rabbit.NewVirtualHostAsync();
        var folder = Directory.CreateTempSubdirectory("nd-examples-").FullName;
        await using var worker = await WorkerProcess.StartAsync(broker, folder);
        await using var judge = await BrokerClient.ConnectAsync(broker);
        var crossed = await JudgeAsync(judge);
        await using var consumer = await ClientExamples.ConsumeAsync(consuming, broker);
        await PrintsAsync(consumer, "waiting for reports and outcomes");
        var file = await WriteSampleAsync(folder);

        await using var publisher = await ClientExamples.PublishAsync(publishing, broker, file);
        var exitCode = await publisher.ExitAsync(Patience, Cancel);

        Assert.True(exitCode == 0, publisher.Output);
        await PrintsAsync(consumer, "outcome accepted \"atlantic-standard\" \"us-kremlin-drones\"");
        await PrintsAsync(consumer, "outcome rejected \"harbour-post\" \"kremlin-drones-65472\": missing_field \"$.headline\"");
        await PrintsAsync(consumer, "provisional: 5 outlets,");
        Assert.Contains("report \"kremlin-drones\" revision ", consumer.Output, StringComparison.Ordinal);
        for (
            var waited = Stopwatch.StartNew();
            waited.Elapsed < Patience && crossed.All(message => message["schema"] != "narrativediff.report-updated/1");

        )
            await Task.Delay(50, Cancel);
        Assert.Equal(
            ["article-outcome", "quarantined", "report-updated", "story-changed"],
            crossed.Select(message => message["schema"]!.Split('.', '/')[1]).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(
            crossed.Where(message => message["schema"] == "narrativediff.report-updated/1"),
            message => Assert.NotNull(message["reportUri"])
        );
        await worker.KillAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("python")]
    [InlineData("node")]
    [InlineData("csharp")]
    public async Task Says_so_where_no_worker_has_made_its_queue(string publishing)
    {
        var broker = await rabbit.NewVirtualHostAsync();
        var folder = Directory.CreateTempSubdirectory("nd-examples-").FullName;
        var file = await WriteSampleAsync(folder);

        await using var publisher = await ClientExamples.PublishAsync(publishing, broker, file);
        var exitCode = await publisher.ExitAsync(Patience, Cancel);

        Assert.Equal(1, exitCode);
        Assert.Contains("start a worker first", publisher.Output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Every announcement of the real comparison, the report inside it too, held against its schema; the client asserts it as it
    /// closes.</summary>
    private static async Task<ConcurrentQueue<BrokerClient.Delivered>> JudgeAsync(BrokerClient judge)
    {
        var queue = await judge.NewQueueAsync();
        foreach (var exchange in new[] { "nd.outcomes", "nd.reports", "nd.quarantine", "nd.story-changes" })
            await judge.BindAsync(queue, exchange, "#");
        return await judge.ConsumeAsync(queue);
    }

    /// <summary>The whole sample, the broken message with it, one message a line.</summary>
    private static async Task<string> WriteSampleAsync(string folder)
    {
        var file = Path.Combine(folder, "sample.jsonl");
        var lines = SampleStory.Messages().Select(message => Encoding.UTF8.GetString(message.Span).ReplaceLineEndings(" "));
        await File.WriteAllLinesAsync(file, lines, Cancel);
        return file;
    }

    private static async Task PrintsAsync(Child child, string words)
    {
        var patience = Stopwatch.StartNew();
        while (!child.Output.Contains(words, StringComparison.Ordinal))
        {
            Assert.True(patience.Elapsed < Patience && !child.HasExited, $"“{words}” was not printed; what was:\n{child.Output}");
            await Task.Delay(50, Cancel);
        }
    }
}
