using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>What reviewers said of a story: links that hold in the next comparison, and findings that they accepted, rejected or
/// renamed.</summary>
public sealed record StoryReview(ImmutableArray<ReviewedLink> Links, ImmutableArray<ReviewedFinding> Findings)
{
    /// <summary>By the id it was judged under, what a finding rests on; without it a finding is known by its id alone.</summary>
    public ImmutableDictionary<string, FindingWords> Words { get; init; } = ImmutableDictionary<string, FindingWords>.Empty;

    /// <summary>Judged findings on which no verdict holds yet; the value is true where reviewers disagree.</summary>
    public ImmutableDictionary<string, bool> Undecided { get; init; } = ImmutableDictionary<string, bool>.Empty;

    /// <summary>Takes rejected findings out of the list and reports them in <see cref="Report.Review"/>; no count forgets them.</summary>
    public Report ApplyTo(Report report)
    {
        var said = Findings.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        var judgedAs = JudgedAs(report);
        var met = report.Findings.Where(finding => judgedAs.TryGetValue(finding.Id, out var id) && said.ContainsKey(id)).ToImmutableArray();
        var open = report
            .Findings.Where(finding => judgedAs.TryGetValue(finding.Id, out var id) && Undecided.ContainsKey(id))
            .Select(finding => finding.Id)
            .ToArray();
        var rejected = met.Where(finding => said[judgedAs[finding.Id]].Verdict == "reject").ToImmutableArray();
        if (Links.IsEmpty && met.IsEmpty && open.Length == 0)
            return report;
        var held = met.Select(finding => said[judgedAs[finding.Id]] with { Id = finding.Id })
            .OrderBy(finding => finding.Id, StringComparer.Ordinal);
        var reviewed = report with
        {
            Findings = [.. report.Findings.Except(rejected)],
            Review = new ReportReview(Links.Length, [.. held], rejected)
            {
                Pending = [.. open.Where(id => !Undecided[judgedAs[id]]).Order(StringComparer.Ordinal)],
                Disputed = [.. open.Where(id => Undecided[judgedAs[id]]).Order(StringComparer.Ordinal)],
            },
        };
        return ReportBuilder.Hashed(reviewed);
    }

    /// <summary>By the ids of this report: the id each finding was judged under, or that of one that is gone and rested on the
    /// same.</summary>
    private Dictionary<string, string> JudgedAs(Report report)
    {
        var judged = Findings.Select(finding => finding.Id).Concat(Undecided.Keys.Order(StringComparer.Ordinal)).ToArray();
        var known = judged.ToDictionary(id => id, StringComparer.Ordinal);
        var ids = report.Findings.Select(finding => finding.Id).ToHashSet(StringComparer.Ordinal);
        var gone = judged.Where(id => !ids.Contains(id) && Words.ContainsKey(id)).ToArray();
        foreach (var finding in gone.Length == 0 ? [] : report.Findings.Where(finding => !known.ContainsKey(finding.Id)))
            if (gone.LastOrDefault(id => Words[id].Fit(FindingWords.Of(finding))) is { } same)
                known[finding.Id] = same;
        return known;
    }
}

/// <summary>What a judged finding rests on, so that it is known again when a new article or version lends it other evidence and with that
/// another id.</summary>
/// <param name="Evidence">Each span as outlet, article and exact words, in ordinal order.</param>
public sealed record FindingWords(string Rule, string Kind, ImmutableArray<string> Outlets, ImmutableArray<string> Evidence)
{
    /// <summary>Share of what either has that both must have: with less than half in common it is another finding.</summary>
    private const double Same = 0.5;

    public static FindingWords Of(Finding finding) =>
        new(
            finding.Rule,
            finding.Kind,
            finding.Outlets,
            [
                .. finding
                    .Evidence.Select(span => $"{span.Outlet}\u001f{span.ArticleId}\u001f{span.Exact}")
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ]
        );

    public bool Fit(FindingWords other) =>
        other.Rule == Rule && other.Kind == Kind && Shared(Outlets, other.Outlets) >= Same && Shared(Evidence, other.Evidence) >= Same;

    private static double Shared(ImmutableArray<string> one, ImmutableArray<string> other) =>
        one.Length + other.Length == 0
            ? 1
            : (double)one.Intersect(other, StringComparer.Ordinal).Count() / one.Union(other, StringComparer.Ordinal).Count();
}
