using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Reads the translation that a message brings along with its article.</summary>
internal static class TranslationField
{
    private const string Name = "translation";

    public static Translation? Read(FieldReader article, int longestHeadline, int longestLine)
    {
        if (article.Value(Name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Object)
        {
            article.Refuse(
                RefusalCode.WrongType,
                Name,
                $"{Name} is {JsonKind.Of(value.ValueKind)}; send an object with language, headline and body"
            );
            return null;
        }

        var fields = new FieldReader(value, article.PathOf(Name));
        fields.Require("language", "say which language it is in, e.g. en");
        fields.Require("headline", "send the translated headline");
        fields.Require("body", "send the translated body");
        var read = new Translation(
            LanguageTag.Read(fields, "language")!,
            ArticleFields.NotBlank(fields, "headline", fields.Text("headline", longestHeadline))!,
            ArticleFields.NotBlank(fields, "body", fields.Text("body"))!,
            fields.Text("by", longestLine)
        );
        if (fields.Refusal is not { } refusal)
            return read;
        article.Refuse(refusal);
        return null;
    }
}
