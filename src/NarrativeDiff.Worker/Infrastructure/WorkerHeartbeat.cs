using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Keeps this worker known as alive, and frees what workers that are gone were at.</summary>
internal sealed partial class WorkerHeartbeat(
    IStore store,
    SchemaMigrator gate,
    WorkerName name,
    WakeSignals signals,
    ILogger<WorkerHeartbeat> log
) : WorkLoop(log)
{
    /// <summary>A dead worker's story waits so long at most.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(0.5);

    protected override async Task LoopAsync(CancellationToken stop)
    {
        await gate.WhenReadyAsync(stop).ConfigureAwait(false);
        await Task.WhenAll(RegisterAsync(stop), ReleaseOrphanedLeasesAsync(stop)).ConfigureAwait(false);
    }

    private async Task RegisterAsync(CancellationToken stop)
    {
        for (var attempt = 1; !stop.IsCancellationRequested; attempt++)
        {
            try
            {
                await store.RegisterAsync(name.ToString(), stop).ConfigureAwait(false);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                // Meanwhile its claims name no owner: they end by time alone.
                NotKnown(fault.Message);
                await Task.Delay(TransientRetry.Pause(Math.Min(attempt, 4)), stop).ConfigureAwait(false);
            }
        }
    }

    private async Task ReleaseOrphanedLeasesAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LookEvery);
        while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
        {
            try
            {
                if (await store.ReleaseOrphanedLeasesAsync(stop).ConfigureAwait(false) is > 0 and var number)
                {
                    Freed(number);
                    signals.Compare.Set();
                    signals.Publish.Set();
                }
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                // Leases end by themselves, and where the database is away whoever works with it says so.
                if (!store.IsUnavailable(fault))
                    NotFreed(fault.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Number} stories or reports that a worker was at are free: it is gone")]
    private partial void Freed(int number);

    [LoggerMessage(Level = LogLevel.Warning, Message = "what dead workers were at waits for its leases: {Reason}")]
    private partial void NotFreed(string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "this worker is not known as alive, should it die its stories wait for their leases: {Reason}"
    )]
    private partial void NotKnown(string reason);
}
