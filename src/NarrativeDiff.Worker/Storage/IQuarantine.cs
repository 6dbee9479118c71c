namespace NarrativeDiff.Worker.Storage;

/// <summary>Messages that were not taken, with the reason.</summary>
internal interface IQuarantine
{
    /// <summary>The same message for the same reason is kept once.</summary>
    Task QuarantineAsync(QuarantineEntry entry, CancellationToken cancel);

    /// <summary>Its message was sent again and taken. Nothing happens where there is no such entry.</summary>
    Task ForgetQuarantinedAsync(string id, CancellationToken cancel);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<QuarantineEntry>> QuarantinedAsync(int limit, CancellationToken cancel);
}

/// <summary>A refused message: reason, whom it was about, and the beginning of its text.</summary>
internal sealed record QuarantineEntry
{
    /// <summary>Deterministic: of message id, bytes and code.</summary>
    public required string Id { get; init; }
    public required string Code { get; init; }
    public string? Field { get; init; }
    public required string Reason { get; init; }
    public string? Outlet { get; init; }
    public string? ArticleId { get; init; }
    public string? MessageId { get; init; }
    public string? CorrelationId { get; init; }

    /// <summary>Bytes of the whole message; <see cref="Text"/> may be only its beginning.</summary>
    public required int Bytes { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }
}
