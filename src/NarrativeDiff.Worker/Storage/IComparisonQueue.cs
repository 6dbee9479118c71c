using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Which stories want comparing, and who is at it: one worker a story at a time.</summary>
internal interface IComparisonQueue
{
    /// <summary>Takes the story that has been due longest; null where none has been for so long.</summary>
    Task<Claim?> ClaimAsync(string owner, TimeSpan lease, TimeSpan dueFor, CancellationToken cancel);

    /// <returns>How long until a story is due; zero or less: one has been for so long; null: none is waiting.</returns>
    Task<TimeSpan?> NextDueAsync(CancellationToken cancel);

    /// <returns>False: the lease was lost to another worker.</returns>
    Task<bool> RenewAsync(Claim claim, TimeSpan lease, CancellationToken cancel);

    /// <summary>Gives a story back after a failure; it is due again after the delay.</summary>
    Task ReleaseAsync(Claim claim, TimeSpan delay, CancellationToken cancel);

    /// <summary>Stores the result of a claimed comparison; null: the story has nothing to report.</summary>
    /// <remarks>Writes nothing where the lease was lost, and no revision where the newest one has the same content.</remarks>
    Task<Completion> CompleteAsync(Claim claim, Report? report, CancellationToken cancel);

    /// <summary>Gives stories that have not changed for so long their final report: the same content, status final.</summary>
    /// <returns>Number of reports made final.</returns>
    Task<int> FinaliseAsync(TimeSpan idle, CancellationToken cancel);

    /// <summary>Stories that want comparing plus reports that want publishing.</summary>
    Task<int> PendingAsync(CancellationToken cancel);

    Task<Backlog> BacklogAsync(CancellationToken cancel);
}

/// <summary>The right to compare a story, until the lease ends. The token fences off whoever held it before.</summary>
internal sealed record Claim(string StoryId, long Sequence, long Token)
{
    /// <summary>Since its first change that is not compared yet.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>Comparisons of the story that failed in a row before.</summary>
    public int Failures { get; init; }

    /// <summary>W3C trace context: of the newest change as it is claimed, of the comparison as it is completed.</summary>
    public string? Trace { get; init; }
}

/// <summary>What became of a comparison's result.</summary>
internal enum Completion
{
    /// <summary>Another worker has the story; nothing was written.</summary>
    LeaseLost,

    /// <summary>The newest report says the same.</summary>
    Unchanged,

    /// <summary>A new revision waits to be published.</summary>
    NewRevision,
}

/// <summary>How much waits: stories to compare, how long the oldest has waited, revisions to announce, how long the oldest of those has
/// waited.</summary>
internal sealed record Backlog(int Stories, TimeSpan Oldest, int Reports, TimeSpan OldestReport = default);
