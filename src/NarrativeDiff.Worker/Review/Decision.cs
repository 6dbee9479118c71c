namespace NarrativeDiff.Worker.Review;

/// <summary>What the reviewers' newest words on one target amount to.</summary>
/// <param name="Newest">Of those that hold, else of all; never a withdrawal.</param>
internal sealed record Decision(DecisionState State, Judgement Newest)
{
    /// <summary>One decision a target that anybody judges at present, in the order of their newest words.</summary>
    public static IReadOnlyList<Decision> Of(IEnumerable<Judgement> judgements, VerdictRule rule) =>
        [
            .. judgements
                .Where(judgement => judgement.IsVerdict)
                .GroupBy(judgement => judgement.Target, StringComparer.Ordinal)
                .Select(target => OfTarget([.. target], rule))
                .OfType<Decision>()
                .OrderBy(decision => decision.Newest.Number),
        ];

    private static Decision? OfTarget(IReadOnlyList<Judgement> judgements, VerdictRule rule)
    {
        if (rule == VerdictRule.Newest)
            return judgements.MaxBy(judgement => judgement.Number) is { Verdict: not Verdict.Withdraw } last
                ? new(DecisionState.Holds, last)
                : null;
        var said = Judgement.NewestOfEach(judgements);
        if (said.Count == 0)
            return null;
        var (against, keep) = (
            said.Where(judgement => judgement.Verdict == Verdict.Reject).ToArray(),
            said.Where(judgement => judgement.Verdict != Verdict.Reject).ToArray()
        );
        var (more, fewer) = against.Length > keep.Length ? (against, keep) : (keep, against);
        // Taking a finding away is what needs a second reviewer. A link takes nothing from anybody: one word on it holds until another
        // reviewer says otherwise.
        var needed = rule == VerdictRule.Agreement && said[0].Finding is not null ? 2 : 1;
        return more.Length == fewer.Length
            ? new(DecisionState.Disputed, said.MaxBy(judgement => judgement.Number)!)
            : new(
                more.Length >= needed ? DecisionState.Holds
                    : fewer.Length > 0 ? DecisionState.Disputed
                    : DecisionState.Pending,
                more.MaxBy(judgement => judgement.Number)!
            );
    }
}

internal enum DecisionState
{
    Holds,

    /// <summary>Nobody says otherwise, but too few have judged.</summary>
    Pending,

    /// <summary>Reviewers disagree.</summary>
    Disputed,
}
