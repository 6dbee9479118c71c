using NarrativeDiff.Core.Model;
using static NarrativeDiff.Core.Reports.MarkdownReportText;

namespace NarrativeDiff.Core.Reports;

/// <summary>The themes of a report and the positions of its findings, in Markdown.</summary>
internal static class MarkdownReportThemes
{
    /// <summary>As many as are read before the statements.</summary>
    private const int Max = 12;

    public static IEnumerable<string> Of(Report report)
    {
        if (report.Themes.IsEmpty)
            yield break;
        yield return "## Themes";
        yield return "";
        yield return $"| Theme | {string.Join(" | ", report.Witnesses.Select(witness => witness.Siglum))} |";
        yield return $"|---|{string.Concat(report.Witnesses.Select(_ => ":-:|"))}";
        foreach (var theme in report.Themes.Take(Max))
            yield return $"| {Plain(string.Join(", ", theme.Names))}: {Plain(theme.Label)} | "
                + $"{string.Join(" | ", report.Witnesses.Select(witness => Cell(theme, witness.Siglum)))} |";
        yield return "";
        if (report.Themes.Length > Max)
        {
            yield return $"{report.Themes.Length - Max} more themes are in the other forms of this report.";
            yield return "";
        }
    }

    /// <summary>Words in the theme, ○ where the whole article was searched and lacks it.</summary>
    private static string Cell(ReportTheme theme, string siglum) =>
        theme.Passages.FirstOrDefault(passage => passage.Siglum == siglum) is { } passage
            ? FormattableString.Invariant($"{passage.Words} words")
        : theme.Silent.Contains(siglum) ? "○"
        : "";

    /// <summary>What each outlet does with a finding's subject, on one line; empty where only some outlets were looked at.</summary>
    public static string Positions(Report report, Finding finding) =>
        string.Join(
            "; ",
            finding
                .Positions.Where(position => position.Stance != FindingStance.Unknown)
                .Select(position =>
                    $"{Plain(NameOf(report, position.Siglum))}: {position.Stance.Words()}"
                    + $"{(position.PlaceMark() is { Length: > 0 } place ? " " + place : "")}"
                    + $"{(position.Says is { } says ? $" ({Plain(says)})" : "")}"
                )
        );

    private static string NameOf(Report report, string siglum) =>
        report.Witnesses.FirstOrDefault(witness => witness.Siglum == siglum) is { } witness ? witness.OutletName ?? witness.Outlet : siglum;
}
