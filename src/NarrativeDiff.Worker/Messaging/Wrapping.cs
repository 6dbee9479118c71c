using System.Text.Json;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Takes an article version out of what it came in: MassTransit's envelope, a CloudEvents 1.0 event, or nothing.</summary>
/// <param name="Article">The object that holds the article's fields.</param>
/// <param name="Path">Where that object stands in the message, e.g. <c>$.message</c>.</param>
internal sealed record Wrapping(JsonElement Article, string Path, string? MessageId, string? CorrelationId, Refusal? Refusal)
{
    public static Wrapping Open(JsonElement root, bool envelope)
    {
        if (envelope)
            return Inside(root, "message", "messageId", "correlationId", "MassTransit's envelope");
        return root.TryGetProperty("specversion", out _)
            ? Inside(root, "data", "id", "correlationid", "a CloudEvents event")
            : new(root, "$", null, null, null);
    }

    private static Wrapping Inside(JsonElement root, string content, string id, string correlation, string what)
    {
        var path = JsonPath.Join("$", content);
        var found = root.TryGetProperty(content, out var inner);
        var refusal = found && inner.ValueKind == JsonValueKind.Object
            ? null
            : new Refusal(RefusalCode.InvalidEnvelope, path, found
                ? $"the content of {what} is {JsonKind.Of(inner.ValueKind)}; put the article version there as a JSON object"
                : $"{what} has no content; put the article version into {path} as a JSON object");
        return new(inner, path, TextOf(root, id), TextOf(root, correlation), refusal);
    }

    private static string? TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
