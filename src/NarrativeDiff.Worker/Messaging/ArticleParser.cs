using System.Text.Json;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Reads one article version out of foreign bytes: raw JSON, MassTransit's envelope or a CloudEvents event.</summary>
/// <remarks>
/// Bytes, then JSON, then wrapping, then fields, then size: each step refuses with its own code, so that a publisher learns what to mend.
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
            ? ParsedArticle.Refused(refusal) with { Source = new(null, null, wrapping.MessageId, wrapping.CorrelationId) }
            : ArticleFields.Read(wrapping);
        return parsed.Article is { } article && SentenceLimit.Refuse(article, limits, JsonPath.Join(wrapping.Path, "body")) is { } tooMany
            ? parsed with { Article = null, Refusal = tooMany }
            : parsed;
    }
}
