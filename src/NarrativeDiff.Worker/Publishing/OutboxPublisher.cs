using System.Diagnostics;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Publishing;

/// <summary>Announces report revisions that are stored and not yet said. What is not confirmed is said again, with the same id.</summary>
/// <remarks>A revision that cannot be read is set aside for a while, and holds up no other.</remarks>
internal sealed partial class OutboxPublisher(
    IStore store,
    SchemaMigrator gate,
    EventPublisher announce,
    ReportAnnouncement announcement,
    TransportOptions transport,
    TransientRetry patience,
    StoreCondition condition,
    WorkerName name,
    WakeSignals signals,
    WorkerMetrics metrics,
    ILogger<OutboxPublisher> log
) : WorkLoop(log)
{
    private const int AtOnce = 16;
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SetAside = TimeSpan.FromMinutes(10);

    protected override async Task LoopAsync(CancellationToken stop)
    {
        await gate.WhenReadyAsync(stop).ConfigureAwait(false);
        using var hold = condition.Begin("announcing reports");
        for (var faults = 0; !stop.IsCancellationRequested; )
        {
            try
            {
                if (!await PublishAsync(stop).ConfigureAwait(false))
                    await signals.Publish.WaitAsync(LongestNap, stop).ConfigureAwait(false);
                faults = 0;
                hold.End();
            }
            catch (Exception fault) when (!stop.IsCancellationRequested && fault is not OutOfMemoryException)
            {
                // The reports stay unpublished in the store and are taken again.
                metrics.Retried("announcing");
                if (store.IsUnavailable(fault))
                    hold.Wait(fault.Message);
                else
                    NotPublished(fault);
                await Task.Delay(TransientRetry.Pause(++faults), stop).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> PublishAsync(CancellationToken stop)
    {
        var claim = transport.PublishTimeout * 2;
        var taken = await store.TakeUnpublishedAsync(name.ToString(), AtOnce, claim, stop).ConfigureAwait(false);
        for (var next = 0; next < taken.Count; next++)
        {
            var left = taken.Skip(next).ToList();
            try
            {
                await KeepClaimedAsync(left, claim, AnnounceAsync(taken[next], stop), stop).ConfigureAwait(false);
            }
            catch (Exception fault)
                when (!stop.IsCancellationRequested
                    && fault is not (OperationCanceledException or OutOfMemoryException)
                    && !store.IsUnavailable(fault)
                )
            {
                metrics.Retried("announcing");
                NotReadable(taken[next].StoryId, taken[next].Revision, SetAside, fault);
                await store.KeepClaimedAsync([taken[next]], SetAside, stop).ConfigureAwait(false);
            }
        }

        return taken.Count > 0;
    }

    /// <summary>Nobody else announces them meanwhile, however long the broker takes.</summary>
    private async Task KeepClaimedAsync(List<ReportKey> left, TimeSpan claim, Task announcing, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await announcing.WaitAsync(claim / 3, stop).ConfigureAwait(false);
                return;
            }
            catch (TimeoutException) when (!announcing.IsCompleted)
            {
                await TryKeepAsync(left, claim, stop).ConfigureAwait(false);
            }
        }
    }

    private async Task TryKeepAsync(List<ReportKey> left, TimeSpan claim, CancellationToken stop)
    {
        try
        {
            await store.KeepClaimedAsync(left, claim, stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (store.IsUnavailable(fault))
        {
            // Tried again at the next third of the claim; the announcement that is on its way goes on.
        }
    }

    private async Task AnnounceAsync(ReportKey key, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        using var activity = WorkerTraces.Start("announce report", key.Trace, key.StoryId)?.SetTag("narrativediff.revision", key.Revision);
        var message = await announcement.OfAsync(key, stop).ConfigureAwait(false);
        await announce
            .ReportUpdatedAsync(message, MessageIds.Of("report", key.StoryId, $"{key.Revision}", message.ContentHash), stop)
            .ConfigureAwait(false);
        // Said once: while the database is away it is marked later, not announced again.
        await patience
            .RunAsync(
                "announcing",
                async () =>
                {
                    await store.MarkPublishedAsync(key, stop).ConfigureAwait(false);
                    return true;
                },
                stop
            )
            .ConfigureAwait(false);
        metrics.Published(key.Bytes);
        metrics.Stage("announce", Stopwatch.GetElapsedTime(began));
        Published(key.StoryId, key.Revision);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "story {Story} revision {Revision} announced")]
    private partial void Published(string story, int revision);

    [LoggerMessage(Level = LogLevel.Warning, Message = "reports could not be announced and are kept for the next attempt")]
    private partial void NotPublished(Exception fault);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "story {Story} revision {Revision} cannot be read back and is not announced; tried again in {Time}"
    )]
    private partial void NotReadable(string story, int revision, TimeSpan time, Exception fault);
}
