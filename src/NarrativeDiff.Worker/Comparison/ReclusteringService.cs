using System.Diagnostics;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Comparison;

/// <summary>Looks now and then at the stories that changed, merges and splits them, and says which id leads where.</summary>
/// <remarks>Filing waits while stories are sorted, so it takes at most a tenth of the time: a look is at the stories that have changed when
/// it begins, and the longer it held filing up the later comes the next. The trail is stored with the move: what could not be announced is
/// said at the next look, with the same message id.</remarks>
internal sealed partial class ReclusteringService(
    IStore store,
    SchemaMigrator gate,
    StoryMoveAnnouncer announcer,
    IComparisonPipeline pipeline,
    IntakeOptions intake,
    ComparisonOptions comparing,
    WorkerMetrics metrics,
    ILogger<ReclusteringService> log
) : WorkLoop(log)
{
    private const int RestFor = 9;

    private readonly ReclusterRules _rules = new(
        pipeline.Recluster,
        new(pipeline.Match, intake.StoryWindow, comparing.Debounce, comparing.MaxWait)
    );

    protected override async Task LoopAsync(CancellationToken stop)
    {
        await gate.WhenReadyAsync(stop).ConfigureAwait(false);
        for (var rest = intake.ReclusterEvery; ; )
        {
            await Task.Delay(rest, stop).ConfigureAwait(false);
            var (began, held) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
            try
            {
                // Not until none is left: under steady load that would never be.
                for (int left = await store.ToReclusterAsync(stop).ConfigureAwait(false), done = 1; left > 0 && done > 0; left -= done)
                {
                    var look = await store.ReclusterAsync(_rules, stop).ConfigureAwait(false);
                    (done, held) = (look.Stories, held + look.Held);
                    await announcer.AnnounceAsync(stop).ConfigureAwait(false);
                }

                await announcer.AnnounceAsync(stop).ConfigureAwait(false);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                // Database or broker away, or a profile that cannot be read: filing and comparing go on, and the next look finds the same
                // work.
                NotRegrouped(fault);
            }

            metrics.Stage("regroup", Stopwatch.GetElapsedTime(began));
            rest = TimeSpan.FromTicks(Math.Max(intake.ReclusterEvery.Ticks, RestFor * held.Ticks));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "stories were not reclustered this time")]
    private partial void NotRegrouped(Exception fault);
}
