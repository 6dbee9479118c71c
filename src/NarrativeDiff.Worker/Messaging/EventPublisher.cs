using MassTransit;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>What the worker announces. Returns once the broker has confirmed; a broker that takes nothing is waited for.</summary>
internal sealed class EventPublisher(IBus bus, TransportOptions options, BrokerPublisher publisher, ReplySender replies)
{
    public Task OutcomeAsync(ArticleOutcome outcome, Guid id, CancellationToken cancel) =>
        PublishAsync(outcome, id, BrokerNames.Outcomes, BrokerNames.OutcomeKey(outcome.Outlet, outcome.Outcome), cancel);

    public Task QuarantinedAsync(QuarantinedMessage message, Guid id, CancellationToken cancel) =>
        PublishAsync(message, id, BrokerNames.Quarantine, BrokerNames.QuarantineKey(message.Outlet, message.Code), cancel);

    public Task StoryChangedAsync(StoryChanged change, Guid id, CancellationToken cancel) =>
        PublishAsync(change, id, BrokerNames.StoryChanges, "", cancel);

    public Task ReportUpdatedAsync(ReportUpdated report, Guid id, CancellationToken cancel) =>
        PublishAsync(report, id, BrokerNames.Reports, BrokerNames.ReportKey(report.StoryId, report.Status), cancel);

    /// <summary>Answers the publisher itself, as far as its queue takes it; nobody waits for it.</summary>
    public void Reply(ArticleOutcome outcome, Guid id, string replyTo) => replies.Send(outcome, id, replyTo);

    private Task PublishAsync<T>(T message, Guid id, string exchange, string routingKey, CancellationToken cancel)
        where T : class =>
        options.Kind == TransportKind.RabbitMq
            ? publisher.PublishAsync(exchange, routingKey, EventJson.Properties(id, TraceHeader.Current()), EventJson.Of(message), cancel)
            : OnBusAsync(message, id, cancel);

    private async Task OnBusAsync<T>(T message, Guid id, CancellationToken cancel)
        where T : class
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(options.PublishTimeout);
        await bus.Publish(
                message,
                context =>
                {
                    context.MessageId = id;
                    context.Durable = true;
                    TraceHeader.Write(context);
                },
                deadline.Token
            )
            .ConfigureAwait(false);
    }
}
