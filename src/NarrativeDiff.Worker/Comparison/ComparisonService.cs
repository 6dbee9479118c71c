using System.Diagnostics;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Review;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Comparison;

/// <summary>Compares the stories that are due: several at once, each by one worker at a time, whatever came in a burst by one comparison.</summary>
/// <remarks>Gives way to filing while versions crowd the desk: what waits there would outdate the report at once, and one comparison then does for all of it.</remarks>
internal sealed partial class ComparisonService(
    IStore store, SchemaMigrator gate, IIngestLoad ingest, EmbeddingProvider vectors, ReportCache recent, IComparisonPipeline pipeline, ComparisonOptions options, WorkerName name, WakeSignals signals, WorkerMetrics metrics, ILogger<ComparisonService> log) : WorkLoop(log)
{
    /// <summary>Another worker's filing is noticed at the latest after this, should its message be lost.</summary>
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(1);

    /// <summary>While the desk is crowded, or another worker was quicker.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    protected override async Task LoopAsync(CancellationToken stop)
    {
        await gate.WhenReadyAsync(stop).ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, options.Parallel).Select(_ => CompareAllAsync(name.ToString(), stop))).ConfigureAwait(false);
    }

    private async Task CompareAllAsync(string owner, CancellationToken stop)
    {
        var faults = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await NextAsync(owner, stop).ConfigureAwait(false) is { } claim)
                    await WorkAsync(claim, stop).ConfigureAwait(false);
                faults = 0;
            }
            catch (Exception fault) when (store.IsTransient(fault) && !stop.IsCancellationRequested)
            {
                metrics.Retried("comparing");
                StoreAway(fault.Message);
                await Task.Delay(TransientRetry.Pause(++faults), stop).ConfigureAwait(false);
            }
        }
    }

    private async Task<Claim?> NextAsync(string owner, CancellationToken stop)
    {
        var giveWay = ingest.IsCrowded ? options.MaxIngestPriorityDelay : TimeSpan.Zero;
        // Asked before it is claimed: a claim that finds nothing still takes SQLite's write lock.
        var due = await store.NextDueAsync(stop).ConfigureAwait(false) + giveWay ?? LongestNap;
        if (due <= TimeSpan.Zero && await store.ClaimAsync(owner, options.Lease, giveWay, stop).ConfigureAwait(false) is { } claim)
            return claim;
        if (giveWay > TimeSpan.Zero)
            await Task.Delay(Glance, stop).ConfigureAwait(false);
        else
            await signals.Compare.WaitAsync(due <= TimeSpan.Zero ? Glance : due < LongestNap ? due : LongestNap, stop).ConfigureAwait(false);
        return null;
    }

    private async Task WorkAsync(Claim claim, CancellationToken stop)
    {
        await using var lease = new LeaseKeeper(store, claim, options.Lease);
        try
        {
            await CompareAsync(claim, stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (!store.IsTransient(fault) && !stop.IsCancellationRequested)
        {
            metrics.Retried("comparing");
            NotCompared(claim.StoryId, options.RetryAfter, fault);
            await store.ReleaseAsync(claim, options.RetryAfter, stop).ConfigureAwait(false);
        }
    }

    private async Task CompareAsync(Claim claim, CancellationToken stop)
    {
        using var activity = WorkerTraces.Start("compare story", claim.Trace, claim.StoryId);
        var began = Stopwatch.GetTimestamp();
        var report = await ReportAsync(claim.StoryId, stop).ConfigureAwait(false);
        var completion = await store.CompleteAsync(claim with { Trace = activity?.Id }, report, stop).ConfigureAwait(false);
        var took = Stopwatch.GetElapsedTime(began);
        activity?.SetTag("narrativediff.completion", completion);
        metrics.Compared(completion.ToString(), claim.Waited);
        Compared(claim.StoryId, completion, (long)took.TotalMilliseconds);
        if (completion != Completion.NewRevision)
            return;
        if (report is not null)
            recent.Keep(report);
        signals.Publish.Set();
    }

    /// <returns>Null: the story has no article any more.</returns>
    private async Task<Report?> ReportAsync(string storyId, CancellationToken stop)
    {
        var versions = await store.VersionsOfStoryAsync(storyId, stop).ConfigureAwait(false);
        if (versions.Count == 0)
            return null;
        var story = new Story(storyId, [.. versions]);
        var began = Stopwatch.GetTimestamp();
        var known = await vectors.OfAsync(pipeline.SentencesOf(story), stop).ConfigureAwait(false);
        metrics.Stage("vectors", Stopwatch.GetElapsedTime(began));
        var review = ReviewBuilder.Judgements(await store.JudgementsAsync(storyId, stop).ConfigureAwait(false));
        began = Stopwatch.GetTimestamp();
        var report = await Task.Run(() => pipeline.Compare(story, known, review), stop).ConfigureAwait(false);
        metrics.Stage("compare", Stopwatch.GetElapsedTime(began));
        return report;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "story {Story} compared in {Milliseconds} ms: {Completion}")]
    private partial void Compared(string story, Completion completion, long milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "story {Story} could not be compared; tried again in {RetryAfter}")]
    private partial void NotCompared(string story, TimeSpan retryAfter, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the database is away, comparing waits: {Reason}")]
    private partial void StoreAway(string reason);
}
