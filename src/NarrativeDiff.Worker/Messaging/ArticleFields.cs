using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Makes an article version of the fields of <c>narrativediff.article-version/1</c>, or says which of them stands in the way.</summary>
internal static class ArticleFields
{
    // Keys of the store: together they must stay below a third of a PostgreSQL index page (2,704 bytes).
    private const int LongestOutlet = 200;
    private const int LongestArticleId = 2_000;
    private const int LongestStory = 200;
    private const int LongestHeadline = 4_000;
    private const int LongestLine = 2_000;
    private const int MaxAuthors = 100;

    public static ParsedArticle Read(ArticleEnvelope wrapping)
    {
        var fields = new FieldReader(wrapping.Article, wrapping.Path);
        SchemaVersion.Check(fields);
        var article = Article(fields);
        var source = new MessageSource(article.Key.Outlet.Value, article.Key.ArticleId, wrapping.MessageId, wrapping.CorrelationId);
        return (fields.Refusal is { } refusal ? ParsedArticle.Refused(refusal) : new ParsedArticle(article, null)) with { Source = source };
    }

    private static ArticleVersion Article(FieldReader fields)
    {
        Require(fields);
        var url = WebAddress.Read(fields, "url", LongestArticleId);
        return new ArticleVersion
        {
            Key = new(new(Identifier(fields, "outlet", LongestOutlet)!), Identifier(fields, "articleId", LongestArticleId) ?? url!),
            OutletName = DisplayName(fields, "outletName"),
            Headline = NotBlank(fields, "headline", fields.Text("headline", LongestHeadline))!,
            BodyType = BodyField.Type(fields),
            Body = BodyField.Read(fields),
            PublishedAt = Timestamp.Read(fields, "publishedAt") ?? default,
            Version = fields.WholeNumber("version", least: 1),
            Url = url,
            Authors = fields.Texts("authors", MaxAuthors, LongestLine),
            Section = fields.Text("section", LongestLine),
            Language = LanguageTag.Read(fields, "language"),
            CapturedAt = Timestamp.Read(fields, "capturedAt"),
            StoryHint = Identifier(fields, "story", LongestStory),
        };
    }

    private static void Require(FieldReader fields)
    {
        fields.Require("outlet", "name the outlet by its stable id, e.g. harbour-post");
        if (fields.Value("url") is null)
            fields.Require("articleId", "send articleId or url; all versions of an article share it");
        fields.Require("headline", "send the headline as plain text");
        fields.Require("body", "send the article's text");
        fields.Require("publishedAt", "say when this version appeared, e.g. 2030-05-03T14:35:00Z");
    }

    /// <summary>Shown beside other names: it may not turn the direction of what stands around it.</summary>
    private static string? DisplayName(FieldReader fields, string name)
    {
        var text = fields.Text(name, LongestLine);
        if (text is not null && VisibleText.HasOverride(text))
            fields.Refuse(RefusalCode.InvalidValue, name, $"{name} holds a character that overrides the direction of writing (U+202D, U+202E); send the name without it");
        return text;
    }

    /// <summary>Two ids that look alike must be alike: no white space at the ends, no control, zero-width or direction characters.</summary>
    private static string? Identifier(FieldReader fields, string name, int maxBytes)
    {
        var id = NotBlank(fields, name, fields.Text(name, maxBytes));
        if (id is not null && (char.IsWhiteSpace(id[0]) || char.IsWhiteSpace(id[^1]) || VisibleText.HasHidden(id)))
            fields.Refuse(RefusalCode.InvalidValue, name, $"{name} begins or ends with white space, or holds a control character, a zero-width one or one that turns the direction of writing; send the bare id");
        return id;
    }

    private static string? NotBlank(FieldReader fields, string name, string? text)
    {
        if (text is null || VisibleText.HasAny(text))
            return text;
        fields.Refuse(RefusalCode.BlankField, name, $"{name} is blank, without a character to see; send it with text or leave it out if it is optional");
        return null;
    }
}
