using System.Collections.Immutable;
using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>As much of a report as tells which findings a later one added, changed and withdrew. Read from the report's JSON it costs a tenth of the report, most of which is links.</summary>
internal sealed record ReportDigest(int Revision, ImmutableArray<FindingDigest> Findings)
{
    public static ReportDigest Of(Report report) => new(report.Revision, [.. report.Findings.Select(finding => new FindingDigest(
        finding.Id, finding.Summary, [.. finding.Evidence.Select(evidence => new EvidenceDigest(evidence.Outlet, evidence.Version, evidence.Exact))]))]);

    /// <param name="json">Of a report.</param>
    /// <exception cref="JsonException">The bytes are not a report.</exception>
    public static ReportDigest Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<ReportDigest>(json, ReportJson.Options) ?? throw new JsonException("a report is a JSON object, not null");
}

/// <summary>What a finding says; with other words it has changed.</summary>
internal sealed record FindingDigest(string Id, string Summary, ImmutableArray<EvidenceDigest> Evidence)
{
    public bool Equals(FindingDigest? other) => other is not null && Id == other.Id && Summary == other.Summary && Evidence.SequenceEqual(other.Evidence);

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}

internal sealed record EvidenceDigest(string Outlet, int Version, string Exact);
