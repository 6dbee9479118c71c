namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Wakes one loop; set twice before the loop looks, it wakes once.</summary>
internal sealed class WakeSignal : IDisposable
{
    private readonly SemaphoreSlim _set = new(0, 1);

    public void Set()
    {
        try
        {
            _set.Release();
        }
        catch (SemaphoreFullException)
        {
            // Level already and not yet heard: once is enough.
        }
    }

    public Task WaitAsync(TimeSpan longest, CancellationToken cancel) => _set.WaitAsync(longest, cancel);

    public void Dispose() => _set.Dispose();
}

/// <summary>The wake signals of this process: there may be a story to compare, a report to publish.</summary>
internal sealed class WakeSignals : IDisposable
{
    public WakeSignal Compare { get; } = new();

    public WakeSignal Publish { get; } = new();

    public void Dispose()
    {
        Compare.Dispose();
        Publish.Dispose();
    }
}
