using System.Diagnostics;
using System.Threading.Channels;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Ingest;

/// <summary>Files article versions in groups: what arrives while one transaction runs shares the next, and each version gets its own
/// answer.</summary>
/// <remarks>
/// No timer, so no added wait. A group is read beside the one before and stored after it. While the database is away versions are held, not
/// failed. A version that cannot be filed fails alone.
/// </remarks>
internal sealed class IngestBatcher(
    IStore store,
    SchemaMigrator gate,
    TransientRetry patience,
    EmbeddingProvider vectors,
    IComparisonPipeline pipeline,
    IntakeOptions intake,
    ComparisonOptions comparing,
    ILogger<IngestBatcher> log
) : WorkLoop(log), IIngestLoad
{
    /// <summary>Milliseconds from answering a group until the next has come in.</summary>
    private const int Refill = 250;

    private readonly FilingRules _rules = new(
        pipeline.Match,
        intake.StoryWindow,
        comparing.Debounce,
        comparing.MaxWait,
        intake.MaxArticlesPerStory
    );

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(4 * intake.GroupSize) { SingleReader = true }
    );

    private int _here;
    private long _crowdedUntil = long.MinValue;

    /// <summary>A full group of versions is here, or was a moment ago: more come than can be filed.</summary>
    public bool IsCrowded => Volatile.Read(ref _here) >= intake.GroupSize || Environment.TickCount64 < Volatile.Read(ref _crowdedUntil);

    /// <param name="messageKey">See <see cref="Filing.MessageKey"/>.</param>
    public async Task<Filed> FileAsync(ArticleVersion article, string? messageKey, CancellationToken cancel)
    {
        var waiting = new Waiting(article, messageKey, Activity.Current?.Id, new(TaskCreationOptions.RunContinuationsAsynchronously));
        Interlocked.Increment(ref _here);
        try
        {
            await _waiting.Writer.WriteAsync(waiting, cancel).ConfigureAwait(false);
            return await waiting.Answer.Task.WaitAsync(cancel).ConfigureAwait(false);
        }
        catch (ChannelClosedException closed)
        {
            // The worker stops: its message goes back to the queue, it is not at fault.
            throw new OperationCanceledException("filing has ended", closed);
        }
        finally
        {
            // Nobody waits for it any more: what is not stored by now is not stored, for its message comes again.
            waiting.Answer.TrySetCanceled(CancellationToken.None);
            if (Interlocked.Decrement(ref _here) == intake.GroupSize - 1)
                Volatile.Write(ref _crowdedUntil, Environment.TickCount64 + Refill);
        }
    }

    protected override async Task LoopAsync(CancellationToken stop)
    {
        var last = Task.CompletedTask;
        try
        {
            await gate.WhenReadyAsync(stop).ConfigureAwait(false);
            while (await _waiting.Reader.WaitToReadAsync(stop).ConfigureAwait(false))
            {
                var before = last;
                last = FileAsync(NextGroup(), before, stop);
                await before.ConfigureAwait(false);
            }
        }
        finally
        {
            await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _waiting.Writer.TryComplete();
            while (_waiting.Reader.TryRead(out var left))
                left.Answer.TrySetCanceled(stop);
        }
    }

    private List<Waiting> NextGroup()
    {
        var group = new List<Waiting>();
        while (group.Count < intake.GroupSize && _waiting.Reader.TryRead(out var next))
            group.Add(next);
        return group;
    }

    /// <param name="before">The group before: this one is read beside it and stored after it.</param>
    private async Task FileAsync(List<Waiting> group, Task before, CancellationToken cancel)
    {
        try
        {
            var filed = await patience.RunAsync("filing", () => StoreAsync(group, before, cancel), cancel).ConfigureAwait(false);
            foreach (var (waiting, answer) in group.Zip(filed))
                waiting.Answer.TrySetResult(answer);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            group.ForEach(waiting => waiting.Answer.TrySetCanceled(cancel));
            throw;
        }
        catch (Exception fault) when (group.Count <= 1 && fault is not OutOfMemoryException)
        {
            // Its sender learns it; the batcher goes on.
            group.ForEach(waiting => waiting.Answer.TrySetException(fault));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // One of them is the culprit: alone, only it fails.
            foreach (var waiting in group)
                await FileAsync([waiting], before, cancel).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<Filed>> StoreAsync(List<Waiting> group, Task before, CancellationToken cancel)
    {
        group.RemoveAll(waiting => waiting.Answer.Task.IsCanceled);
        if (group.Count == 0)
            return [];
        var known = await vectors
            .OfAsync(group.SelectMany(waiting => pipeline.LeadSentences(waiting.Article)), cancel)
            .ConfigureAwait(false);
        var filings = group
            .Select(waiting => new Filing(
                waiting.Article,
                pipeline.Profile(waiting.Article, known),
                $"{vectors.Model}; {ArticleProfiler.Method}"
            )
            {
                MessageKey = waiting.MessageKey,
                Trace = waiting.Trace,
            })
            .ToList();
        await before.ConfigureAwait(false);
        return await store.FileAsync(filings, _rules, cancel).ConfigureAwait(false);
    }

    private sealed record Waiting(ArticleVersion Article, string? MessageKey, string? Trace, TaskCompletionSource<Filed> Answer);
}
