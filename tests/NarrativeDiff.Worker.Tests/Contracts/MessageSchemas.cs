using System.Collections.Immutable;
using System.Text.Json;
using Json.Schema;

namespace NarrativeDiff.Worker.Contracts;

/// <summary>The schemas as they are shipped beside the program, ready to judge messages.</summary>
internal static class MessageSchemas
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
    private static readonly Lazy<ImmutableSortedDictionary<string, JsonSchema>> Shipped = new(Load);

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "contract", "Schemas");

    /// <returns>Empty: the message is as its schema says. The schema is named by the message's own <c>schema</c> field.</returns>
    public static IReadOnlyList<string> Faults(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty("schema", out var id) && id.ValueKind == JsonValueKind.String
            ? Faults(NameOf(id.GetString()!), message)
            : ["the message does not name its schema"];

    public static IReadOnlyList<string> Faults(string name, JsonElement message)
    {
        var result = Shipped.Value[name].Evaluate(message, Options);
        return result.IsValid
            ? []
            :
            [
                .. (result.Details ?? [])
                    .SelectMany(detail => detail.Errors?.Select(error => $"{name} {detail.InstanceLocation}: {error.Value}") ?? [])
                    .DefaultIfEmpty($"{name}: invalid"),
            ];
    }

    private static string NameOf(string schemaId) => schemaId.Split('.', 2)[^1].Split('/')[0];

    private static ImmutableSortedDictionary<string, JsonSchema> Load()
    {
        // Those that others refer to first.
        var names = SchemaWriter
            .Messages.Keys.OrderBy(name => name is not ("finding" or "report"))
            .ThenBy(name => name, StringComparer.Ordinal);
        return names.ToImmutableSortedDictionary(
            name => name,
            name => JsonSchema.FromFile(Path.Combine(Folder, $"{name}.schema.json")),
            StringComparer.Ordinal
        );
    }
}
