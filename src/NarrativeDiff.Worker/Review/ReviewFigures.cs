using System.Collections.Immutable;

namespace NarrativeDiff.Worker.Review;

/// <summary>How good the reports are by what reviewers said: of what they judged how much is right, and of what is right how much the
/// report has.</summary>
/// <param name="Kept">Judged findings that more reviewers keep than reject.</param>
/// <param name="Undecided">As many say one thing as the other.</param>
/// <param name="Missed">Differences that the reports do not have; two reviewers' marks of one kind that share words are one.</param>
/// <param name="Precision">Kept of kept and rejected; null where nothing was judged.</param>
/// <param name="Recall">Kept of kept and missed; null where there is neither. It counts only what reviewers judged or marked.</param>
public sealed record ReviewFigures(int Kept, int Rejected, int Undecided, int Missed, double? Precision, double? Recall)
{
    public ImmutableArray<RuleFigures> ByRule { get; init; } = [];

    public ImmutableArray<MissedFigures> ByMissedKind { get; init; } = [];

    public static ReviewFigures Of(IEnumerable<(string Story, Judgement Judgement)> judgements)
    {
        var all = judgements.ToArray();
        var decisions = all.GroupBy(judged => judged.Story, StringComparer.Ordinal)
            .SelectMany(story => Decision.Of(story.Select(judged => judged.Judgement), VerdictRule.Majority))
            .Where(decision => decision.Newest.Finding is not null)
            .ToArray();
        var missed = all.GroupBy(judged => judged.Story, StringComparer.Ordinal)
            .SelectMany(story => Distinct(story.Select(judged => judged.Judgement)))
            .ToArray();
        var (kept, rejected, undecided) = Counts(decisions);
        return new(kept, rejected, undecided, missed.Length, Share(kept, rejected), Share(kept, missed.Length))
        {
            ByRule =
            [
                .. decisions
                    .GroupBy(decision => decision.Newest.Words?.Rule ?? "unknown", StringComparer.Ordinal)
                    .OrderBy(rule => rule.Key, StringComparer.Ordinal)
                    .Select(rule =>
                        Counts([.. rule]) is var (right, wrong, open)
                            ? new RuleFigures(rule.Key, right, wrong, open, Share(right, wrong))
                            : null!
                    ),
            ],
            ByMissedKind =
            [
                .. missed
                    .GroupBy(one => one.Kind, StringComparer.Ordinal)
                    .OrderBy(kind => kind.Key, StringComparer.Ordinal)
                    .Select(kind => new MissedFigures(
                        kind.Key,
                        kind.Count(one => one.Importance == 1),
                        kind.Count(one => one.Importance == 2),
                        kind.Count(one => one.Importance == 3)
                    )),
            ],
        };
    }

    private static (int Kept, int Rejected, int Undecided) Counts(Decision[] decisions)
    {
        var rejected = decisions.Count(decision => decision is { State: DecisionState.Holds, Newest.Verdict: Verdict.Reject });
        var undecided = decisions.Count(decision => decision.State != DecisionState.Holds);
        return (decisions.Length - rejected - undecided, rejected, undecided);
    }

    /// <summary>The more important mark stands for those that share words with it.</summary>
    private static List<MissedDifference> Distinct(IEnumerable<Judgement> judgements)
    {
        var distinct = new List<MissedDifference>();
        foreach (
            var missed in Judgement
                .NewestOfEach(judgements)
                .Select(judgement => judgement.Missed)
                .OfType<MissedDifference>()
                .OrderByDescending(missed => missed.Importance)
        )
            if (
                !distinct.Any(known =>
                    known.Kind == missed.Kind && known.Passages.Any(one => missed.Passages.Any(other => Share(one, other)))
                )
            )
                distinct.Add(missed);
        return distinct;
    }

    private static bool Share(MissedPassage one, MissedPassage other) =>
        one.Outlet == other.Outlet
        && one.ArticleId == other.ArticleId
        && one.Version == other.Version
        && one.Field == other.Field
        && one.Start < other.Start + other.Length
        && other.Start < one.Start + one.Length;

    private static double? Share(int part, int rest) => part + rest == 0 ? null : (double)part / (part + rest);
}

public sealed record RuleFigures(string Rule, int Kept, int Rejected, int Undecided, double? Precision);

/// <summary>Missed differences of one kind, by how much they matter.</summary>
public sealed record MissedFigures(string Kind, int Minor, int Matters, int Important);
