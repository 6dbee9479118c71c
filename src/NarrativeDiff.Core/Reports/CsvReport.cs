using System.Globalization;
using System.Text;

namespace NarrativeDiff.Core.Reports;

/// <summary>Writes the findings of a report as CSV (RFC 4180), one row a piece of evidence.</summary>
/// <remarks>
/// UTF-8, comma, CRLF, a header row; a field with a comma, quotation mark or line break is quoted.
/// Article text is foreign and spreadsheets run cells that look like formulas: a field that starts with
/// <c>= + - @</c>, tab, carriage return or line feed gets an apostrophe before it. Readers that need the exact text use
/// <c>start</c> and <c>length</c>, or the JSON.
/// </remarks>
public static class CsvReport
{
    private const string FormulaStarts = "=+-@\t\r\n";

    private static readonly string[] Header =
    [
        "story_id", "revision", "finding_id", "rule", "rule_version", "kind", "statement", "outlets", "summary", "score", "threshold", "weight",
        "role", "outlet", "article_id", "version", "published_at", "field", "sentence", "start", "length", "voice", "prefix", "exact", "suffix",
    ];

    public static string Write(Report report)
    {
        var csv = new StringBuilder();
        Row(csv, Header);
        foreach (var finding in report.Findings)
            foreach (var evidence in finding.Evidence)
                Row(csv, [.. Of(report, finding), .. Of(evidence)]);
        return csv.ToString();
    }

    private static string[] Of(Report report, Finding finding) =>
    [
        report.StoryId, Text(report.Revision), finding.Id, finding.Rule, Text(finding.RuleVersion), finding.Kind, finding.Statement ?? "",
        string.Join(' ', finding.Outlets), finding.Summary, Text(finding.Score), Text(finding.Threshold), Text(finding.Weight),
    ];

    private static string[] Of(Evidence evidence) =>
    [
        evidence.Role, evidence.Outlet, evidence.ArticleId, Text(evidence.Version),
        evidence.PublishedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), evidence.Field,
        Text(evidence.Sentence), Text(evidence.Start), Text(evidence.Length), evidence.Voice, evidence.Prefix, evidence.Exact, evidence.Suffix,
    ];

    private static void Row(StringBuilder csv, IEnumerable<string> fields) => csv.AppendJoin(',', fields.Select(Field)).Append("\r\n");

    private static string Field(string text)
    {
        var safe = text.Length > 0 && FormulaStarts.Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
