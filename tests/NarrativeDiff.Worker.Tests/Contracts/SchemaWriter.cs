using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Contracts;

/// <summary>Makes the JSON Schema of a message out of its type, its comments, and what the type cannot say
/// (<see cref="SchemaRules"/>).</summary>
internal sealed class SchemaWriter(SourceComments comments)
{
    /// <summary>As messages are written; numbers are numbers, though some readers are lenient.</summary>
    private static readonly JsonSerializerOptions Json = Fields();

    private static JsonSerializerOptions Fields()
    {
        var fields = new JsonSerializerOptions(ReportJson.Options)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            NumberHandling = JsonNumberHandling.Strict,
        };
        fields.Converters.Remove(fields.Converters.Single(converter => converter.CanConvert(typeof(Report))));
        return fields;
    }

    /// <summary>Each message by the name of its schema, <c>narrativediff.NAME/1</c>.</summary>
    public static IReadOnlyDictionary<string, Type> Messages { get; } =
        new SortedDictionary<string, Type>(StringComparer.Ordinal)
        {
            ["article-outcome"] = typeof(ArticleOutcome),
            ["article-version"] = typeof(ArticleVersionPublished),
            ["finding"] = typeof(Finding),
            ["quarantined"] = typeof(QuarantinedMessage),
            ["report"] = typeof(Report),
            ["report-updated"] = typeof(ReportUpdated),
            ["story-changed"] = typeof(StoryChanged),
        };

    /// <summary>A finding alone has its spans whole; in a report they point into the articles.</summary>
    private bool _isReport;

    /// <summary>By file, so that any reader of the folder finds it.</summary>
    private static string Reference(string name) => $"./{name}.schema.json";

    public JsonObject Of(string name)
    {
        _isReport = name == "report";
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };
        var schema = Json.GetJsonSchemaAsNode(Messages[name], options).AsObject();
        var document = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = $"narrativediff.{name}/1",
        };
        foreach (var (keyword, value) in schema.ToList())
            document[keyword] = value?.DeepClone();
        // At the top the exporter says that the value may be null; a message may not.
        document["type"] = "object";
        if (SchemaRules.WholeMessage.TryGetValue(name, out var more))
            foreach (var (keyword, value) in JsonNode.Parse(more)!.AsObject().ToList())
                document[keyword] = value?.DeepClone();
        return document;
    }

    private JsonObject Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        var declaring = context.PropertyInfo?.DeclaringType.Name;
        var member = context.PropertyInfo is { } property
            ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(property.Name[..1]) + property.Name[1..]
            : null;
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var written = schema as JsonObject ?? [];
        if (type == typeof(DateTimeOffset))
            written = new JsonObject
            {
                ["type"] =
                    context.TypeInfo.Type == type && context.PropertyInfo?.DeclaringType.Assembly != typeof(Report).Assembly
                        ? "string"
                        : new JsonArray("string", "null"),
                ["format"] = "date-time",
            };
        if (type == typeof(JsonElement))
            written =
                member == nameof(ReportUpdated.Report)
                    ? new JsonObject
                    {
                        ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, new JsonObject { ["$ref"] = Reference("report") }),
                    }
                    : new JsonObject { ["$ref"] = Reference("finding") };
        if (declaring is not null && SchemaRules.OfField.TryGetValue($"{declaring}.{member}", out var rules))
            foreach (var (keyword, value) in JsonNode.Parse(rules)!.AsObject().ToList())
                written[keyword] = value?.DeepClone();
        if (
            type.GetField("SchemaId", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is string id
            && written["properties"]?["schema"] is JsonObject field
        )
            field["pattern"] = $"^{id.Replace(".", "\\.", StringComparison.Ordinal)}(\\..+)?$";
        if (type.Assembly == typeof(Report).Assembly && written["required"] is JsonArray required)
            KeepRequired(type, required, written);
        if ((declaring is null || context.PropertyInfo is null ? comments[type.Name, null] : comments[declaring, member]) is { } comment)
            written["description"] = comment;
        return written;
    }

    /// <summary>What is null, or stated by the article, is left out of a report.</summary>
    private void KeepRequired(Type type, JsonArray required, JsonObject written)
    {
        foreach (
            var name in required
                .Select(name => name!.GetValue<string>())
                .Where(name => MayBeAbsent(type, name, written["properties"]![name]))
                .ToList()
        )
            required.Remove(required.First(entry => entry!.GetValue<string>() == name));
    }

    private bool MayBeAbsent(Type type, string name, JsonNode? field) =>
        ((_isReport || type != typeof(Evidence)) && SchemaRules.LeftOut.TryGetValue(type.Name, out var names) && names.Contains(name))
        || (field?["type"] is JsonArray types && types.Any(one => one!.GetValue<string>() == "null"));
}
