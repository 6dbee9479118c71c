using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Http.Exports;

/// <summary>The findings in long form: a row a quotation, with all that is needed to count and to look it up.</summary>
internal static class EvidenceTable
{
    public static IReadOnlyList<string> Heading { get; } =
    [
        "story",
        "revision",
        "finding",
        "rule",
        "rule_version",
        "kind",
        "subject_type",
        "subject",
        "statement",
        "summary",
        "weight",
        "review",
        "quotation",
        "outlet",
        "outlet_name",
        "article",
        "url",
        "version",
        "published_at",
        "stance",
        "place",
        "field",
        "sentence",
        "start",
        "length",
        "role",
        "voice",
        "before",
        "exact",
        "after",
    ];

    public static string Csv(Report report) => CsvTable.Write(Rows(report).Prepend([.. Heading]));

    public static IEnumerable<object?[]> Rows(Report report)
    {
        var witnesses = report.Witnesses.ToDictionary(witness => (witness.Outlet, witness.ArticleId));
        var review = ReviewOf(report);
        return report
            .Findings.Concat(report.Review?.Rejected ?? [])
            .SelectMany(finding =>
                finding.Evidence.Select(
                    (span, place) =>
                    {
                        var witness = witnesses.GetValueOrDefault((span.Outlet, span.ArticleId));
                        var position = finding.Positions.FirstOrDefault(position => position.Siglum == witness?.Siglum);
                        return (object?[])
                            [
                                report.StoryId,
                                report.Revision,
                                finding.Id,
                                finding.Rule,
                                finding.RuleVersion,
                                finding.Kind,
                                finding.Subject?.Type.ToString(),
                                finding.Subject?.Label,
                                finding.Statement,
                                finding.Summary,
                                finding.Weight,
                                review.GetValueOrDefault(finding.Id),
                                place + 1,
                                span.Outlet,
                                witness?.OutletName,
                                span.ArticleId,
                                witness?.Url,
                                span.Version,
                                span.PublishedAt,
                                position?.Stance.ToString(),
                                position?.Place,
                                span.Field,
                                span.Sentence,
                                span.Start,
                                span.Length,
                                span.Role,
                                span.Voice,
                                span.Prefix,
                                span.Exact,
                                span.Suffix,
                            ];
                    }
                )
            );
    }

    /// <summary>Of each judged finding the verdict that holds, or that none does.</summary>
    private static Dictionary<string, string> ReviewOf(Report report)
    {
        if (report.Review is not { } review)
            return [];
        var held = review.Findings.ToDictionary(finding => finding.Id, finding => finding.Verdict, StringComparer.Ordinal);
        foreach (var id in review.Pending)
            held[id] = "pending";
        foreach (var id in review.Disputed)
            held[id] = "disputed";
        return held;
    }
}
