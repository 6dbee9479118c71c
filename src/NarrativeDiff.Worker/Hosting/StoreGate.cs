using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Hosting;

/// <summary>Brings the schema up to date at start, waiting for a database that is not up yet; whoever needs the store waits at the gate.</summary>
internal sealed class StoreGate(IStore store, Patience patience, ILogger<StoreGate> log) : WorkLoop(log)
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task OpenAsync(CancellationToken cancel) => _open.Task.WaitAsync(cancel);

    protected override async Task LoopAsync(CancellationToken stop)
    {
        try
        {
            await patience.WithStoreAsync("migration", async () =>
            {
                await Task.Run(() => store.MigrateAsync(stop), stop).ConfigureAwait(false);
                return true;
            }, stop).ConfigureAwait(false);
            _open.SetResult();
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            _open.TrySetException(fault);
            throw;
        }
    }
}
