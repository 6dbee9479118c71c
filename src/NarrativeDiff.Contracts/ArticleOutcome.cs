namespace NarrativeDiff.Contracts;

/// <summary>What became of one incoming message; there is exactly one for each. <c>narrativediff.article-outcome/1</c>.</summary>
public sealed record ArticleOutcome
{
    public const string SchemaId = "narrativediff.article-outcome/1";

    public string Schema { get; init; } = SchemaId;

    /// <summary><c>accepted</c>, <c>duplicate</c>, <c>rejected</c> or <c>quarantined</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Machine-readable reason of a refusal, e.g. <c>missing_field</c>; null when accepted or duplicate.</summary>
    public string? Code { get; init; }

    /// <summary>JSON path of the field at fault, e.g. <c>$.publishedAt</c>.</summary>
    public string? Field { get; init; }

    /// <summary>The reason in words, with the remedy.</summary>
    public string? Reason { get; init; }
    public string? Outlet { get; init; }
    public string? ArticleId { get; init; }
    public string? ContentHash { get; init; }
    public string? StoryId { get; init; }

    /// <summary>The publisher's own message and correlation ids, as they came.</summary>
    public string? MessageId { get; init; }
    public string? CorrelationId { get; init; }
    public required DateTimeOffset At { get; init; }
}
