using System.Text.Encodings.Web;
using System.Text.Json;

namespace NarrativeDiff.Worker.Cli;

/// <summary>JSON from the broker, where anybody may write: read strictly, or not at all.</summary>
internal static class ForeignJson
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Null: it is not that.</returns>
    public static T? Read<T>(string json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static string OneLine(string json) => JsonSerializer.Serialize(JsonElement.Parse(json), Compact);
}
