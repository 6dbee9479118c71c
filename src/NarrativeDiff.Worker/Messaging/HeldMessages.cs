using MassTransit;
using NarrativeDiff.Worker.Infrastructure;
using RabbitMQ.Client;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Puts a message that has been held for long back at the end of the intake as a new one, on a connection of its own.</summary>
/// <remarks>The broker closes a channel that holds a message beyond its <c>consumer_timeout</c> and counts that as a delivery; a message
/// put back so is counted from the beginning.</remarks>
internal sealed class HeldMessages(IConfiguration configuration, TransportOptions options) : IAsyncDisposable
{
    private readonly LastingLink _link = new(configuration, "held");

    /// <summary>Returns once the broker has it: then the delivery at hand may be acknowledged.</summary>
    /// <exception cref="RabbitMQ.Client.Exceptions.PublishException">The queue does not take it.</exception>
    public async Task PutBackAsync(ConsumeContext<RawDelivery> context, CancellationToken cancel)
    {
        if (!context.TryGetPayload(out RabbitMqBasicConsumeContext? amqp))
            throw new InvalidOperationException("only a message of the broker can be put back");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(options.PublishTimeout);
        var link = await _link.OpenAsync(deadline.Token).ConfigureAwait(false);
        var channel = await link.ChannelAsync(BrokerNames.ArticleQueue, null, deadline.Token).ConfigureAwait(false);
        // Only its publisher's own connection may carry its user.
        var properties = new BasicProperties(amqp.Properties) { UserId = null };
        // The bus gives each queue an exchange of its name.
        await channel
            .BasicPublishAsync(
                BrokerNames.ArticleQueue,
                amqp.RoutingKey ?? "",
                mandatory: true,
                properties,
                context.Message.Body,
                deadline.Token
            )
            .ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _link.DisposeAsync();
}
