using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Review;

/// <summary>Judgements as the next comparison takes them: on each target the newest one holds, whoever made it.</summary>
internal static class ReviewBuilder
{
    /// <returns>Null where nothing holds.</returns>
    public static StoryReview? Judgements(IReadOnlyList<Judgement> judgements)
    {
        var holding = judgements.GroupBy(judgement => judgement.Target, StringComparer.Ordinal).Select(target => target.MaxBy(judgement => judgement.Number)!)
            .Where(judgement => judgement.Verdict != Verdict.Withdraw).OrderBy(judgement => judgement.Number).ToArray();
        return holding.Length == 0 ? null : new StoryReview(
            [.. holding.SelectMany(judgement => judgement.Links.Select(link => new ReviewedLink(Of(link.Left), Of(link.Right), judgement.Verdict == Verdict.Accept)))],
            [.. holding.Where(judgement => judgement.Finding is not null).Select(judgement =>
                new ReviewedFinding(judgement.Finding!, judgement.Verdict.ToString().ToLowerInvariant(), judgement.Label, judgement.Reviewer, judgement.Note))])
        {
            Words = holding.Where(judgement => judgement is { Finding: not null, Words: not null }).ToImmutableDictionary(judgement => judgement.Finding!, judgement => judgement.Words!, StringComparer.Ordinal),
        };
    }

    private static Passage Of(JudgedPassage passage) => new(new(new(passage.Outlet), passage.ArticleId), passage.Text);
}
