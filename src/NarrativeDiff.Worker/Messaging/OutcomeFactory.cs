using NarrativeDiff.Contracts;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>The words for what became of a message, and the answer that carries them.</summary>
internal static class OutcomeFactory
{
    public const string Accepted = "accepted";
    public const string Duplicate = "duplicate";

    /// <summary>The message is wrong; its publisher can correct it.</summary>
    public const string Rejected = "rejected";

    /// <summary>The message could not be worked on, through no fault that it names.</summary>
    public const string Quarantined = "quarantined";

    public static ArticleOutcome Of(IncomingMessage message, ParsedArticle parsed, string outcome, DateTimeOffset at) =>
        new()
        {
            Outcome = outcome,
            Outlet = parsed.Source.Outlet ?? OutletOf(message.RoutingKey),
            ArticleId = parsed.Source.ArticleId,
            MessageId = parsed.MessageId(message),
            CorrelationId = message.CorrelationId ?? parsed.Source.CorrelationId,
            At = at,
        };

    public static Guid IdOf(IncomingMessage message, ArticleOutcome outcome) =>
        MessageIds.Of("outcome", outcome.Outcome, outcome.Code, outcome.MessageId, outcome.CorrelationId, HashOf(message));

    public static string HashOf(IncomingMessage message) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(message.Body.Span));

    /// <summary><c>article.harbour-post</c> names its outlet though the message is unreadable.</summary>
    private static string? OutletOf(string? routingKey) => routingKey?.Split('.', 2) is ["article", var outlet] ? outlet : null;
}
