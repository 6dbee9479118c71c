using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Retention;

/// <summary>Keeps the database's quarantine within its bounds: a publisher that sends nothing but nonsense fills no disk.</summary>
/// <remarks>Looked at after a number of messages, not after each: a look adds up all that is kept. So each worker may be over by what comes
/// between two looks.</remarks>
internal sealed partial class QuarantineQuota(IStore store, RetentionOptions options, WorkerMetrics metrics, ILogger<QuarantineQuota> log)
{
    private const int MessagesBetweenLooks = 100;
    private const long CharactersBetweenLooks = 16_777_216;
    private const int RowsAtOnce = 500;

    private int _messages;
    private long _characters;

    /// <summary>A refused message was stored.</summary>
    public async Task KeptAsync(int characters, CancellationToken cancel)
    {
        if (
            Interlocked.Increment(ref _messages) % MessagesBetweenLooks != 0
            && Interlocked.Add(ref _characters, characters) < CharactersBetweenLooks
        )
            return;
        Interlocked.Exchange(ref _characters, 0);
        await MakeAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Takes the oldest out until the bounds hold.</summary>
    public async Task MakeAsync(CancellationToken cancel)
    {
        var (all, last) = (0, RowsAtOnce);
        while (last == RowsAtOnce)
            all += last = await store
                .ForgetQuarantinedBeyondAsync(options.MaxQuarantined, options.MaxQuarantinedBytes, RowsAtOnce, cancel)
                .ConfigureAwait(false);
        if (all == 0)
            return;
        metrics.CrowdedOut(all);
        CrowdedOut(all, options.MaxQuarantined, options.MaxQuarantinedBytes);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "the quarantine is full: its {Number} oldest messages were removed from the database "
            + "(Retention:MaxQuarantined {Messages}, Retention:MaxQuarantinedBytes {Bytes})"
    )]
    private partial void CrowdedOut(int number, int messages, long bytes);
}
