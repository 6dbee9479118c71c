using System.Collections.Immutable;

namespace NarrativeDiff.Core.Reports;

/// <summary>What became of the findings from one revision of a report to another.</summary>
public sealed record ReportDelta(
    int? FromRevision, int ToRevision, ImmutableArray<Finding> Added, ImmutableArray<Finding> Changed, ImmutableArray<Finding> Withdrawn)
{
    /// <param name="older">Null: everything is added.</param>
    public static ReportDelta Between(Report? older, Report newer)
    {
        var before = (older?.Findings ?? []).ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        var after = newer.Findings.Select(finding => finding.Id).ToHashSet(StringComparer.Ordinal);
        return new ReportDelta(
            older?.Revision, newer.Revision,
            [.. newer.Findings.Where(finding => !before.ContainsKey(finding.Id))],
            [.. newer.Findings.Where(finding => before.TryGetValue(finding.Id, out var was) && Told(was) != Told(finding))],
            [.. (older?.Findings ?? []).Where(finding => !after.Contains(finding.Id))]);
    }

    private static string Told(Finding finding) => $"{finding.Summary}\u001f{string.Join('\u001f', finding.Evidence.Select(e => $"{e.Outlet}|{e.Version}|{e.Exact}"))}";
}
