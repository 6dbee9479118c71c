using NarrativeDiff.Contracts;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Refuses messages of a major version that this program does not know; minor versions only add fields.</summary>
internal static class SchemaVersion
{
    public static void Check(FieldReader fields)
    {
        var schema = fields.Text("schema");
        if (schema is null || schema == ArticleVersionPublished.SchemaId || schema.StartsWith(ArticleVersionPublished.SchemaId + ".", StringComparison.Ordinal))
            return;
        fields.Refuse(RefusalCode.UnsupportedSchema, "schema", $"schema is '{FieldReader.Shown(schema)}'; send {ArticleVersionPublished.SchemaId} or leave it out");
    }
}
