using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>Writes the findings of a report as CSV: a heading, then a row a finding with the two quotations that show its contrast; further
/// ones follow as JSON in <c>more_evidence</c>, then what every outlet does with the subject.</summary>
/// <remarks>Articles without a column follow, a row each without a finding: of the kind <c>copy</c> or <c>setAside</c>.
/// Where <see cref="CsvTable"/> puts an apostrophe before a quotation, <c>exact_1</c> is one longer than
/// <c>length_1</c>.</remarks>
public static class CsvReport
{
    private const int Quotations = 2;

    private static readonly string[] OfFinding =
    [
        "story",
        "revision",
        "finding",
        "rule",
        "rule_version",
        "kind",
        "statement",
        "outlets",
        "summary",
        "score",
        "threshold",
        "weight",
        "evidence",
    ];

    private static readonly string[] OfQuotation =
    [
        "outlet",
        "article",
        "version",
        "published_at",
        "field",
        "sentence",
        "start",
        "length",
        "role",
        "voice",
        "exact",
    ];

    public static string Write(Report report) => CsvTable.Write(Rows(report));

    private static IEnumerable<object?[]> Rows(Report report) =>
        report
            .Findings.Select(finding => Row(report, finding))
            .Prepend(Heading())
            .Concat(
                (report.Copies ?? []).Select(copy =>
                    Row(
                        report,
                        "copy",
                        copy.Outlet,
                        $"exactly the text of {copy.Of}",
                        [copy.Outlet, copy.ArticleId, copy.Version, copy.PublishedAt]
                    )
                )
            )
            .Concat(
                (report.SetAside ?? []).Select(article =>
                    Row(report, "setAside", article.Outlet, article.Reason, [article.Outlet, article.ArticleId, article.Version, null])
                )
            );

    /// <summary>An article without a column.</summary>
    private static object?[] Row(Report report, string kind, string outlet, string summary, object?[] article)
    {
        object?[] first = [report.StoryId, report.Revision, null, null, null, kind, null, outlet, summary, null, null, null, 0];
        return [.. first, .. article, .. new object?[Heading().Length - first.Length - article.Length]];
    }

    private static object?[] Heading() =>
        [
            .. OfFinding,
            .. Enumerable
                .Range(1, Quotations)
                .SelectMany(number => OfQuotation.Select(name => FormattableString.Invariant($"{name}_{number}"))),
            "more_evidence",
            "subject_type",
            "subject",
            "positions",
        ];

    private static object?[] Row(Report report, Finding finding)
    {
        // One of each role first: the carrier's words, then the nearest ones of the article that lacks them.
        var evidence = finding
            .Evidence.Select((span, place) => (span, again: finding.Evidence.Take(place).Any(earlier => earlier.Role == span.Role)))
            .OrderBy(entry => entry.again)
            .Select(entry => entry.span)
            .ToArray();
        return
        [
            report.StoryId,
            report.Revision,
            finding.Id,
            finding.Rule,
            finding.RuleVersion,
            finding.Kind,
            finding.Statement,
            string.Join(' ', finding.Outlets),
            finding.Summary,
            finding.Score,
            finding.Threshold,
            finding.Weight,
            evidence.Length,
            .. Enumerable.Range(0, Quotations).SelectMany(place => Quotation(evidence.ElementAtOrDefault(place))),
            evidence.Length > Quotations ? JsonSerializer.Serialize(evidence[Quotations..], ReportJson.Options) : null,
            finding.Subject?.Type,
            finding.Subject?.Label,
            string.Join(
                "; ",
                finding
                    .Positions.Where(position => position.Stance != FindingStance.Unknown)
                    .Select(position => $"{position.Siglum} {position.Stance.Words()} {position.PlaceMark()}".TrimEnd())
            ),
        ];
    }

    private static object?[] Quotation(Evidence? span) =>
        span is null
            ? new object?[OfQuotation.Length]
            :
            [
                span.Outlet,
                span.ArticleId,
                span.Version,
                span.PublishedAt.IsKnown() ? span.PublishedAt : null,
                span.Field,
                span.Sentence,
                span.Start,
                span.Length,
                span.Role,
                span.Voice,
                span.Exact,
            ];
}
