using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Review;

/// <summary>Judgements as the next comparison takes them.</summary>
internal static class ReviewBuilder
{
    /// <param name="rule">When a verdict holds.</param>
    /// <returns>Null where nobody judges anything at present.</returns>
    public static StoryReview? Judgements(IReadOnlyList<Judgement> judgements, VerdictRule rule)
    {
        var decisions = Decision.Of(judgements, rule);
        if (decisions.Count == 0)
            return null;
        var holding = decisions.Where(decision => decision.State == DecisionState.Holds).Select(decision => decision.Newest).ToArray();
        return new StoryReview(
            [
                .. holding.SelectMany(judgement =>
                    judgement.Links.Select(link => new ReviewedLink(Of(link.Left), Of(link.Right), judgement.Verdict == Verdict.Accept))
                ),
            ],
            [
                .. holding
                    .Where(judgement => judgement.Finding is not null)
                    .Select(judgement => new ReviewedFinding(
                        judgement.Finding!,
                        judgement.Verdict.ToString().ToLowerInvariant(),
                        judgement.Label,
                        judgement.Reviewer,
                        judgement.Note
                    )),
            ]
        )
        {
            Words = decisions
                .Select(decision => decision.Newest)
                .Where(judgement => judgement is { Finding: not null, Words: not null })
                .ToImmutableDictionary(judgement => judgement.Finding!, judgement => judgement.Words!, StringComparer.Ordinal),
            Undecided = decisions
                .Where(decision => decision.State != DecisionState.Holds && decision.Newest.Finding is not null)
                .ToImmutableDictionary(
                    decision => decision.Newest.Finding!,
                    decision => decision.State == DecisionState.Disputed,
                    StringComparer.Ordinal
                ),
        };
    }

    private static Passage Of(JudgedPassage passage) => new(new(new(passage.Outlet), passage.ArticleId), passage.Text);
}
