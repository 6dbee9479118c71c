using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>What reviewers said of a story: links that hold in the next comparison, and findings that they accepted, rejected or renamed.</summary>
public sealed record StoryReview(ImmutableArray<ReviewedLink> Links, ImmutableArray<ReviewedFinding> Findings)
{
    /// <summary>By the id it was judged under, what a finding rests on; without it a finding is known by its id alone.</summary>
    public ImmutableDictionary<string, FindingWords> Words { get; init; } = ImmutableDictionary<string, FindingWords>.Empty;

    /// <summary>Takes rejected findings out of the list and tells of them in <see cref="Report.Review"/>; no count forgets them.</summary>
    public Report ApplyTo(Report report)
    {
        var said = Said(report);
        var met = report.Findings.Where(finding => said.ContainsKey(finding.Id)).ToImmutableArray();
        var rejected = met.Where(finding => said[finding.Id].Verdict == "reject").ToImmutableArray();
        if (Links.IsEmpty && met.IsEmpty)
            return report;
        var reviewed = report with
        {
            Findings = [.. report.Findings.Except(rejected)],
            Review = new ReportReview(Links.Length, [.. met.Select(finding => said[finding.Id]).OrderBy(finding => finding.Id, StringComparer.Ordinal)], rejected),
        };
        return ReportBuilder.Hashed(reviewed);
    }

    /// <summary>By the ids of this report: what was said of each finding, or of one that is gone and rested on the same.</summary>
    private Dictionary<string, ReviewedFinding> Said(Report report)
    {
        var said = Findings.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        var ids = report.Findings.Select(finding => finding.Id).ToHashSet(StringComparer.Ordinal);
        var gone = Findings.Where(finding => !ids.Contains(finding.Id) && Words.ContainsKey(finding.Id)).ToArray();
        foreach (var finding in gone.Length == 0 ? [] : report.Findings.Where(finding => !said.ContainsKey(finding.Id)))
            if (gone.LastOrDefault(known => Words[known.Id].Fit(FindingWords.Of(finding))) is { } same)
                said[finding.Id] = same with { Id = finding.Id };
        return said;
    }
}
