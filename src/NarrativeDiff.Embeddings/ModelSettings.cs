using System.Text.Json;

namespace NarrativeDiff.Embeddings;

/// <summary>Single settings out of the JSON files that lie beside a sentence-transformers model; each file may be absent.</summary>
internal static class ModelSettings
{
    /// <summary>The layer that a model may have after its pooling; an exported network holds it only if its output is the sentence's
    /// vector.</summary>
    public static bool HasDenseLayer(string modulesFile) =>
        Read(modulesFile) is { ValueKind: JsonValueKind.Array } modules
        && modules
            .EnumerateArray()
            .Any(module =>
                module.ValueKind == JsonValueKind.Object
                && module.TryGetProperty("type", out var type)
                && type.ToString().EndsWith(".Dense", StringComparison.Ordinal)
            );

    public static bool? Flag(string file, string name) =>
        Setting(file, name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { } other => throw new InvalidDataException($"{file}: {name} must be true or false, not {other.GetRawText()}."),
        };

    public static int? Number(string file, string name) =>
        Setting(file, name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) => number,
            { } other => throw new InvalidDataException($"{file}: {name} must be a whole number, not {other.GetRawText()}."),
        };

    public static string? Text(string file, string name) =>
        Setting(file, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Setting(string file, string name) =>
        Read(file) is { ValueKind: JsonValueKind.Object } settings
        && settings.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    private static JsonElement? Read(string file)
    {
        if (!File.Exists(file))
            return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return json.RootElement.Clone();
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{file} is not JSON: {broken.Message}", broken);
        }
    }
}
