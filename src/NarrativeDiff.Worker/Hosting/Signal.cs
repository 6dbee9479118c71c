namespace NarrativeDiff.Worker.Hosting;

/// <summary>A bell that one loop waits for; rung twice before it is heard, it is heard once.</summary>
internal sealed class Signal : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Rung already and not yet heard: once is enough.
        }
    }

    public Task WaitAsync(TimeSpan longest, CancellationToken cancel) => _rung.WaitAsync(longest, cancel);

    public void Dispose() => _rung.Dispose();
}

/// <summary>The bells of this process: there may be a story to compare, a report to publish.</summary>
internal sealed class Signals : IDisposable
{
    public Signal Compare { get; } = new();

    public Signal Publish { get; } = new();

    public void Dispose()
    {
        Compare.Dispose();
        Publish.Dispose();
    }
}
