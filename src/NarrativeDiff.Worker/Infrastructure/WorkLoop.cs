namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>One of the worker's loops. What fails because the worker is stopping is no fault: nothing of it is confirmed, so the next
/// worker does it again.</summary>
internal abstract partial class WorkLoop(ILogger log) : BackgroundService
{
    /// <param name="stop">Requested: the broker's and the database's connections may close at any moment.</param>
    protected abstract Task LoopAsync(CancellationToken stop);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await LoopAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception fault)
            when (stoppingToken.IsCancellationRequested && fault is not (OperationCanceledException or OutOfMemoryException))
        {
            LeftForTheNext(log, GetType().Name, fault.Message);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Loop} was stopped in the middle of its work, the next worker continues it: {Reason}"
    )]
    private static partial void LeftForTheNext(ILogger log, string loop, string reason);
}
