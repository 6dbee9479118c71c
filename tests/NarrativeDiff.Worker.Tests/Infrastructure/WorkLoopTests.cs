using Microsoft.Extensions.Logging.Abstractions;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Whether a loop that breaks is a fault of the worker: only before it was reported to stop.</summary>
public sealed class WorkLoopTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_that_closes_while_the_worker_stops_is_no_fault()
    {
        var began = new TaskCompletionSource();
        using var loop = new Publishing(async stop =>
        {
            began.SetResult();
            await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            throw new ObjectDisposedException("channel");
        });
        await loop.StartAsync(Cancel);
        await began.Task;

        await loop.StopAsync(Cancel);

        Assert.True(loop.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_connection_that_closes_before_that_is_one()
    {
        using var loop = new Publishing(_ => throw new ObjectDisposedException("channel"));

        await loop.StartAsync(Cancel);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => loop.ExecuteTask!);
    }

    private sealed class Publishing(Func<CancellationToken, Task> work) : WorkLoop(NullLogger.Instance)
    {
        protected override Task LoopAsync(CancellationToken stop) => work(stop);
    }
}
