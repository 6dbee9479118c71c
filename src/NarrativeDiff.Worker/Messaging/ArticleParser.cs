using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Why a message was not taken: machine-readable code, JSON path of the field, and the reason with its remedy.</summary>
internal sealed record Refusal(string Code, string? Field, string Reason);

/// <summary>Either an article version or the refusal of one; never both.</summary>
internal sealed record ParsedArticle(ArticleVersion? Article, Refusal? Refusal);

/// <summary>Sizes beyond which a message is refused; never cut.</summary>
internal sealed record ArticleLimits
{
    /// <summary>Bytes of one message, UTF-8.</summary>
    public int MaxMessageBytes { get; init; } = 1_048_576;

    /// <summary>Sentences of one body.</summary>
    public int MaxSentences { get; init; } = 2_000;
}

/// <summary>Reads one article version out of foreign bytes: raw JSON or MassTransit's envelope.</summary>
internal static class ArticleParser
{
    public static ParsedArticle Parse(ReadOnlyMemory<byte> utf8, ArticleLimits limits, bool envelope = false) => throw new NotImplementedException();
}
