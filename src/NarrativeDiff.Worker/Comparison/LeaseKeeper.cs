using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Comparison;

/// <summary>Renews the lease on a story while it is compared. Should that fail, the fencing token keeps the result out.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private readonly CancellationTokenSource _done = new();
    private readonly Task _renewing;

    public LeaseKeeper(IStore store, Claim claim, TimeSpan lease)
    {
        _renewing = RenewAsync(store, claim, lease, _done.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        _done.Dispose();
    }

    private static async Task RenewAsync(IStore store, Claim claim, TimeSpan lease, CancellationToken done)
    {
        try
        {
            using var timer = new PeriodicTimer(lease / 3);
            while (await timer.WaitForNextTickAsync(done).ConfigureAwait(false))
                if (!await TryRenewAsync(store, claim, lease, done).ConfigureAwait(false))
                    return;
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The comparison is over.
        }
    }

    private static async Task<bool> TryRenewAsync(IStore store, Claim claim, TimeSpan lease, CancellationToken done)
    {
        try
        {
            return await store.RenewAsync(claim, lease, done).ConfigureAwait(false);
        }
        catch (Exception) when (!done.IsCancellationRequested)
        {
            // The next tick tries again; the lease outlives two of them. What is wrong with the database, the comparison's own end learns.
            return true;
        }
    }
}
