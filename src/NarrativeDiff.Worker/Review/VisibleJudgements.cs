using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Review;

/// <summary>What one reviewer may see of the others: their words on a target only once they have said their own.</summary>
internal static class VisibleJudgements
{
    /// <param name="reviewer">Null or empty: somebody who has said nothing.</param>
    public static IReadOnlyList<Judgement> For(IReadOnlyList<Judgement> judgements, string? reviewer)
    {
        var mine = judgements
            .Where(judgement => judgement.Reviewer == reviewer)
            .Select(judgement => judgement.Target)
            .ToHashSet(StringComparer.Ordinal);
        return [.. judgements.Where(judgement => mine.Contains(judgement.Target))];
    }

    /// <summary>The report as the reviewer left it: what they rejected is not listed for them, though it stays listed for the
    /// others.</summary>
    public static Report ReportFor(Report report, IReadOnlyList<Judgement> judgements, string? reviewer)
    {
        var rejected = Judgement
            .NewestOfEach(judgements)
            .Where(judgement =>
                judgement.Reviewer == reviewer && judgement is { IsVerdict: true, Finding: not null, Verdict: Verdict.Reject }
            )
            .ToArray();
        var gone =
            rejected.Length == 0 ? [] : report.Findings.Where(finding => rejected.Any(judgement => judgement.IsOn(finding))).ToArray();
        return gone.Length == 0
            ? report
            : report with
            {
                Findings = [.. report.Findings.Except(gone)],
                Review = (report.Review ?? new ReportReview(0, [], [])) is var review
                    ? review with
                    {
                        Rejected = [.. review.Rejected, .. gone],
                    }
                    : null,
            };
    }
}
