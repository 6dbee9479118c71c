using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>What became of the findings from one revision of a report to another.</summary>
public sealed record ReportDelta(
    int? FromRevision, int ToRevision, ImmutableArray<Finding> Added, ImmutableArray<Finding> Changed, ImmutableArray<Finding> Withdrawn)
{
    /// <param name="older">Null: everything is added.</param>
    public static ReportDelta Between(Report? older, Report newer)
    {
        var ids = DeltaIds.Between(older is null ? null : ReportDigest.Of(older), newer);
        ImmutableArray<Finding> Of(Report? report, ImmutableArray<string> wanted) => [.. (report?.Findings ?? []).IntersectBy(wanted, finding => finding.Id, StringComparer.Ordinal)];
        return new ReportDelta(older?.Revision, newer.Revision, Of(newer, ids.Added), Of(newer, ids.Changed), Of(older, ids.Withdrawn));
    }
}

/// <summary>The same by the findings' ids, for which little of the older report need be known.</summary>
internal sealed record DeltaIds(ImmutableArray<string> Added, ImmutableArray<string> Changed, ImmutableArray<string> Withdrawn)
{
    /// <param name="older">Null: everything is added.</param>
    public static DeltaIds Between(ReportDigest? older, Report newer)
    {
        var before = (older?.Findings ?? []).ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        var after = ReportDigest.Of(newer).Findings.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        return new DeltaIds(
            [.. newer.Findings.Select(finding => finding.Id).Where(id => !before.ContainsKey(id))],
            [.. newer.Findings.Select(finding => finding.Id).Where(id => before.TryGetValue(id, out var was) && was != after[id])],
            [.. (older?.Findings ?? []).Select(finding => finding.Id).Where(id => !after.ContainsKey(id))]);
    }
}
