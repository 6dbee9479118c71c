using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Reads one article version out of foreign bytes: raw JSON, MassTransit's envelope or a CloudEvents event.</summary>
/// <remarks>
/// Bytes, then JSON, then wrapping, then fields, then size: each step refuses with its own code, so that a publisher learns what to
/// correct.
/// Never throws for what a message holds. Unknown fields are ignored.
/// </remarks>
internal static class ArticleParser
{
    /// <param name="envelope">The content type said that the message is MassTransit's envelope.</param>
    public static ParsedArticle Parse(ReadOnlyMemory<byte> utf8, ArticleLimits limits, bool envelope = false)
    {
        if (MessageBytes.Refuse(utf8.Span, limits) is { } unreadable)
            return ParsedArticle.Refused(unreadable);
        var json = MessageBytes.WithoutMark(utf8);
        if (StrictJson.Refuse(json.Span) is { } malformed)
            return ParsedArticle.Refused(malformed);

        using var document = JsonDocument.Parse(json);
        var wrapping = ArticleEnvelope.Open(document.RootElement, envelope);
        var parsed = wrapping.Refusal is { } refusal
            ? ParsedArticle.Refused(refusal) with
            {
                Source = new(null, null, wrapping.MessageId, wrapping.CorrelationId),
            }
            : ArticleFields.Read(wrapping);
        if (parsed.Article is { Language: null } untold)
            parsed = parsed with { Article = untold with { Language = ArticleLanguage.Of(untold) } };
        return parsed.Article is { } article && SentenceLimit.Refuse(article, limits, JsonPath.Join(wrapping.Path, "body")) is { } tooMany
            ? parsed with
            {
                Article = null,
                Refusal = tooMany,
            }
            : parsed;
    }
}

/// <summary>What is asked of a message before it is looked into: not empty, not too large, valid UTF-8.</summary>
internal static class MessageBytes
{
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    public static Refusal? Refuse(ReadOnlySpan<byte> bytes, ArticleLimits limits)
    {
        if (bytes.Length > limits.MaxMessageBytes)
            return new(
                RefusalCode.MessageTooLarge,
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the message has {bytes.Length} bytes, the limit is {limits.MaxMessageBytes}; send a shorter body or "
                        + $"raise Intake:MaxMessageBytes"
                )
            );
        if (!Utf8.IsValid(bytes))
            return new(RefusalCode.InvalidUtf8, null, "the message is not valid UTF-8; encode it as UTF-8");
        return bytes[MarkLength(bytes)..].Trim(" \t\r\n"u8).IsEmpty
            ? new(RefusalCode.EmptyMessage, null, "the message is empty; send a JSON object")
            : null;
    }

    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) => bytes[MarkLength(bytes.Span)..];

    private static int MarkLength(ReadOnlySpan<byte> bytes) => bytes.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
}

/// <summary>Refuses a body of more sentences than one comparison can take.</summary>
internal static class SentenceLimit
{
    public static Refusal? Refuse(ArticleVersion article, ArticleLimits limits, string path)
    {
        if (MaxPossible(article.Body) <= limits.MaxSentences)
            return null;
        var sentences = ArticleReader.Read(article).Sentences.Count(sentence => sentence.Field == TextField.Body);
        return sentences <= limits.MaxSentences
            ? null
            : new(
                RefusalCode.TooManySentences,
                path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"body has {sentences} sentences, the limit is {limits.MaxSentences}; send a shorter body or raise Intake:MaxSentences"
                )
            );
    }

    /// <summary>A sentence ends with a mark, a line or a tag: counting those clears nearly every article without reading it.</summary>
    private static int MaxPossible(string body) =>
        2
        + body.Count(c =>
            c
                is '.'
                    or '!'
                    or '?'
                    or '…'
                    or '。'
                    or '！'
                    or '？'
                    or '｡'
                    or '؟'
                    or '۔'
                    or '।'
                    or '॥'
                    or '\n'
                    or '\r'
                    or '<'
                    or '\u2028'
                    or '\u2029'
        );
}

/// <summary>The language of an article whose publisher does not say it.</summary>
internal static partial class ArticleLanguage
{
    /// <summary>UTF-16 code units of the body that are looked at, tags included.</summary>
    private const int MaxLooked = 8_000;

    /// <returns>Null where nothing can be said.</returns>
    public static string? Of(ArticleVersion article)
    {
        var body = article.Body.Length <= MaxLooked ? article.Body : article.Body[..MaxLooked];
        return LanguageDetector.Detect(
            $"{article.Headline}\n{(article.BodyType == BodyType.Html ? WebUtility.HtmlDecode(Tag().Replace(body, " ")) : body)}"
        );
    }

    [GeneratedRegex("<(?:script|style)[^<]*|<[^>]*>?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
