namespace NarrativeDiff.Worker.Collecting;

/// <summary>How a request ended.</summary>
internal enum AnswerKind
{
    /// <summary>200 with a body that was read whole.</summary>
    Page,

    /// <summary>304, or a 200 of which nothing was new.</summary>
    NotModified,

    /// <summary>404 or 410: the page is not there.</summary>
    Gone,

    /// <summary>429 or 503, or robots.txt cannot be read: the host wants to be left alone for a while.</summary>
    Later,

    /// <summary>robots.txt forbids it.</summary>
    Forbidden,

    /// <summary>Anything else; the reason says what.</summary>
    Failed,
}

/// <summary>What came of asking for an address.</summary>
/// <param name="Address">Where the answer came from, behind all redirects.</param>
/// <param name="MovedTo">Where the address has moved for good; null where it has not.</param>
/// <param name="Wait">How long the host asks to be left alone.</param>
internal sealed record WebAnswer(
    AnswerKind Kind,
    Uri Address,
    Uri? MovedTo,
    byte[] Body,
    string? ContentType,
    string? Charset,
    string? ETag,
    string? LastModified,
    TimeSpan? Wait,
    string? Reason
)
{
    public static WebAnswer Of(AnswerKind kind, Uri address, string? reason = null, TimeSpan? wait = null, Uri? movedTo = null) =>
        new(kind, address, movedTo, [], null, null, null, null, wait, reason);
}
