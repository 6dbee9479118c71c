using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Waits for a database that takes no work, a little longer each time, and goes on with the same work.</summary>
internal sealed class TransientRetry(IStore store, StoreCondition condition, WorkerMetrics metrics, IHostApplicationLifetime life)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    /// <summary>Work goes on within so long once the database is back.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <param name="what">The work in words, for the log.</param>
    public Task<T> RunAsync<T>(string what, Func<Task<T>> work, CancellationToken cancel) =>
        HoldAsync(what, work, store.IsUnavailable, cancel);

    /// <summary>At the start: a database that refuses the login or the schema is the operator's mistake and ends the worker.</summary>
    public Task<T> UntilStoreAnswersAsync<T>(string what, Func<Task<T>> work, CancellationToken cancel) =>
        HoldAsync(what, work, store.IsTransient, cancel);

    public static TimeSpan Pause(int attempt) => TimeSpan.FromTicks(Math.Min(Longest.Ticks, Shortest.Ticks << Math.Min(attempt - 1, 10)));

    private async Task<T> HoldAsync<T>(string what, Func<Task<T>> work, Func<Exception, bool> helps, CancellationToken cancel)
    {
        using var hold = condition.Begin(what);
        // A worker that is reported to stop does not wait for its database: what it holds goes back to the queue.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, life.ApplicationStopping);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (Exception fault) when (helps(fault) && !cancel.IsCancellationRequested)
            {
                metrics.Retried(what);
                hold.Wait(fault.Message);
                await Task.Delay(Pause(attempt), end.Token).ConfigureAwait(false);
            }
        }
    }
}
