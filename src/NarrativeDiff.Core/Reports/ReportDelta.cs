using System.Collections.Immutable;
using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>What became of the findings from one revision of a report to another.</summary>
public sealed record ReportDelta(
    int? FromRevision,
    int ToRevision,
    ImmutableArray<Finding> Added,
    ImmutableArray<Finding> Changed,
    ImmutableArray<Finding> Withdrawn
)
{
    /// <param name="older">Null: everything is added.</param>
    public static ReportDelta Between(Report? older, Report newer)
    {
        var ids = DeltaIds.Between(older is null ? null : ReportDigest.Of(older), newer);
        ImmutableArray<Finding> Of(Report? report, ImmutableArray<string> wanted) =>
            [.. (report?.Findings ?? []).IntersectBy(wanted, finding => finding.Id, StringComparer.Ordinal)];
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
            [.. (older?.Findings ?? []).Select(finding => finding.Id).Where(id => !after.ContainsKey(id))]
        );
    }
}

/// <summary>As much of a report as shows which findings a later one added, changed and withdrew. Read from the report's JSON it costs a
/// tenth of the report, most of which is links.</summary>
internal sealed record ReportDigest(int Revision, ImmutableArray<FindingDigest> Findings)
{
    public static ReportDigest Of(Report report) =>
        new(
            report.Revision,
            [
                .. report.Findings.Select(finding => new FindingDigest(
                    finding.Id,
                    finding.Summary,
                    [.. finding.Evidence.Select(evidence => new EvidenceDigest(evidence.Outlet, evidence.Version, evidence.Exact))]
                )),
            ]
        );

    /// <param name="json">Of a report.</param>
    /// <exception cref="JsonException">The bytes are not a report.</exception>
    public static ReportDigest Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<ReportDigest>(json, ReportJson.Options)
        ?? throw new JsonException("a report is a JSON object, not null");
}

/// <summary>What a finding says; with other words it has changed.</summary>
internal sealed record FindingDigest(string Id, string Summary, ImmutableArray<EvidenceDigest> Evidence)
{
    public bool Equals(FindingDigest? other) =>
        other is not null && Id == other.Id && Summary == other.Summary && Evidence.SequenceEqual(other.Evidence);

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}

internal sealed record EvidenceDigest(string Outlet, int Version, string Exact);
