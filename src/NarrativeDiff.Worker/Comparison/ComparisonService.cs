using System.Diagnostics;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Review;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Comparison;

/// <summary>Compares the stories that are due: several at once, each by one worker at a time, whatever came in a burst by one
/// comparison.</summary>
/// <remarks>Gives way to filing while versions wait to be filed: what waits there would outdate the report at once, and one comparison then
/// does for all of it.</remarks>
internal sealed partial class ComparisonService(
    IStore store,
    SchemaMigrator gate,
    IIngestLoad ingest,
    EmbeddingProvider vectors,
    ReportCache recent,
    IComparisonPipeline pipeline,
    ComparisonOptions options,
    ReviewOptions reviewing,
    TransientRetry patience,
    StoreCondition condition,
    WorkerName name,
    SetAsideArticles setAside,
    WakeSignals signals,
    WorkerMetrics metrics,
    ILogger<ComparisonService> log
) : WorkLoop(log)
{
    /// <summary>Another worker's filing is noticed at the latest after this, should its message be lost.</summary>
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(1);

    /// <summary>While many versions wait to be filed, or another worker was quicker.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    protected override async Task LoopAsync(CancellationToken stop)
    {
        await gate.WhenReadyAsync(stop).ConfigureAwait(false);
        await patience
            .RunAsync(
                "comparing",
                async () =>
                {
                    await setAside.RetryAsync(stop).ConfigureAwait(false);
                    return true;
                },
                stop
            )
            .ConfigureAwait(false);
        using var slots = new ComparisonSlots(options.Parallel, options.SlowAfter);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, options.Parallel).Select(_ => CompareAllAsync(name.ToString(), slots, stop)))
                .ConfigureAwait(false);
        }
        finally
        {
            await slots.AllAsync().ConfigureAwait(false);
        }
    }

    private async Task CompareAllAsync(string owner, ComparisonSlots slots, CancellationToken stop)
    {
        using var hold = condition.Begin("comparing");
        for (var faults = 0; !stop.IsCancellationRequested; )
        {
            try
            {
                if (await NextAsync(owner, stop).ConfigureAwait(false) is { } claim)
                    await slots.RunAsync(postpone => WorkAsync(claim, postpone, stop)).ConfigureAwait(false);
                faults = 0;
                hold.End();
            }
            catch (Exception fault) when (!stop.IsCancellationRequested && fault is not OutOfMemoryException)
            {
                metrics.Retried("comparing");
                hold.Wait(fault.Message);
                if (!store.IsUnavailable(fault))
                    NotClaimed(fault);
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
            await signals
                .Compare.WaitAsync(
                    due <= TimeSpan.Zero ? Glance
                        : due < LongestNap ? due
                        : LongestNap,
                    stop
                )
                .ConfigureAwait(false);
        return null;
    }

    /// <param name="postpone">Cancelled: too many slow stories are at work, this one comes back later.</param>
    private async Task WorkAsync(Claim claim, CancellationToken postpone, CancellationToken stop)
    {
        await using var lease = new LeaseKeeper(store, claim, options.Lease);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, postpone);
        try
        {
            await CompareAsync(claim, end.Token, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (postpone.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            Postponed(claim.StoryId, options.RetryAfter);
            await store.ReleaseAsync(claim, options.RetryAfter, stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (store.IsUnavailable(fault) && !stop.IsCancellationRequested)
        {
            // The story is free as soon as the database is back, not only when its lease ends.
            await patience
                .RunAsync(
                    "comparing",
                    async () =>
                    {
                        await store.ReleaseAsync(claim, TimeSpan.Zero, stop).ConfigureAwait(false);
                        return true;
                    },
                    stop
                )
                .ConfigureAwait(false);
            throw;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            metrics.Retried("comparing");
            var failures = await store.FailedAsync(claim, RetryAfter, stop).ConfigureAwait(false);
            NotCompared(claim.StoryId, failures, RetryAfter(failures), fault);
        }
    }

    /// <summary>Twice as long after each failure in a row, a day at most.</summary>
    private TimeSpan RetryAfter(int failures) =>
        TimeSpan.FromTicks(Math.Min(TimeSpan.TicksPerDay, options.RetryAfter.Ticks << Math.Clamp(failures - 1, 0, 20)));

    private async Task CompareAsync(Claim claim, CancellationToken end, CancellationToken stop)
    {
        using var activity = WorkerTraces.Start("compare story", claim.Trace, claim.StoryId);
        var began = Stopwatch.GetTimestamp();
        var report = await ReportAsync(claim, end).ConfigureAwait(false);
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

    /// <returns>Null: the story has no article any more, or none that can be compared.</returns>
    private async Task<Report?> ReportAsync(Claim claim, CancellationToken end)
    {
        var versions = await store.VersionsOfStoryAsync(claim.StoryId, end).ConfigureAwait(false);
        var story = await setAside.WithoutAsync(new Story(claim.StoryId, [.. versions]), end).ConfigureAwait(false);
        if (story.Versions.IsEmpty)
            return null;
        var review = ReviewBuilder.Judgements(await store.JudgementsAsync(claim.StoryId, end).ConfigureAwait(false), reviewing.Rule);
        try
        {
            return await RunAsync(() => Compare(story, review, end), end).ConfigureAwait(false);
        }
        catch (Exception fault)
            when (claim.Failures + 1 >= options.MaxFailures
                && !store.IsTransient(fault)
                && !end.IsCancellationRequested
                && fault is not OutOfMemoryException
            )
        {
            var (report, failing) = await RunAsync(
                    () => FailingArticles.CompareWithout(story, part => Compare(part, review, end), fault),
                    end
                )
                .ConfigureAwait(false);
            if (failing.IsEmpty)
                throw;
            await setAside.KeepAsync(story, failing, end).ConfigureAwait(false);
            return report;
        }
    }

    /// <summary>On a thread of its own: a story that takes long keeps none of the pool's from the others.</summary>
    private static Task<T> RunAsync<T>(Func<T> work, CancellationToken end) =>
        Task.Factory.StartNew(work, end, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);

    /// <exception cref="WorkTimeoutException">It took longer than it may.</exception>
    private Report Compare(Story story, StoryReview? review, CancellationToken end)
    {
        var isOneArticle = story.Versions.All(version => version.Key == story.Versions[0].Key);
        var limit = isOneArticle ? options.MaxArticleTime : options.MaxStoryTime;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(end);
        late.CancelAfter(limit);
        try
        {
            var began = Stopwatch.GetTimestamp();
            var known = vectors.OfAsync(pipeline.SentencesOf(story), late.Token).GetAwaiter().GetResult();
            metrics.Stage("vectors", Stopwatch.GetElapsedTime(began));
            began = Stopwatch.GetTimestamp();
            var report = pipeline.Compare(story, known, review, new WorkBudget(late.Token, options.MaxPairs));
            metrics.Stage("compare", Stopwatch.GetElapsedTime(began));
            return report;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !end.IsCancellationRequested)
        {
            throw new WorkTimeoutException(
                $"the comparison took longer than {limit} "
                    + $"({ComparisonOptions.Section}:{(isOneArticle ? nameof(options.MaxArticleTime) : nameof(options.MaxStoryTime))})"
            );
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "story {Story} compared in {Milliseconds} ms: {Completion}")]
    private partial void Compared(string story, Completion completion, long milliseconds);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "story {Story} could not be compared, {Failures} times in a row; tried again in {RetryAfter}"
    )]
    private partial void NotCompared(string story, int failures, TimeSpan retryAfter, Exception fault);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "story {Story} takes long while other slow stories are at work; it is compared in {RetryAfter}"
    )]
    private partial void Postponed(string story, TimeSpan retryAfter);

    [LoggerMessage(Level = LogLevel.Error, Message = "no story could be taken for comparison; tried again")]
    private partial void NotClaimed(Exception fault);
}
