using System.Diagnostics;
using MassTransit;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>W3C trace context in the headers of messages, so that a trace goes on in the next process.</summary>
internal static class TraceHeader
{
    private const string Parent = "traceparent";
    private const string State = "tracestate";

    /// <summary>Under its own name, or as CloudEvents' extension for distributed tracing.</summary>
    public static string? Of(IDictionary<string, object?>? headers) =>
        HeaderText.Of(headers, Parent)
        ?? HeaderText.Of(headers, "cloudEvents:" + Parent)
        ?? HeaderText.Of(headers, "cloudEvents_" + Parent)
        ?? HeaderText.Of(headers, "ce-" + Parent);

    /// <summary>The context of what is being done now; nulls: none.</summary>
    public static (string? Parent, string? State) Current() =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } current
            ? (current.Id, current.TraceStateString is { Length: > 0 } state ? state : null)
            : default;

    public static Dictionary<string, object?>? Headers((string? Parent, string? State) trace)
    {
        if (trace.Parent is null)
            return null;
        var headers = new Dictionary<string, object?> { [Parent] = trace.Parent };
        if (trace.State is not null)
            headers[State] = trace.State;
        return headers;
    }

    public static void Write(SendContext context)
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C } current)
            return;
        context.Headers.Set(Parent, current.Id);
        if (current.TraceStateString is { Length: > 0 } state)
            context.Headers.Set(State, state);
    }
}
