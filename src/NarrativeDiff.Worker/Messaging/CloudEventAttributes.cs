using System.Collections.Immutable;

namespace NarrativeDiff.Worker.Messaging;

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
