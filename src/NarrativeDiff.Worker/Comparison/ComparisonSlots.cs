using System.Collections.Concurrent;

namespace NarrativeDiff.Worker.Comparison;

/// <summary>Keeps slots free for short comparisons: one that takes long gives its slot to the next story and runs on beside it.</summary>
/// <remarks>As many run on as there are slots; one more is stopped and comes back later. So a slow story never makes another wait longer
/// than it takes to be known as slow.</remarks>
/// <param name="slots">Comparisons beside one another before any is slow.</param>
/// <param name="slowAfter">From then on a comparison is slow.</param>
internal sealed class ComparisonSlots(int slots, TimeSpan slowAfter) : IDisposable
{
    private readonly SemaphoreSlim _beside = new(slots);
    private readonly ConcurrentDictionary<Task, bool> _running = [];

    /// <summary>Slow comparisons that run beside the slots.</summary>
    public int Slow => _running.Count;

    /// <summary>Returns when the work is done, or when it goes on without its slot.</summary>
    /// <param name="work">Ends soon after its token is cancelled, and then gives its story back.</param>
    public async Task RunAsync(Func<CancellationToken, Task> work)
    {
        var postpone = new CancellationTokenSource();
        var task = work(postpone.Token);
        if (
            await Task.WhenAny(task, Task.Delay(slowAfter)).ConfigureAwait(false) == task
            || !await _beside.WaitAsync(0).ConfigureAwait(false)
        )
        {
            if (!task.IsCompleted)
                await postpone.CancelAsync().ConfigureAwait(false);
            await task.ConfigureAwait(false);
            postpone.Dispose();
            return;
        }
        var beside = EndAsync(task, postpone);
        _running[beside] = true;
        _ = beside.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Waits for those that run beside the slots.</summary>
    public Task AllAsync() => Task.WhenAll(_running.Keys);

    public void Dispose() => _beside.Dispose();

    private async Task EndAsync(Task task, CancellationTokenSource postpone)
    {
        // What failed gave its story back and said so; where the store is away, the lease ends by itself.
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _beside.Release();
        postpone.Dispose();
    }
}
