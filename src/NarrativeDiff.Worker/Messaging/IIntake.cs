using NarrativeDiff.Contracts;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Takes a message in, whichever way it came.</summary>
internal interface IIntake
{
    /// <returns>The outcome; by then everything is stored and the outcome is published.</returns>
    Task<ArticleOutcome> ReceiveAsync(IncomingMessage message, CancellationToken cancel);
}
