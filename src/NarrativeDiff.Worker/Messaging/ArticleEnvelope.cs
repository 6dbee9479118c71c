using System.Text.Json;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Takes an article version out of what it came in: MassTransit's envelope, a CloudEvents 1.0 event, or nothing.</summary>
/// <param name="Article">The object that holds the article's fields.</param>
/// <param name="Path">Where that object stands in the message, e.g. <c>$.message</c>.</param>
internal sealed record ArticleEnvelope(JsonElement Article, string Path, string? MessageId, string? CorrelationId, Refusal? Refusal)
{
    public static ArticleEnvelope Open(JsonElement root, bool envelope)
    {
        if (envelope)
            return Inside(root, "message", "messageId", "correlationId", "MassTransit's envelope");
        if (!root.TryGetProperty("specversion", out var version))
            return new(root, "$", null, null, null);
        var opened = Inside(root, "data", "id", "correlationid", "a CloudEvents event");
        return version.ValueKind == JsonValueKind.String && RefuseVersion(version.GetString()!, "$.specversion") is { } refusal
            ? opened with
            {
                Refusal = refusal,
            }
            : opened;
    }

    /// <param name="path">Where the version stands: in the message, or beside it in a header.</param>
    public static Refusal? RefuseVersion(string cloudEvents, string path) =>
        cloudEvents == "1" || cloudEvents.StartsWith("1.", StringComparison.Ordinal)
            ? null
            : new(
                RefusalCode.InvalidEnvelope,
                path,
                $"CloudEvents version is '{FieldReader.Shown(cloudEvents)}'; send an event of version 1.0"
            );

    private static ArticleEnvelope Inside(JsonElement root, string content, string id, string correlation, string what)
    {
        var path = JsonPath.Join("$", content);
        var found = root.TryGetProperty(content, out var inner);
        var refusal =
            found && inner.ValueKind == JsonValueKind.Object
                ? null
                : new Refusal(
                    RefusalCode.InvalidEnvelope,
                    path,
                    found
                        ? $"the content of {what} is {JsonKind.Of(inner.ValueKind)}; put the article version there as a JSON object"
                        : $"{what} has no content; put the article version into {path} as a JSON object"
                );
        return new(inner, path, TextOf(root, id), TextOf(root, correlation), refusal);
    }

    private static string? TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
