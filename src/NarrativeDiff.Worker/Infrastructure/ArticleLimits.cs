namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Sizes beyond which a message is refused; never cut.</summary>
internal sealed record ArticleLimits
{
    /// <summary>Bytes of one message, UTF-8.</summary>
    public int MaxMessageBytes { get; init; } = 1_048_576;

    /// <summary>Sentences of one body.</summary>
    public int MaxSentences { get; init; } = 2_000;
}
