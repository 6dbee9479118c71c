using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Publishing;

/// <summary>Counts what a report holds, for announcements and lists.</summary>
internal static class ReportTotals
{
    public static ReportCounts Of(Report report) =>
        new(
            report.Witnesses.Length,
            report.Witnesses.Select(witness => witness.Outlet).Distinct(StringComparer.Ordinal).Count(),
            report
                .Witnesses.Select(witness => witness.SharedCopyGroup ?? "outlet " + witness.Outlet)
                .Distinct(StringComparer.Ordinal)
                .Count(),
            report.Statements.Length,
            report.Findings.Length,
            // Rules of the O family need a cell that is not matched; an uncertain one never fires them.
            report.Findings.Count(finding => finding.Rule.StartsWith('O'))
        );
}
