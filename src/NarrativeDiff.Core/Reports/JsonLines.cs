using System.Text;
using System.Text.Json;

namespace NarrativeDiff.Core.Reports;

/// <summary>Lays compact JSON out for readers: a line for each field of the object, and one for each record of a list. Full indentation
/// would double a report.</summary>
internal static class JsonLines
{
    /// <param name="json">Of an object.</param>
    public static string Of(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder(json.Length + (json.Length >> 4)).Append('{');
        var comma = "";
        foreach (var field in document.RootElement.EnumerateObject())
        {
            text.Append(comma).Append("\n  \"").Append(field.Name).Append("\": ");
            Append(text, field.Value);
            comma = ",";
        }
        return text.Append("\n}").ToString();
    }

    private static void Append(StringBuilder text, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0 || value[0].ValueKind != JsonValueKind.Object)
        {
            text.Append(value.GetRawText());
            return;
        }
        text.Append('[');
        var comma = "";
        foreach (var record in value.EnumerateArray())
        {
            text.Append(comma).Append("\n    ").Append(record.GetRawText());
            comma = ",";
        }
        text.Append("\n  ]");
    }
}
