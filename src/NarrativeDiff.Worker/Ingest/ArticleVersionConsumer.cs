using MassTransit;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Ingest;

/// <summary>An article version arrived on the bus. Acknowledged once it is stored and its outcome is reported.</summary>
internal sealed class ArticleVersionConsumer(Intake intake) : IConsumer<RawDelivery>
{
    public Task Consume(ConsumeContext<RawDelivery> context) => intake.ReceiveAsync(IncomingMessage.Of(context), context.CancellationToken);
}

/// <summary>What did not work the first time is tried again: it can only be the broker that would not take our answer.</summary>
internal sealed class ArticleVersionConsumerDefinition : ConsumerDefinition<ArticleVersionConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<ArticleVersionConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.UseMessageRetry(retry => retry.Exponential(5, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(500)));
}
