using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>Writes and reads <c>narrativediff.report/1</c>; same report, same bytes.</summary>
public static class ReportJson
{
    /// <summary>Reports are written light and read whole; a finding or a span alone is written whole.</summary>
    public static JsonSerializerOptions Options { get; } = Create(new ReportConverter());

    /// <summary>For the report's own fields, as they stand in JSON.</summary>
    internal static JsonSerializerOptions Fields { get; } = Create(new LinkWriter());

    /// <param name="indented">A line for each field and each record of a list: as readable as it is light.</param>
    public static string Write(Report report, bool indented = true) =>
        indented ? JsonLines.Of(WriteUtf8(report)) : System.Text.Encoding.UTF8.GetString(WriteUtf8(report));

    /// <summary>Compact, as it is stored.</summary>
    public static byte[] WriteUtf8(Report report) =>
        report.Written.Take(report, Options) ?? JsonSerializer.SerializeToUtf8Bytes(report, Options);

    /// <summary>With every link that was found, the weak ones too. The content hash stays that of the report without them.</summary>
    public static Report WithWeakLinks(Report report)
    {
        var place = report
            .Witnesses.Select((witness, at) => (witness.Siglum, at))
            .ToDictionary(entry => entry.Siglum, entry => entry.at, StringComparer.Ordinal);
        return report with
        {
            WeakLinks = [],
            Links =
            [
                .. report
                    .Links.Concat(report.WeakLinks)
                    .OrderBy(link => place.GetValueOrDefault(link.Left.Siglum))
                    .ThenBy(link => link.Left.Sentence)
                    .ThenBy(link => place.GetValueOrDefault(link.Right.Siglum))
                    .ThenBy(link => link.Right.Sentence),
            ],
        };
    }

    /// <summary>The same bytes as those of <see cref="WriteUtf8"/>, for a moment.</summary>
    internal static PooledBytes WritePooled(Report report)
    {
        var bytes = new PooledBytes();
        using var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Options.Encoder });
        JsonSerializer.Serialize(writer, report, Options);
        return bytes;
    }

    /// <exception cref="JsonException">The text is not a report.</exception>
    public static Report Read(string json) => Read(System.Text.Encoding.UTF8.GetBytes(json));

    /// <exception cref="JsonException">The bytes are not a report.</exception>
    public static Report Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Report>(json, Options) ?? throw new JsonException("a report is a JSON object, not null");

    private static JsonSerializerOptions Create(JsonConverter converter) =>
        new(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LightFields.Of } },
            NewLine = "\n",
            // Reports are files and messages, never inlined into HTML as they are; escaping every quotation mark would double some of them.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new UtcConverter(), converter },
        };

    /// <summary>Times as <c>2023-05-03T14:35:00Z</c>: always UTC, always the same width to the second; null where nobody knows
    /// the time.</summary>
    private sealed class UtcConverter : JsonConverter<DateTimeOffset>
    {
        private const string Form = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

        /// <summary>Without its Z: a form of its own that the run-time writes several times faster. Nearly all times are whole
        /// seconds.</summary>
        private const string WholeSeconds = "s";

        public override bool HandleNull => true;

        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? ArticleVersion.UnknownTime : reader.GetDateTimeOffset().ToUniversalTime();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            if (value.IsKnown())
                writer.WriteStringValue(
                    value.Ticks % TimeSpan.TicksPerSecond == 0
                        ? value.UtcDateTime.ToString(WholeSeconds, System.Globalization.CultureInfo.InvariantCulture) + "Z"
                        : value.UtcDateTime.ToString(Form, System.Globalization.CultureInfo.InvariantCulture)
                );
            else
                writer.WriteNullValue();
        }
    }
}

/// <summary>Writes links property by property, as the serializer would: a report has more links than everything else in it
/// together.</summary>
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

    public override ReportLink Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<ReportLink>(ref reader, ReportJson.Options) ?? throw new JsonException("a link is an object, not null");

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
