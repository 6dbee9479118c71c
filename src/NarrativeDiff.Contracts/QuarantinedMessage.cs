namespace NarrativeDiff.Contracts;

/// <summary>A message that was not taken, with the reason and its text, <c>narrativediff.quarantined/1</c>; kept in a queue for whoever looks into it.</summary>
public sealed record QuarantinedMessage
{
    public const string SchemaId = "narrativediff.quarantined/1";

    public string Schema { get; init; } = SchemaId;

    /// <summary>Machine-readable reason, as in <see cref="ArticleOutcome.Code"/>.</summary>
    public required string Code { get; init; }

    /// <summary>JSON path of the field at fault.</summary>
    public string? Field { get; init; }
    public required string Reason { get; init; }
    public string? Outlet { get; init; }
    public string? ArticleId { get; init; }

    /// <summary>The publisher's own message and correlation ids, as they came.</summary>
    public string? MessageId { get; init; }
    public string? CorrelationId { get; init; }

    /// <summary>Bytes of the message as it came.</summary>
    public required int Bytes { get; init; }

    /// <summary>The message as text; only its beginning where it was over the documented size, and invalid UTF-8 replaced.</summary>
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }
}
