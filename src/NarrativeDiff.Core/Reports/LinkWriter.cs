using System.Text.Json;
using System.Text.Json.Serialization;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>Writes links property by property, as the serializer would: a report has more links than everything else in it together.</summary>
/// <remarks>For writing only. Reading, and the schema, go by the type.</remarks>
internal sealed class LinkWriter : JsonConverter<ReportLink>
{
    private static readonly JsonEncodedText Left = Name(nameof(ReportLink.Left));
    private static readonly JsonEncodedText Right = Name(nameof(ReportLink.Right));
    private static readonly JsonEncodedText Score = Name(nameof(ReportLink.Score));
    private static readonly JsonEncodedText Because = Name(nameof(ReportLink.Because));
    private static readonly JsonEncodedText Siglum = Name(nameof(LinkEnd.Siglum));
    private static readonly JsonEncodedText Sentence = Name(nameof(LinkEnd.Sentence));
    private static readonly JsonEncodedText Reason = Name(nameof(ReportLinkReason.Name));
    private static readonly JsonEncodedText Adds = Name(nameof(ReportLinkReason.Adds));

    public override ReportLink Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, ReportLink value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        WriteEnd(writer, Left, value.Left);
        WriteEnd(writer, Right, value.Right);
        writer.WriteNumber(Score, value.Score);
        if (value.Because is { } reasons)
        {
            writer.WriteStartArray(Because);
            foreach (var reason in reasons)
            {
                writer.WriteStartObject();
                writer.WriteString(Reason, reason.Name);
                writer.WriteNumber(Adds, reason.Adds);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private static void WriteEnd(Utf8JsonWriter writer, JsonEncodedText name, LinkEnd end)
    {
        writer.WriteStartObject(name);
        writer.WriteString(Siglum, end.Siglum);
        writer.WriteNumber(Sentence, end.Sentence);
        writer.WriteEndObject();
    }

    private static JsonEncodedText Name(string property) => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(property));
}
