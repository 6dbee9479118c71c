using System.Runtime.CompilerServices;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NarrativeDiff.Worker.Cli.Quarantine;

/// <summary>The quarantine queue, looked through without taking anything: what is not settled goes back when the reader is closed.</summary>
/// <remarks>While it is open nobody else sees what it has passed. Entries are read one by one; only their delivery tags are held.</remarks>
internal sealed class QuarantineQueueReader : IAsyncDisposable
{
    private readonly IChannel _channel;

    private QuarantineQueueReader(IChannel channel) => _channel = channel;

    /// <exception cref="OperationInterruptedException">There is no such queue: no worker has run yet.</exception>
    public static async Task<QuarantineQueueReader> OpenAsync(IConnection connection, CancellationToken cancel)
    {
        var channel = await connection
            .CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancel)
            .ConfigureAwait(false);
        await channel.QueueDeclarePassiveAsync(BrokerNames.QuarantineQueue, cancel).ConfigureAwait(false);
        return new(channel);
    }

    /// <summary>Oldest first. The same message for the same reason may stand there twice.</summary>
    public async IAsyncEnumerable<QuarantinedDelivery> EntriesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        while (await _channel.BasicGetAsync(BrokerNames.QuarantineQueue, autoAck: false, cancel).ConfigureAwait(false) is { } message)
            yield return QuarantinedDelivery.Of(message);
    }

    /// <summary>Publishes the message as it came and, once the broker has it, takes it out of the queue.</summary>
    /// <exception cref="PublishException">No queue takes it, or the broker refuses it; it stays in quarantine.</exception>
    public async Task SendAgainAsync(QuarantinedDelivery slip, CancellationToken cancel)
    {
        var message = slip.Message!;
        var properties = new BasicProperties
        {
            ContentType = message.ContentType ?? "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = message.MessageId,
            CorrelationId = message.CorrelationId,
            Headers = new Dictionary<string, object?> { [IncomingMessage.ReplayHeader] = slip.Id },
        };
        await _channel
            .BasicPublishAsync(
                BrokerNames.Articles,
                message.RoutingKey ?? BrokerNames.ArticleKey(message.Outlet),
                mandatory: true,
                properties,
                System.Text.Encoding.UTF8.GetBytes(message.Text),
                cancel
            )
            .ConfigureAwait(false);
        await SettleAsync(slip, cancel).ConfigureAwait(false);
    }

    public Task SettleAsync(QuarantinedDelivery slip, CancellationToken cancel) =>
        _channel.BasicAckAsync(slip.Tag, multiple: false, cancel).AsTask();

    public ValueTask DisposeAsync() => _channel.DisposeAsync();
}
