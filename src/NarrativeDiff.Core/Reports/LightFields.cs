using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>Which fields of a report's JSON may be absent: those that say nothing, and those that the article says.</summary>
internal static class LightFields
{
    /// <summary>Left out where a span's article states them.</summary>
    private static readonly ImmutableHashSet<string> OfEvidence = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "outlet",
        "articleId",
        "version",
        "publishedAt",
        "field",
        "exact",
        "prefix",
        "suffix",
        "role",
        "voice"
    );

    public static void Of(JsonTypeInfo type)
    {
        foreach (var field in type.Properties)
        {
            if (type.Type == typeof(Evidence) && OfEvidence.Contains(field.Name))
                field.IsRequired = false;
            if (IsAbsent(type.Type, field) is { } isAbsent)
                field.ShouldSerialize = (_, value) => !isAbsent(value!);
        }
    }

    private static Func<object, bool>? IsAbsent(Type owner, JsonPropertyInfo field) =>
        (owner.Name, field.Name) switch
        {
            (nameof(Evidence), "publishedAt") => value => (DateTimeOffset)value == default,
            (nameof(Evidence), "version") => value => (int)value == 0,
            (nameof(ReportLabelUse), "versions") => value => ((ImmutableArray<int>)value).IsDefault,
            (nameof(FindingPosition), "sentences" or "evidence") => value => ((ImmutableArray<int>)value).IsDefaultOrEmpty,
            (nameof(FindingPosition), "words") => value => (int)value == 0,
            _ => null,
        };
}

/// <summary>Writes a report light and reads it whole.</summary>
internal sealed class ReportConverter : JsonConverter<Report>
{
    public override Report? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Report>(ref reader, ReportJson.Fields) is { } report ? LightReport.Restore(report) : null;

    public override void Write(Utf8JsonWriter writer, Report value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, LightReport.Of(value), ReportJson.Fields);
}
