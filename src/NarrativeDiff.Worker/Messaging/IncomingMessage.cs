using MassTransit;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>One message at a door of the worker: its bytes, and whom to answer.</summary>
/// <param name="MessageId">The publisher's own id, as it came.</param>
/// <param name="ReplyTo">AMQP queue that wants the outcome; null: nobody but the exchange.</param>
internal sealed record IncomingMessage(
    ReadOnlyMemory<byte> Body, bool IsEnvelope = false, string? RoutingKey = null, string? MessageId = null, string? CorrelationId = null, string? ReplyTo = null)
{
    private const string EnvelopeType = "application/vnd.masstransit+json";

    public static IncomingMessage Of(ConsumeContext<RawDelivery> context)
    {
        context.TryGetPayload(out RabbitMqBasicConsumeContext? amqp);
        var properties = amqp?.Properties;
        var contentType = properties is null ? context.ReceiveContext.ContentType?.MediaType : properties.ContentType;
        return new(
            context.Message.Body, IsEnvelopeType(contentType), amqp?.RoutingKey,
            NullIfEmpty(properties?.MessageId), NullIfEmpty(properties?.CorrelationId), NullIfEmpty(properties?.ReplyTo));
    }

    public static bool IsEnvelopeType(string? contentType) =>
        contentType is not null && contentType.Split(';')[0].Trim().Equals(EnvelopeType, StringComparison.OrdinalIgnoreCase);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
