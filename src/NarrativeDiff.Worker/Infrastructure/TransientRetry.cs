using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Waits for a database that is away, a little longer each time, and goes on with the same work.</summary>
internal sealed partial class TransientRetry(IStore store, WorkerMetrics metrics, ILogger<TransientRetry> log)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <param name="what">The work in words, for the log.</param>
    public async Task<T> RunAsync<T>(string what, Func<Task<T>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (Exception fault) when (store.IsTransient(fault) && !cancel.IsCancellationRequested)
            {
                metrics.Retried(what);
                Held(what, attempt, fault.Message);
                await Task.Delay(Pause(attempt), cancel).ConfigureAwait(false);
            }
        }
    }

    public static TimeSpan Pause(int attempt) => TimeSpan.FromTicks(Math.Min(Longest.Ticks, Shortest.Ticks << Math.Min(attempt - 1, 10)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "the database is away, {What} waits (attempt {Attempt}): {Reason}")]
    private partial void Held(string what, int attempt, string reason);
}
