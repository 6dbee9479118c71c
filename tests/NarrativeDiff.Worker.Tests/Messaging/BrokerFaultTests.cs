using System.Diagnostics;
using NarrativeDiff.Worker.Fixtures;
using RabbitMQ.Client;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>A queue that is there from before, made with other settings: the worker says which, and goes on once it is gone.</summary>
public sealed class BrokerFaultTests(ThrowAwayRabbit rabbit)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(BrokerNames.ArticleQueue, "x-max-length-bytes", 5_000_000, "set Transport:MaxQueueBytes to 5000000")]
    [InlineData(BrokerNames.ArticleQueue, "x-delivery-limit", 7, "set Transport:DeliveryLimit to 7")]
    [InlineData(BrokerNames.DeadArticleQueue, "x-max-length-bytes", 5_000_000, "set Transport:MaxQueueBytes to 5000000")]
    [InlineData(BrokerNames.QuarantineQueue, "x-max-length-bytes", 5_000_000, "set Transport:MaxQuarantineBytes to 5000000")]
    [InlineData(BrokerNames.QuarantineQueue, "x-overflow", "reject-publish", "arguments than this worker's")]
    public async Task Names_the_queue_the_setting_and_the_command_that_deletes_it(
        string queue,
        string argument,
        object value,
        string remedy
    )
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        await channel.QueueDeclareAsync(
            queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?>(QueueArguments.Of(new())[queue]) { [argument] = value },
            cancellationToken: Cancel
        );

        var fault = await BrokerFault.OfAsync(broker, new(), Cancel);

        Assert.Contains($"queue {queue} exists", fault, StringComparison.Ordinal);
        Assert.Contains(remedy, fault, StringComparison.Ordinal);
        Assert.Contains($"rabbitmqctl delete_queue -p {broker.AbsolutePath[1..]} {queue}", fault, StringComparison.Ordinal);
        await channel.QueueDeleteAsync(queue, cancellationToken: Cancel);
        Assert.Null(await BrokerFault.OfAsync(broker, new(), Cancel));
    }

    [Fact]
    public async Task A_worker_that_cannot_use_a_queue_says_so_and_goes_on_once_it_is_deleted()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        var folder = Directory.CreateTempSubdirectory("nd-queue-").FullName;
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        await channel.QueueDeclareAsync(
            BrokerNames.ArticleQueue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?>(QueueArguments.Of(new() { MaxQueueBytes = 5_000_000 })[BrokerNames.ArticleQueue]),
            cancellationToken: Cancel
        );
        await using var worker = WorkerProcess.Start(broker, "--Store:Path", Path.Combine(folder, "store.db"), "--Encoder:Kind", "Lexical");

        for (
            var waited = Stopwatch.StartNew();
            !worker.Child.Output.Contains($"queue {BrokerNames.ArticleQueue} exists with other arguments", StringComparison.Ordinal);

        )
        {
            Assert.True(
                waited.Elapsed < TimeSpan.FromMinutes(2) && !worker.Child.HasExited,
                $"no word of the queue in:\n{worker.Child.Output}"
            );
            await Task.Delay(50, Cancel);
        }

        Assert.Equal(503, await worker.StatusAsync("health/ready"));
        await channel.QueueDeleteAsync(BrokerNames.ArticleQueue, cancellationToken: Cancel);
        await worker.ReadyAsync();
        await worker.KillAsync();
        Directory.Delete(folder, recursive: true);
    }
}
