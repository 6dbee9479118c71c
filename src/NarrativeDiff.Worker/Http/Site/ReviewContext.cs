using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Review;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>What the live page has that a file has not: who reads it, what this reviewer may see of the judgements, and whether outlets are
/// hidden.</summary>
/// <param name="Judgements">The reviewer's own, and what others said on the same questions.</param>
/// <param name="Total">Of all reviewers, seen or not.</param>
/// <param name="NewestRevision">The story's; an older one is read and not judged.</param>
public sealed record ReviewContext(
    string? Reviewer,
    IReadOnlyList<Judgement> Judgements,
    int Total,
    Agreement Agreement,
    bool Blind,
    int NewestRevision
)
{
    /// <summary>The ratings of cells that the reader may see; the reader's own is among those of each cell.</summary>
    internal ImmutableDictionary<(string Statement, string Siglum), ImmutableArray<Judgement>> Ratings { get; init; } =
        ImmutableDictionary<(string, string), ImmutableArray<Judgement>>.Empty;

    /// <summary>Each reviewer's newest word on the finding, the reader's own first; empty until the reader has judged it.</summary>
    public IReadOnlyList<Judgement> On(Finding finding) =>
        [
            .. Judgement
                .NewestOfEach(Judgements.Where(judgement => judgement.Kind == "finding" && judgement.IsOn(finding)))
                .OrderByDescending(judgement => judgement.Reviewer == Reviewer)
                .ThenBy(judgement => judgement.Reviewer, StringComparer.Ordinal),
        ];

    /// <summary>The reader is called you; in the blind view the others are counted, not named.</summary>
    public string NameOf(string reviewer)
    {
        if (reviewer == Reviewer)
            return "you";
        if (!Blind)
            return reviewer;
        var others = Judgements.Select(judgement => judgement.Reviewer).Where(name => name != Reviewer).Distinct(StringComparer.Ordinal);
        return $"reviewer {Math.Max(0, others.Order(StringComparer.Ordinal).ToList().IndexOf(reviewer)) + 1}";
    }

    /// <summary>True where this revision may be judged: it is the newest.</summary>
    public bool CanJudge(Report report) => report.Revision >= NewestRevision;
}
