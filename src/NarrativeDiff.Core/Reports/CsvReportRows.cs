namespace NarrativeDiff.Core.Reports;

/// <summary>The rows of the CSV form: a heading, then each finding as often as it has evidence.</summary>
internal static class CsvReportRows
{
    private static readonly object?[] Heading =
    [
        "story", "revision", "finding", "rule", "rule_version", "kind", "statement", "outlets", "summary", "score", "threshold", "weight",
        "evidence_outlet", "article", "version", "published_at", "field", "sentence", "start", "length", "role", "voice", "exact", "prefix", "suffix",
    ];

    public static IEnumerable<object?[]> Of(Report report) =>
        report.Findings
            .SelectMany(finding => finding.Evidence.Select(evidence => Row(report, finding, evidence)))
            .Prepend(Heading);

    private static object?[] Row(Report report, Finding finding, Evidence evidence) =>
    [
        report.StoryId, report.Revision, finding.Id, finding.Rule, finding.RuleVersion, finding.Kind, finding.Statement,
        string.Join(' ', finding.Outlets), finding.Summary, finding.Score, finding.Threshold, finding.Weight,
        evidence.Outlet, evidence.ArticleId, evidence.Version, evidence.PublishedAt, evidence.Field, evidence.Sentence,
        evidence.Start, evidence.Length, evidence.Role, evidence.Voice, evidence.Exact, evidence.Prefix, evidence.Suffix,
    ];
}
