using NarrativeDiff.Core.Model;
using static NarrativeDiff.Core.Reports.MarkdownReportText;

namespace NarrativeDiff.Core.Reports;

/// <summary>The coverage table in Markdown: who carries which statement, and where.</summary>
internal static class MarkdownReportCoverage
{
    public static IEnumerable<string> Of(Report report)
    {
        var shared = report.Statements.Where(statement => statement.Carriers > 1).ToList();
        yield return "## Coverage";
        yield return "";
        yield return Legend();
        yield return "";
        if (shared.Count > 0)
        {
            yield return $"| Statement | {string.Join(" | ", report.Witnesses.Select(witness => witness.Siglum))} |";
            yield return $"|---|{string.Concat(report.Witnesses.Select(_ => ":-:|"))}";
            foreach (var statement in shared)
                yield return $"| {Plain(statement.Id)} {Plain(statement.Label)} | {string.Join(" | ", statement.Coverage.Select(Cell))} |";
            yield return "";
        }

        yield return $"Statements that one article alone carries, not listed here: {report.Statements.Length - shared.Count}.";
        yield return "";
    }

    private static string Cell(CoverageCell cell) => $"{cell.State.Symbol()} {cell.PlaceMark()}".TrimEnd();

    private static string Legend() =>
        string.Join(", ", Enum.GetValues<CoverageState>().Where(state => state != CoverageState.Unknown).Select(state => $"{state.Symbol()} {state.Words()}"))
        + "; H headline, L lead, ¶n sentence of the body.";
}
