using NarrativeDiff.Worker.Hosting;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Consumers;

/// <summary>Keeps this worker known as alive, and frees what workers that are gone were at.</summary>
internal sealed partial class Attending(IStore store, StoreGate gate, WorkerName name, Signals signals, ILogger<Attending> log) : WorkLoop(log)
{
    /// <summary>A dead worker's story waits so long at most.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(0.5);

    protected override async Task LoopAsync(CancellationToken stop)
    {
        await gate.OpenAsync(stop).ConfigureAwait(false);
        await Task.WhenAll(AttendAsync(stop), FreeAsync(stop)).ConfigureAwait(false);
    }

    private async Task AttendAsync(CancellationToken stop)
    {
        for (var attempt = 1; !stop.IsCancellationRequested; attempt++)
        {
            try
            {
                await store.AttendAsync(name.ToString(), stop).ConfigureAwait(false);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                // Meanwhile its claims name no owner: they end by time alone.
                NotKnown(fault.Message);
                await Task.Delay(Patience.Pause(Math.Min(attempt, 4)), stop).ConfigureAwait(false);
            }
        }
    }

    private async Task FreeAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LookEvery);
        while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
        {
            try
            {
                if (await store.FreeAsync(stop).ConfigureAwait(false) is > 0 and var number)
                {
                    Freed(number);
                    signals.Compare.Ring();
                    signals.Publish.Ring();
                }
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                // Leases end by themselves, and where the database is away whoever works with it says so.
                if (!store.IsTransient(fault))
                    NotFreed(fault.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Number} stories or reports that a worker was at are free: it is gone")]
    private partial void Freed(int number);

    [LoggerMessage(Level = LogLevel.Warning, Message = "what dead workers were at waits for its leases: {Reason}")]
    private partial void NotFreed(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "this worker is not known as alive, should it die its stories wait for their leases: {Reason}")]
    private partial void NotKnown(string reason);
}
