using System.Diagnostics;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Publishing;

/// <summary>Announces report revisions that are stored and not yet said. What is not confirmed is said again, with the same id.</summary>
internal sealed partial class OutboxPublisher(
    IStore store, SchemaMigrator gate, EventPublisher announce, ReportAnnouncement announcement, TransportOptions transport, WorkerName name, WakeSignals signals, WorkerMetrics metrics, ILogger<OutboxPublisher> log) : WorkLoop(log)
{
    private const int AtOnce = 16;
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(1);

    protected override async Task LoopAsync(CancellationToken stop)
    {
        await gate.WhenReadyAsync(stop).ConfigureAwait(false);
        var faults = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!await PublishAsync(stop).ConfigureAwait(false))
                    await signals.Publish.WaitAsync(LongestNap, stop).ConfigureAwait(false);
                faults = 0;
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                // Database or broker away: the reports stay unpublished in the store and are taken again.
                metrics.Retried("announcing");
                NotPublished(fault);
                await Task.Delay(TransientRetry.Pause(++faults), stop).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> PublishAsync(CancellationToken stop)
    {
        // Longer than all of them may take: nobody else announces them meanwhile.
        var taken = await store.TakeUnpublishedAsync(name.ToString(), AtOnce, transport.PublishTimeout * 2, stop).ConfigureAwait(false);
        foreach (var key in taken)
        {
            var began = Stopwatch.GetTimestamp();
            using var activity = WorkerTraces.Start("announce report", key.Trace, key.StoryId)?.SetTag("narrativediff.revision", key.Revision);
            var message = await announcement.OfAsync(key, stop).ConfigureAwait(false);
            await announce.ReportUpdatedAsync(message, MessageIds.Of("report", key.StoryId, $"{key.Revision}", message.ContentHash), stop).ConfigureAwait(false);
            await store.MarkPublishedAsync(key, stop).ConfigureAwait(false);
            metrics.Published(key.Bytes);
            metrics.Stage("announce", Stopwatch.GetElapsedTime(began));
            Published(key.StoryId, key.Revision);
        }

        return taken.Count > 0;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "story {Story} revision {Revision} announced")]
    private partial void Published(string story, int revision);

    [LoggerMessage(Level = LogLevel.Warning, Message = "reports could not be announced and are kept for the next attempt")]
    private partial void NotPublished(Exception fault);
}
