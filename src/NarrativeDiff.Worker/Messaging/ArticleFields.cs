using System.Net;
using System.Text;
using System.Text.Json;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Makes an article version of the fields of <c>narrativediff.article-version/1</c>, or says which of them stands in the
/// way.</summary>
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
            Translation = TranslationField.Read(fields, LongestHeadline, LongestLine),
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
            fields.Refuse(
                RefusalCode.InvalidValue,
                name,
                $"{name} holds a character that overrides the direction of writing (U+202D, U+202E); send the name without it"
            );
        return text;
    }

    /// <summary>Two ids that look alike must be alike: no white space at the ends, no control, zero-width or direction
    /// characters.</summary>
    private static string? Identifier(FieldReader fields, string name, int maxBytes)
    {
        var id = NotBlank(fields, name, fields.Text(name, maxBytes));
        if (id is not null && (char.IsWhiteSpace(id[0]) || char.IsWhiteSpace(id[^1]) || VisibleText.HasHidden(id)))
            fields.Refuse(
                RefusalCode.InvalidValue,
                name,
                $"{name} begins or ends with white space, or holds a control character, a zero-width one or one that "
                    + "turns the direction of writing; send the bare id"
            );
        return id;
    }

    internal static string? NotBlank(FieldReader fields, string name, string? text)
    {
        if (text is null || VisibleText.HasAny(text))
            return text;
        fields.Refuse(
            RefusalCode.BlankField,
            name,
            $"{name} is blank, without a character to see; send it with text or leave it out if it is optional"
        );
        return null;
    }
}

/// <summary>The body of a message and its type; a body without a word is refused, also when it is blank only once its tags are
/// off.</summary>
internal static class BodyField
{
    private static readonly (string Start, string End)[] Unseen =
    [
        ("<script", "</script"),
        ("<style", "</style"),
        ("<template", "</template"),
        ("<title", "</title"),
    ];

    public static BodyType Type(FieldReader fields)
    {
        switch (fields.Text("bodyType"))
        {
            case null or "text/plain":
                return BodyType.PlainText;
            case "text/html":
                return BodyType.Html;
            case { } other:
                fields.Refuse(
                    RefusalCode.UnsupportedBodyType,
                    "bodyType",
                    $"bodyType is '{FieldReader.Shown(other)}'; send text/plain or text/html"
                );
                return BodyType.PlainText;
        }
    }

    public static string Read(FieldReader fields)
    {
        if (fields.Text("body") is not { } body)
            return "";
        var visible = Type(fields) == BodyType.Html ? WebUtility.HtmlDecode(WithoutTags(body)) : body;
        if (!VisibleText.HasAny(visible))
            fields.Refuse(RefusalCode.BlankBody, "body", "body has no text; send the article's text");
        return body;
    }

    /// <summary>Rough on purpose: only asks whether anything is left; reading the HTML is the comparison's work.</summary>
    private static string WithoutTags(string html)
    {
        var text = new StringBuilder();
        for (var at = 0; at < html.Length; )
        {
            var tag = html.IndexOf('<', at);
            text.Append(html, at, (tag < 0 ? html.Length : tag) - at);
            at = tag < 0 ? html.Length : End(html, tag);
        }

        return text.ToString();
    }

    /// <summary>Behind the tag, and behind all of an element that no page shows.</summary>
    private static int End(string html, int tag)
    {
        var rest = html.AsSpan(tag);
        if (rest.StartsWith("<!--", StringComparison.Ordinal))
            return Behind(html, tag + 4, "-->");
        foreach (var (start, end) in Unseen)
            if (
                rest.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                && (rest.Length == start.Length || !char.IsAsciiLetterOrDigit(rest[start.Length]))
            )
                return Behind(html, Behind(html, tag, end), ">");
        return Behind(html, tag, ">");
    }

    private static int Behind(string html, int from, string mark)
    {
        var at = from >= html.Length ? -1 : html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? html.Length : at + mark.Length;
    }
}

/// <summary>Reads an instant as publishers must send it: ISO 8601 with an offset, so that no clock has to be guessed.</summary>
internal static class Timestamp
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    public static DateTimeOffset? Read(FieldReader fields, string name)
    {
        if (fields.Value(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
        {
            fields.Refuse(
                RefusalCode.WrongType,
                name,
                $"{name} is {JsonKind.Of(value.ValueKind)}; send a string like 2030-05-03T14:35:00Z"
            );
            return null;
        }

        var text = value.GetString()!;
        if (!value.TryGetDateTimeOffset(out var instant))
            fields.Refuse(
                RefusalCode.InvalidDate,
                name,
                $"{name} is '{FieldReader.Shown(text)}'; send ISO 8601 like 2030-05-03T14:35:00+02:00"
            );
        else if (!HasOffset(text))
            fields.Refuse(
                RefusalCode.InvalidDate,
                name,
                $"{name} is '{FieldReader.Shown(text)}' without an offset; end it with Z or an offset like +02:00"
            );
        else if (instant.UtcDateTime.Year is < FirstYear or > LastYear)
            fields.Refuse(
                RefusalCode.InvalidDate,
                name,
                $"{name} is '{FieldReader.Shown(text)}'; send a time between {FirstYear} and {LastYear}"
            );
        else
            return instant.ToUniversalTime();
        return null;
    }

    private static bool HasOffset(string text)
    {
        var time = text.IndexOf('T', StringComparison.Ordinal);
        return time >= 0 && text.AsSpan(time).IndexOfAny('Z', '+', '-') >= 0;
    }
}

/// <summary>A language tag in the form of BCP 47, e.g. <c>en</c> or <c>pt-BR</c>; whether it is registered is not asked.</summary>
internal static class LanguageTag
{
    private const int LongestTag = 35;

    public static string? Read(FieldReader fields, string name)
    {
        var text = fields.Text(name);
        if (text is null || IsWellFormed(text))
            return text;
        fields.Refuse(RefusalCode.InvalidValue, name, $"{name} is '{FieldReader.Shown(text)}'; send a BCP 47 tag like en or pt-BR");
        return null;
    }

    private static bool IsWellFormed(string tag)
    {
        var parts = tag.Split('-');
        return tag.Length <= LongestTag
            && parts[0].Length is >= 2 and <= 8
            && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }
}

/// <summary>Refuses messages of a major version that this program does not know; minor versions only add fields.</summary>
internal static class SchemaVersion
{
    public static void Check(FieldReader fields)
    {
        var schema = fields.Text("schema");
        if (
            schema is null
            || schema == ArticleVersionPublished.SchemaId
            || schema.StartsWith(ArticleVersionPublished.SchemaId + ".", StringComparison.Ordinal)
        )
            return;
        fields.Refuse(
            RefusalCode.UnsupportedSchema,
            "schema",
            $"schema is '{FieldReader.Shown(schema)}'; send {ArticleVersionPublished.SchemaId} or leave it out"
        );
    }
}
