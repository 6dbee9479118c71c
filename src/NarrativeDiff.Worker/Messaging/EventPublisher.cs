using MassTransit;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Publishes the events of the worker. Returns when the broker has confirmed, throws when it has not confirmed in time.</summary>
internal sealed class EventPublisher(IBus bus, TransportOptions options)
{
    private static readonly Uri ReplyExchange = new("exchange:amq.rabbitmq.reply-to");

    public Task OutcomeAsync(ArticleOutcome outcome, Guid id, CancellationToken cancel) => PublishAsync(outcome, id, cancel);

    public Task QuarantinedAsync(QuarantinedMessage message, Guid id, CancellationToken cancel) => PublishAsync(message, id, cancel);

    public Task StoryChangedAsync(StoryChanged change, Guid id, CancellationToken cancel) => PublishAsync(change, id, cancel);

    public Task ReportUpdatedAsync(ReportUpdated report, Guid id, CancellationToken cancel) => PublishAsync(report, id, cancel);

    /// <summary>Answers the publisher itself, through AMQP's default exchange.</summary>
    public async Task ReplyAsync(ArticleOutcome outcome, string replyTo, CancellationToken cancel)
    {
        using var deadline = Deadline(cancel);
        var endpoint = await bus.GetSendEndpoint(ReplyExchange).ConfigureAwait(false);
        await endpoint.Send(outcome, context =>
        {
            context.SetRoutingKey(replyTo);
            TraceHeader.Write(context);
            if (context is RabbitMqSendContext amqp)
                amqp.BasicProperties.CorrelationId = outcome.CorrelationId;
        }, deadline.Token).ConfigureAwait(false);
    }

    private async Task PublishAsync<T>(T message, Guid id, CancellationToken cancel)
        where T : class
    {
        using var deadline = Deadline(cancel);
        await bus.Publish(message, context =>
        {
            context.MessageId = id;
            context.Durable = true;
            TraceHeader.Write(context);
        }, deadline.Token).ConfigureAwait(false);
    }

    private CancellationTokenSource Deadline(CancellationToken cancel)
    {
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(options.PublishTimeout);
        return deadline;
    }
}
