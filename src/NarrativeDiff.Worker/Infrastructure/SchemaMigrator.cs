using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Brings the schema up to date at start, waiting for a database that is not up yet; what needs the store waits for
/// this.</summary>
internal sealed class SchemaMigrator(IStore store, TransientRetry retry, ILogger<SchemaMigrator> log) : WorkLoop(log)
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task WhenReadyAsync(CancellationToken cancel) => _ready.Task.WaitAsync(cancel);

    protected override async Task LoopAsync(CancellationToken stop)
    {
        try
        {
            await retry
                .UntilStoreAnswersAsync(
                    "migration",
                    async () =>
                    {
                        await Task.Run(() => store.MigrateAsync(stop), stop).ConfigureAwait(false);
                        return true;
                    },
                    stop
                )
                .ConfigureAwait(false);
            _ready.SetResult();
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            _ready.TrySetException(fault);
            throw;
        }
    }
}
