using MassTransit;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Ingest;

/// <summary>An article version arrived on the bus. Acknowledged once it is stored and its outcome is announced.</summary>
internal sealed class ArticleVersionConsumer(Intake intake, Redelivery redelivery) : IConsumer<RawDelivery>
{
    public Task Consume(ConsumeContext<RawDelivery> context) =>
        redelivery.OnFaultAsync(context, cancel => intake.ReceiveAsync(IncomingMessage.Of(context), cancel));
}
