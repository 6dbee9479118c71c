using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>Says in /openapi/v1.json that reports leave out what is null and what their articles say.</summary>
internal static class ReportSchemas
{
    private static readonly Dictionary<string, string[]> LeftOut = new(StringComparer.Ordinal)
    {
        [nameof(Evidence)] = ["outlet", "articleId", "version", "publishedAt", "field", "exact", "prefix", "suffix", "role", "voice"],
        [nameof(FindingPosition)] = ["sentences", "words", "evidence"],
        [nameof(ReportLabelUse)] = ["versions"],
        [nameof(ReportSentence)] = ["field"],
    };

    public static Task LighterAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        if (context.JsonTypeInfo.Type.Assembly == typeof(Report).Assembly && schema.Required is { } required)
            required.ExceptWith([
                .. required.Where(name =>
                    MayBeAbsent(
                        context.JsonTypeInfo.Type.Name,
                        name,
                        schema.Properties?.TryGetValue(name, out var field) == true ? field : null
                    )
                ),
            ]);
        return Task.CompletedTask;
    }

    private static bool MayBeAbsent(string type, string name, IOpenApiSchema? field) =>
        (LeftOut.TryGetValue(type, out var names) && names.Contains(name))
        || field?.Type?.HasFlag(JsonSchemaType.Null) == true
        || field?.OneOf?.Any(one => one.Type == JsonSchemaType.Null) == true;
}
