using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Collecting;

/// <summary>Turns an article version into the bytes of a message.</summary>
internal delegate byte[] ArticleBytes(Core.Model.ArticleVersion article);

/// <summary>Collects within the worker, where <c>Collecting:Feeds</c> names a list: what is found comes in by the worker's own
/// bus.</summary>
internal sealed partial class CollectorService(
    CollectorOptions options,
    ICollectedReader reader,
    ArticleBytes bytes,
    IStore store,
    SchemaMigrator gate,
    IArticleIntake intake,
    TimeProvider clock,
    ILogger<CollectorService> log
) : WorkLoop(log)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    protected override async Task LoopAsync(CancellationToken stop)
    {
        if (options.Feeds is not { Length: > 0 } file)
            return;
        await gate.WhenReadyAsync(stop).ConfigureAwait(false);
        using var client = new PoliteClient(options, clock);
        var collector = new Collector(
            options,
            client,
            reader,
            store,
            clock,
            (article, cancel) => intake.PublishAsync(bytes(article), cancel),
            reason => NotRead(reason)
        );
        var started = false;
        while (true)
        {
            var wait = Longest;
            try
            {
                if (!started)
                    await collector.StartAsync(Sources(file), stop).ConfigureAwait(false);
                started = true;
                var round = await collector.RoundAsync(stop).ConfigureAwait(false);
                if (round.Sent > 0)
                    Sent(round.Sent, round.Asked);
                wait = round.Next is { } next && next - clock.GetUtcNow() is var left && left < Longest ? left : Longest;
            }
            catch (Exception fault) when (!stop.IsCancellationRequested && fault is not OutOfMemoryException)
            {
                // Neither a list that is being written nor a database that is away is worth a worker.
                Failed(fault.Message);
            }
            await Task.Delay(wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait, clock, stop).ConfigureAwait(false);
        }
    }

    private IReadOnlyList<FeedSource> Sources(string file)
    {
        var (sources, faults) = FeedSource.Read(File.ReadLines(file));
        foreach (var fault in faults)
            NotRead($"{file} {fault}");
        return sources;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Sent} article versions collected from {Asked} addresses")]
    private partial void Sent(int sent, int asked);

    [LoggerMessage(Level = LogLevel.Warning, Message = "not collected: {Reason}")]
    private partial void NotRead(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "collecting failed and is tried again: {Reason}")]
    private partial void Failed(string reason);
}
