namespace NarrativeDiff.Core.Articles;

/// <summary>An analysis or comparison took longer than its caller allows; unlike a database's time-out, trying again does not
/// help.</summary>
public sealed class WorkTimeoutException : Exception
{
    public WorkTimeoutException() { }

    public WorkTimeoutException(string message)
        : base(message) { }

    public WorkTimeoutException(string message, Exception inner)
        : base(message, inner) { }
}
