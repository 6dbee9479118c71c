namespace NarrativeDiff.Worker.Ingest;

/// <summary>A message whose handling broke goes back to its queue after a pause; store and broker that are away are waited for before it
/// comes to that.</summary>
internal sealed partial class Redelivery(ILogger<Redelivery> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task OnFaultAsync(Func<Task> handle, CancellationToken cancel)
    {
        try
        {
            await handle().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            GoesBack(fault);
            await Task.Delay(Pause, cancel).ConfigureAwait(false);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "a message could not be handled and goes back to its queue")]
    private partial void GoesBack(Exception fault);
}
