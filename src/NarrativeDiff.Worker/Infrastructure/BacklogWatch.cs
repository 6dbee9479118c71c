using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Looks every few seconds how much work waits in the database, for the metrics.</summary>
internal sealed class BacklogWatch(IStore store, SchemaMigrator gate, WorkerMetrics metrics, ILogger<BacklogWatch> log) : WorkLoop(log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task LoopAsync(CancellationToken stop)
    {
        await gate.WhenReadyAsync(stop).ConfigureAwait(false);
        using var timer = new PeriodicTimer(Interval);
        do
        {
            try
            {
                metrics.Waiting(await store.BacklogAsync(stop).ConfigureAwait(false));
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // The gauges keep their last value; readiness states what is wrong with the database.
            }
        } while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false));
    }
}
