using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Retention;

/// <summary>Takes out of the database what is older than it is to be kept, batch by batch.</summary>
internal sealed partial class RetentionService(
    IStore store,
    SchemaMigrator gate,
    RetentionOptions options,
    QuarantineQuota room,
    ILogger<RetentionService> log
) : WorkLoop(log)
{
    private const int StoriesAtOnce = 20;
    private const int RowsAtOnce = 500;

    /// <summary>Between batches, so that filing gets its turn.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    protected override async Task LoopAsync(CancellationToken stop)
    {
        await gate.WhenReadyAsync(stop).ConfigureAwait(false);
        using var timer = new PeriodicTimer(options.Every);
        do
        {
            try
            {
                await ForgetAsync(stop).ConfigureAwait(false);
            }
            catch (Exception fault) when (store.IsUnavailable(fault))
            {
                StoreAway(fault.Message);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                // Not worth a worker: filing and comparing go on, and the next look finds the same work.
                Failed(fault);
            }
        } while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false));
    }

    private async Task ForgetAsync(CancellationToken stop)
    {
        await AllAsync("stories", options.Stories, StoriesAtOnce, limit => store.ForgetStoriesAsync(options.Stories, limit, stop), stop)
            .ConfigureAwait(false);
        await AllAsync(
                "refused messages",
                options.Quarantine,
                RowsAtOnce,
                limit => store.ForgetQuarantinedAsync(options.Quarantine, limit, stop),
                stop
            )
            .ConfigureAwait(false);
        await room.MakeAsync(stop).ConfigureAwait(false);
        await AllAsync(
                "sentence vectors",
                options.Vectors,
                RowsAtOnce,
                limit => store.ForgetVectorsAsync(options.Vectors, limit, stop),
                stop
            )
            .ConfigureAwait(false);
        await AllAsync(
                "superseded revisions",
                options.Superseded,
                RowsAtOnce,
                limit => store.ForgetSupersededAsync(options.Superseded, limit, stop),
                stop
            )
            .ConfigureAwait(false);
        await AllAsync(
                "report revisions",
                TimeSpan.MaxValue,
                RowsAtOnce,
                limit => store.ForgetRevisionsAsync(options.Revisions, limit, stop),
                stop
            )
            .ConfigureAwait(false);
    }

    /// <param name="age">Zero: for ever.</param>
    private async Task AllAsync(string what, TimeSpan age, int batch, Func<int, Task<int>> forget, CancellationToken stop)
    {
        if (age == TimeSpan.Zero)
            return;
        var (all, last) = (0, batch);
        while (last == batch)
        {
            all += last = await forget(batch).ConfigureAwait(false);
            if (last == batch)
                await Task.Delay(Breath, stop).ConfigureAwait(false);
        }

        if (all > 0)
            Forgotten(all, what);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Number} {What} were older than they are to be kept and are removed")]
    private partial void Forgotten(int number, string what);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the database is away, nothing was removed this time: {Reason}")]
    private partial void StoreAway(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "what is old could not be removed; tried again later")]
    private partial void Failed(Exception fault);
}
