using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Either an article version or the refusal of one; never both.</summary>
internal sealed record ParsedArticle(ArticleVersion? Article, Refusal? Refusal)
{
    /// <summary>What the message says of itself, as far as it could be read; a refused one may still name its outlet.</summary>
    public MessageSource Source { get; init; } = MessageSource.Unknown;

    /// <summary>The publisher's id of the message: of its transport, else of its wrapping.</summary>
    public string? MessageId(IncomingMessage message) => message.MessageId ?? Source.MessageId;

    public static ParsedArticle Refused(Refusal refusal) => new(null, refusal);
}

/// <summary>Whom to answer about a message: outlet and article it is about, and the ids its publisher gave it.</summary>
internal sealed record MessageSource(string? Outlet, string? ArticleId, string? MessageId, string? CorrelationId)
{
    public static MessageSource Unknown { get; } = new(null, null, null, null);
}
