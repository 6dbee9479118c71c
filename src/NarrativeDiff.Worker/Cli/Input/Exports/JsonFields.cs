using System.Text.Json;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Reads fields of a JSON object by path, whatever case, dashes and underscores its names are written with.</summary>
internal static class JsonFields
{
    public static JsonElement? Find(JsonElement from, string path)
    {
        var at = from;
        foreach (var name in path.Split('.'))
        {
            if (at.ValueKind == JsonValueKind.Array)
                at = at.GetArrayLength() > 0 ? at[0] : default;
            if (at.ValueKind != JsonValueKind.Object || Property(at, name) is not { } next)
                return null;
            at = next;
        }
        return at.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : at;
    }

    public static bool Has(JsonElement from, string path) => Find(from, path) is not null;

    /// <summary>A text or number; of a list its first entry; of an object its name.</summary>
    public static string? Text(JsonElement from, string path) => Find(from, path) is { } value ? TextOf(value) : null;

    /// <summary>The entries of a list of texts or of objects that have a name.</summary>
    public static IReadOnlyList<string> Texts(JsonElement from, string path) =>
        Find(from, path) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Take(100).Select(TextOf).OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text))]
            : [];

    public static IReadOnlyList<string> Names(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object ? [.. item.EnumerateObject().Select(property => property.Name)] : [];

    private static string? TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Array => value.GetArrayLength() > 0 && value[0].ValueKind != JsonValueKind.Array ? TextOf(value[0]) : null,
            JsonValueKind.Object => Property(value, "name") is { ValueKind: JsonValueKind.String } name ? name.GetString() : null,
            _ => null,
        };

    private static JsonElement? Property(JsonElement item, string name)
    {
        if (item.TryGetProperty(name, out var exact))
            return exact;
        var plain = FieldMap.Plain(name);
        foreach (var property in item.EnumerateObject())
            if (FieldMap.Plain(property.Name) == plain)
                return property.Value;
        return null;
    }
}
