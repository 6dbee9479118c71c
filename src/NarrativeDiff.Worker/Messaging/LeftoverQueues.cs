using NarrativeDiff.Worker.Infrastructure;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Puts messages that an older version moved to its error or skipped queues back into the intake, so that each has its outcome
/// after all.</summary>
/// <remarks>This version moves none. A worker of the older version may still run beside this one, so it looks again now and then.</remarks>
internal sealed partial class LeftoverQueues(
    TransportOptions options,
    IConfiguration configuration,
    SchemaMigrator gate,
    WorkerMetrics metrics,
    ILogger<LeftoverQueues> log
) : WorkLoop(log)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    /// <summary>What the bus itself wrote into the headers of a message that it moved.</summary>
    private const string BusHeaders = "MT-";

    protected override async Task LoopAsync(CancellationToken stop)
    {
        if (options.Kind != TransportKind.RabbitMq)
            return;
        await gate.WhenReadyAsync(stop).ConfigureAwait(false);
        while (true)
            await Task.Delay(await TryLookAsync(stop).ConfigureAwait(false) ? LookEvery : Again, stop).ConfigureAwait(false);
    }

    /// <returns>False: the broker was not usable, or a queue could not be emptied.</returns>
    private async Task<bool> TryLookAsync(CancellationToken stop)
    {
        try
        {
            var factory = new ConnectionFactory
            {
                Uri = ConnectionStrings.Broker(configuration),
                AutomaticRecoveryEnabled = false,
                RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
                ClientProvidedName = "narrativediff leftovers",
            };
            await using var connection = await factory.CreateConnectionAsync(stop).ConfigureAwait(false);
            foreach (var queue in new[] { BrokerNames.ArticleQueue, BrokerNames.DeadArticleQueue })
            foreach (var suffix in new[] { "_error", "_skipped" })
                await ReplayAsync(connection, queue + suffix, queue, stop).ConfigureAwait(false);
            return true;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested && fault is not OutOfMemoryException)
        {
            // Nothing is lost by it: what is not confirmed stays where it is.
            NotNow(fault.Message);
            return false;
        }
    }

    private async Task ReplayAsync(IConnection connection, string leftover, string intake, CancellationToken stop)
    {
        await using var channel = await connection
            .CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), stop)
            .ConfigureAwait(false);
        uint waiting;
        try
        {
            waiting = (await channel.QueueDeclarePassiveAsync(leftover, stop).ConfigureAwait(false)).MessageCount;
        }
        catch (OperationInterruptedException absent) when (absent.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return;
        }

        if (waiting > 0)
            Found(leftover, waiting);
        var replayed = 0;
        for (; await channel.BasicGetAsync(leftover, autoAck: false, stop).ConfigureAwait(false) is { } message; replayed++)
        {
            // The bus gives each queue an exchange of its name.
            await channel
                .BasicPublishAsync(intake, message.RoutingKey, mandatory: true, PropertiesOf(message), message.Body, stop)
                .ConfigureAwait(false);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, stop).ConfigureAwait(false);
            metrics.LeftoverReplayed();
        }

        if (replayed > 0)
            Replayed(replayed, leftover);
        await RemoveAsync(channel, leftover, stop).ConfigureAwait(false);
    }

    /// <summary>As its publisher sent it: id, correlation, content type and own headers.</summary>
    private static BasicProperties PropertiesOf(BasicGetResult message) =>
        new(message.BasicProperties)
        {
            Headers = message
                .BasicProperties.Headers?.Where(header => !header.Key.StartsWith(BusHeaders, StringComparison.Ordinal))
                .ToDictionary(header => header.Key, header => header.Value),
            // Its time in the intake begins now.
            Expiration = null,
            // Only its publisher's own connection may carry it.
            UserId = null,
        };

    /// <summary>Empty, it only misleads whoever looks at the broker.</summary>
    private async Task RemoveAsync(IChannel channel, string leftover, CancellationToken stop)
    {
        try
        {
            await channel.QueueDeleteAsync(leftover, ifUnused: true, ifEmpty: true, cancellationToken: stop).ConfigureAwait(false);
            await channel.ExchangeDeleteAsync(leftover, ifUnused: true, cancellationToken: stop).ConfigureAwait(false);
        }
        catch (OperationInterruptedException kept)
        {
            NotRemoved(leftover, kept.Message);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Queue} holds {Messages} messages that an older version moved there without an outcome: they go back into the intake"
    )]
    private partial void Found(string queue, uint messages);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Messages} messages of {Queue} are back in the intake under their own ids")]
    private partial void Replayed(int messages, string queue);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Queue} is empty but could not be removed: {Reason}")]
    private partial void NotRemoved(string queue, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "no look for leftovers of an older version now: {Reason}")]
    private partial void NotNow(string reason);
}
