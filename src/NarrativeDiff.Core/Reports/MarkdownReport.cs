using System.Text;
using static NarrativeDiff.Core.Reports.MarkdownReportText;
using static NarrativeDiff.Core.Reports.ProseTerms;

namespace NarrativeDiff.Core.Reports;

/// <summary>Writes a report as Markdown: header, leading findings with their quotes, coverage, edits, limits, citations.</summary>
public static class MarkdownReport
{
    /// <summary>How many findings stand at the top, and how many rows the coverage table has before it only counts.</summary>
    private const int Leading = 10;
    private const int Rows = 40;

    public static string Write(Report report)
    {
        var page = new StringBuilder();
        var texts = new ReportTexts(report);
        Header(page, report);
        Findings(page, report, texts);
        Coverage(page, report);
        Edits(page, report, texts);
        Line(page, "## Limits", "", Escape(report.Method.Limits), "");
        Citations(page, report);
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void Header(StringBuilder page, Report report) => Line(page,
        $"# {Escape(report.Title)}", "",
        $"{Window(report.Window)} · {Count(Outlets(report), "outlet")} ({IndependentOutlets(report)} independent) · {Count(Versions(report), "article version")} · {Count(report.Statements.Length, "statement")} · {Count(report.Findings.Length, "finding")}",
        "", $"Story {Escape(report.StoryId)}, revision {report.Revision}, {report.Status.ToString().ToLowerInvariant()}.", "");

    private static void Findings(StringBuilder page, Report report, ReportTexts texts)
    {
        Line(page, "## Leading findings", "");
        foreach (var (finding, n) in report.Findings.Take(Leading).Select((finding, i) => (finding, i + 1)))
        {
            Line(page, $"{n}. **{Escape(finding.Kind)}** ({Escape(finding.Rule)}): {Escape(finding.Summary)}", "");
            foreach (var evidence in finding.Evidence.Take(4))
                Line(page, $"   > “{Escape(evidence.Exact)}”  ", $"   > {Source(texts, evidence)}", "");
        }
        if (report.Findings.Length == 0)
            Line(page, "No rule found a difference.", "");
        else if (report.Findings.Length > Leading)
            Line(page, $"{Count(report.Findings.Length - Leading, "further finding")} in the JSON, CSV and HTML forms of this report.", "");
    }

    private static string Source(ReportTexts texts, Evidence evidence) =>
        $"{Escape(OutletName(texts.Witness(evidence)))}, version {evidence.Version}, {Time(evidence.PublishedAt)}, {(evidence.Field == "headline" ? "headline" : $"sentence {evidence.Sentence + 1}")} ({Escape(evidence.Role)}{(evidence.Voice == "quoted" ? ", quoted" : "")})";

    private static void Coverage(StringBuilder page, Report report)
    {
        var shared = report.Statements.Where(statement => statement.Carriers > 1)
            .OrderByDescending(statement => statement.Carriers).ThenByDescending(statement => statement.IndependentCarriers).ToArray();
        Line(page, "## Coverage", "",
            string.Join(" · ", Enum.GetValues<CoverageState>().Where(state => state != CoverageState.Unknown).Select(state => $"{Symbol(state)} {Name(state)}")) + " — H headline, L lead, ¶n sentence of the body",
            "", string.Join("  \n", report.Witnesses.Select(witness => $"**{witness.Siglum}** {Escape(OutletName(witness))}")), "");
        Line(page, $"| Statement | {string.Join(" | ", report.Witnesses.Select(witness => witness.Siglum))} |", $"|---|{string.Concat(report.Witnesses.Select(_ => ":-:|"))}");
        foreach (var statement in shared.Take(Rows))
            Line(page, $"| {Escape(Short(statement.Label, 140))} | {string.Join(" | ", statement.Coverage.Select(cell => $"{Symbol(cell.State)} {Place(cell)}".TrimEnd()))} |");
        Line(page, "", $"{Count(report.Statements.Count(statement => statement.Carriers <= 1), "statement")} of one outlet alone not shown{(shared.Length > Rows ? $", nor {Count(shared.Length - Rows, "further shared statement")}" : "")}.", "");
    }

    private static void Edits(StringBuilder page, Report report, ReportTexts texts)
    {
        Line(page, "## Edits", "");
        foreach (var step in report.Edits.GroupBy(edit => (edit.Siglum, edit.FromVersion, edit.ToVersion)))
        {
            var (older, newer) = (texts.Version(step.Key.Siglum, step.Key.FromVersion), texts.Version(step.Key.Siglum, step.Key.ToVersion));
            Line(page, $"### {Escape(OutletName(newer.Witness))}: version {older.Version} → {newer.Version}, {Time(newer.PublishedAt)}", "");
            foreach (var edit in step)
                Line(page, $"- {(edit.Moved && edit.Action != "move" ? "moved, " : "")}{edit.Action}{Side(" — before", older, edit.From)}{Side(" — after", newer, edit.To)}");
            Line(page, "");
        }
        if (report.Edits.IsEmpty)
            Line(page, "No article changed between the versions supplied.", "");
    }

    private static string Side(string name, VersionText version, IEnumerable<int> sentences) =>
        string.Join(' ', sentences.Select(version.TextOf)) is { Length: > 0 } words ? $"{name}: “{Escape(words)}”" : "";

    private static void Citations(StringBuilder page, Report report)
    {
        Line(page, "## Citations", "");
        foreach (var version in report.Witnesses.SelectMany(witness => ReportTexts.VersionsOf(witness)))
            Line(page, $"- {Escape(OutletName(version.Witness))}, “{Escape(version.Headline)}”, version {version.Version}, {Time(version.PublishedAt)}{(version.Witness.Url is { Length: > 0 } url ? $", {Address(url)}" : "")}, `{version.ContentSha256.Replace("`", "", StringComparison.Ordinal)}`");
        Line(page, "", $"Made with {Escape(report.Method.Model)}; report `{report.ContentHash}`.");
    }

    private static void Line(StringBuilder page, params string[] lines) => page.AppendJoin('\n', lines).Append('\n');
}
