using System.Collections.Immutable;
using MassTransit;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>One message that reaches the worker: its bytes, and whom to answer.</summary>
/// <param name="MessageId">The publisher's own id, as it came: AMQP's, else that of CloudEvents attributes beside the body.</param>
/// <param name="ReplyTo">AMQP queue that wants the outcome; null: nobody but the exchange.</param>
internal sealed record IncomingMessage(
    ReadOnlyMemory<byte> Body,
    bool IsEnvelope = false,
    string? RoutingKey = null,
    string? MessageId = null,
    string? CorrelationId = null,
    string? ReplyTo = null
)
{
    /// <summary>A message out of quarantine names its entry in this header.</summary>
    public const string ReplayHeader = "narrativediff-replay";

    private const string EnvelopeType = "application/vnd.masstransit+json";

    public string? ContentType { get; init; }

    /// <summary>The quarantine entry it was sent again from.</summary>
    public string? Replay { get; init; }

    /// <summary>Said beside the body that it is a CloudEvents event; null: it did not.</summary>
    public string? CloudEventsVersion { get; init; }

    /// <summary>W3C trace context of its publisher.</summary>
    public string? Trace { get; init; }

    /// <summary>Why the broker took it out of the intake queue, in its own word; null: it did not.</summary>
    public string? DeathReason { get; init; }

    /// <summary>The broker has handed it out before.</summary>
    public bool IsRedelivered { get; init; }

    public static IncomingMessage Of(ConsumeContext<RawDelivery> context)
    {
        context.TryGetPayload(out RabbitMqBasicConsumeContext? amqp);
        var properties = amqp?.Properties;
        var contentType = properties is null ? context.ReceiveContext.ContentType?.MediaType : properties.ContentType;
        var attributes = CloudEventAttributes.Of(properties?.Headers);
        return new(
            context.Message.Body,
            IsEnvelopeType(contentType),
            amqp?.RoutingKey,
            NullIfEmpty(properties?.MessageId) ?? attributes.Id,
            NullIfEmpty(properties?.CorrelationId) ?? attributes.CorrelationId,
            NullIfEmpty(properties?.ReplyTo)
        )
        {
            ContentType = NullIfEmpty(contentType),
            Replay = HeaderText.Of(properties?.Headers, ReplayHeader),
            CloudEventsVersion = attributes.SpecVersion,
            Trace = TraceHeader.Of(properties?.Headers),
            DeathReason = DeathOf(properties?.Headers),
            IsRedelivered = context.ReceiveContext.Redelivered,
        };
    }

    public static bool IsEnvelopeType(string? contentType) =>
        contentType is not null && contentType.Split(';')[0].Trim().Equals(EnvelopeType, StringComparison.OrdinalIgnoreCase);

    /// <summary>The newest entry stands first.</summary>
    private static string? DeathOf(IDictionary<string, object?>? headers) =>
        headers is not null
        && headers.TryGetValue("x-death", out var deaths)
        && deaths is IList<object?> { Count: > 0 } list
        && list[0] is IDictionary<string, object?> newest
            ? HeaderText.Of(newest, "reason")
            : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>CloudEvents attributes beside the body (binary mode): as AMQP headers under each prefix that bindings use.</summary>
/// <remarks>
/// AMQP binding 1.0.2: <c>cloudEvents:</c>, and <c>cloudEvents_</c> where a client takes no colon; gateways from HTTP keep its <c>ce-</c>.
/// The body is the event's data, so here the article version itself.
/// </remarks>
internal sealed record CloudEventAttributes(string? SpecVersion, string? Id, string? CorrelationId)
{
    private static readonly CloudEventAttributes None = new(null, null, null);
    private static readonly ImmutableArray<string> Prefixes = ["cloudEvents:", "cloudEvents_", "ce-"];

    public static CloudEventAttributes Of(IDictionary<string, object?>? headers) =>
        Prefixes
            .Select(prefix => new CloudEventAttributes(
                HeaderText.Of(headers, prefix + "specversion"),
                HeaderText.Of(headers, prefix + "id"),
                HeaderText.Of(headers, prefix + "correlationid")
            ))
            .FirstOrDefault(attributes => attributes.SpecVersion is not null)
        ?? None;
}
