namespace NarrativeDiff.Worker.Messaging;

/// <summary>Puts article versions on the worker's own bus, as a publisher would, and knows when all of it is done.</summary>
internal interface IArticleIntake
{
    /// <summary>Sends the bytes to the intake queue just as they are.</summary>
    Task PublishAsync(ReadOnlyMemory<byte> utf8, CancellationToken cancel);

    /// <summary>Waits until nothing this process published is undelivered, no story wants comparing and no report wants
    /// publishing.</summary>
    Task WhenIdleAsync(CancellationToken cancel);
}
