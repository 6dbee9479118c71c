namespace NarrativeDiff.Contracts;

/// <summary>A message that was not taken, with the reason and its text, <c>narrativediff.quarantined/1</c>; kept in a queue for whoever
/// looks into it.</summary>
public sealed record QuarantinedMessage
{
    public const string SchemaId = "narrativediff.quarantined/1";

    public string Schema { get; init; } = SchemaId;

    /// <summary>Follows from message id, bytes and code: the same message for the same reason has the same. The message id of the
    /// announcement too.</summary>
    public string? Id { get; init; }

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

    /// <summary>The text is the message, byte for byte: it can be sent again.</summary>
    public bool Complete { get; init; }

    /// <summary>Content type and routing key under which it came; null: none, or not over AMQP.</summary>
    public string? ContentType { get; init; }
    public string? RoutingKey { get; init; }
    public required DateTimeOffset At { get; init; }
}
