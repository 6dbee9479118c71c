using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Retention;

/// <summary>Looks now and then for stories that have come to rest, and makes their reports final.</summary>
internal sealed partial class ReportFinalizer(
    IStore store,
    SchemaMigrator gate,
    ComparisonOptions options,
    WakeSignals signals,
    ILogger<ReportFinalizer> log
) : WorkLoop(log)
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(1);

    protected override async Task LoopAsync(CancellationToken stop)
    {
        await gate.WhenReadyAsync(stop).ConfigureAwait(false);
        var interval = options.FinalAfter / 10;
        using var timer = new PeriodicTimer(interval < LongestInterval ? interval : LongestInterval);
        while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
        {
            try
            {
                if (await store.FinaliseAsync(options.FinalAfter, stop).ConfigureAwait(false) > 0)
                    signals.Publish.Set();
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
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the database is away, no report was made final this time: {Reason}")]
    private partial void StoreAway(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "reports could not be made final; tried again later")]
    private partial void Failed(Exception fault);
}
