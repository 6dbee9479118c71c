using MassTransit;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Ingest;

/// <summary>A message the broker gave up on after its delivery limit: kept with a reason, so that it too has an outcome.</summary>
internal sealed class DeadArticleConsumer(Intake intake, Redelivery redelivery) : IConsumer<RawDelivery>
{
    public Task Consume(ConsumeContext<RawDelivery> context) =>
        redelivery.OnFaultAsync(cancel => intake.GiveUpAsync(IncomingMessage.Of(context), cancel), context.CancellationToken);
}
