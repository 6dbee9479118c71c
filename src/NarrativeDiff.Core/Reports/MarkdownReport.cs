using System.Text;
using NarrativeDiff.Core.Model;
using static NarrativeDiff.Core.Reports.MarkdownReportText;

namespace NarrativeDiff.Core.Reports;

/// <summary>Writes a report as Markdown: what a reader of a message or a repository sees without opening the site.</summary>
public static class MarkdownReport
{
    /// <summary>As many as are read before the coverage table.</summary>
    private const int Leading = 8;

    public static string Write(Report report)
    {
        var lines = Header(report)
            .Concat(Notes(report))
            .Concat(Findings(report))
            .Concat(MarkdownReportThemes.Of(report))
            .Concat(MarkdownReportCoverage.Of(report))
            .Concat(MarkdownReportEdits.Of(report))
            .Concat(Limits(report))
            .Concat(Citations(report));
        return new StringBuilder().AppendJoin('\n', lines).Append('\n').ToString();
    }

    private static IEnumerable<string> Header(Report report)
    {
        var counts = ReportBasis.Of(report);
        yield return $"# {Plain(report.Title)}";
        yield return "";
        yield return $"- Window: {Time(report.Window.From)} to {Time(report.Window.To)}";
        yield return $"- Outlets: {counts.Outlets}, independent after shared copy is counted once: {counts.IndependentOutlets}";
        yield return $"- Articles: {counts.Articles}, versions: {counts.Versions}";
        yield return $"- Story {Plain(report.StoryId)}, revision {report.Revision}, {report.Status.ToString().ToLowerInvariant()}, {Plain(report.ContentHash)}";
        yield return "";
    }

    private static IEnumerable<string> Notes(Report report) =>
        report.Notes.IsEmpty ? [] : report.Notes.Select(note => $"- {Plain(note.Text)}").Prepend("").Prepend("## Read first").Append("");

    private static IEnumerable<string> Findings(Report report)
    {
        yield return "## Leading findings";
        yield return "";
        if (report.Findings.IsEmpty)
            yield return "No rule found a difference.\n";
        foreach (var (rank, finding) in report.Findings.Take(Leading).Index())
        {
            yield return $"{rank + 1}. **{finding.Rule}** {Plain(finding.Summary)}";
            if (MarkdownReportThemes.Positions(report, finding) is { Length: > 0 } positions)
                yield return $"   {positions}";
            foreach (var evidence in finding.Evidence)
                yield return Quoted(evidence);
        }

        if (report.Findings.Length > Leading)
            yield return $"\n{report.Findings.Length - Leading} more findings are in the other forms of this report.";
        yield return "";
    }

    private static string Quoted(Evidence evidence) =>
        $"   - {Plain(evidence.Outlet)}, version {evidence.Version}, {Time(evidence.PublishedAt)}, {Plain(evidence.Role)}"
        + $"{(evidence.Voice == "outlet" ? "" : $", {evidence.Voice}")}: {Quote(evidence.Exact)}";

    private static IEnumerable<string> Limits(Report report) =>
    [
        "## Limits", "",
        Plain(report.Method.Limits), "",
        $"Model: {Plain(report.Method.Model)}. "
        + $"Thresholds: {string.Join(", ", report.Method.Thresholds.Select(entry => $"{Plain(entry.Key)} {Score(entry.Value)}"))}. "
        + $"Rules: {string.Join(", ", report.Method.Rules.Select(entry => $"{Plain(entry.Key)} version {entry.Value}"))}.", "",
    ];

    private static IEnumerable<string> Citations(Report report) =>
        report.Witnesses
            .Select(witness => $"- {witness.Siglum}: {Plain(witness.OutletName ?? witness.Outlet)}, {Quote(witness.Headline)}, "
                + $"{Time(witness.PublishedAt)}, version {witness.Version}, {Plain(witness.Url ?? "no address given")}, {Plain(witness.ContentSha256)}")
            .Prepend("").Prepend("## Citations");
}
