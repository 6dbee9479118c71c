using System.Text.Json;
using MassTransit.Serialization;
using RabbitMQ.Client;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>An event as any client reads it: plain JSON as the bus writes it, with a message id and the trace it belongs to.</summary>
internal static class EventJson
{
    private static readonly JsonSerializerOptions Options = new(SystemTextJsonMessageSerializer.Options)
    {
        WriteIndented = false,
        // An escape is twice as long as the letter, and no event is ever part of a page.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Of<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message, Options);

    public static BasicProperties Properties(Guid id, (string? Parent, string? State) trace) =>
        new()
        {
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = id.ToString(),
            Headers = TraceHeader.Headers(trace),
        };
}
