namespace NarrativeDiff.Core.Articles;

/// <summary>How much one analysis or comparison may take, and the token by which its caller ends it.</summary>
/// <remarks>The work is counted, not timed, so that a limit on it gives the same report on every machine; a limit of time belongs to the
/// caller, who cancels.</remarks>
/// <param name="maxPairs">Pairs of sentences and clauses of different articles that one comparison scores at most.</param>
public sealed class WorkBudget(CancellationToken cancel, long maxPairs = WorkBudget.UsualMaxPairs)
{
    /// <summary>Some 30,000 sentences and clauses, the articles of a large story: about a minute on two cores.</summary>
    public const long UsualMaxPairs = 500_000_000;

    /// <summary>The usual limit, never cancelled.</summary>
    public static WorkBudget Usual { get; } = new(CancellationToken.None);

    public CancellationToken Cancel { get; } = cancel;

    public long MaxPairs { get; } = maxPairs;

    /// <summary>Asked in every loop that may be long.</summary>
    /// <exception cref="OperationCanceledException">The caller wants no result any more.</exception>
    public void Check() => Cancel.ThrowIfCancellationRequested();
}
