using System.Collections.Immutable;

namespace NarrativeDiff.Core.Model;

/// <summary>A reviewer's word on a finding.</summary>
/// <param name="Verdict"><c>accept</c>, <c>reject</c> or <c>relabel</c>.</param>
/// <param name="Label">For <c>relabel</c>: what the reviewer calls it.</param>
public sealed record ReviewedFinding(string Id, string Verdict, string? Label, string Reviewer, string? Note);

/// <summary>The part of a report that people had: how many links they judged, the findings on which a verdict holds, and the findings they
/// rejected.</summary>
public sealed record ReportReview(int Links, ImmutableArray<ReviewedFinding> Findings, ImmutableArray<Finding> Rejected)
{
    /// <summary>Ids of findings that too few reviewers judged for a verdict to hold; they stay listed.</summary>
    public ImmutableArray<string> Pending { get; init; } = [];

    /// <summary>Ids of findings on which reviewers disagree; they stay listed.</summary>
    public ImmutableArray<string> Disputed { get; init; } = [];
}
