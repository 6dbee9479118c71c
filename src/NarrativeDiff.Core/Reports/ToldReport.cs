using System.Collections.Immutable;
using System.Text.Json;

namespace NarrativeDiff.Core.Reports;

/// <summary>As much of a report as tells which findings a later one added, changed and withdrew. Read from the report's JSON it costs a tenth of the report, most of which is links.</summary>
internal sealed record ToldReport(int Revision, ImmutableArray<ToldFinding> Findings)
{
    public static ToldReport Of(Report report) => new(report.Revision, [.. report.Findings.Select(finding => new ToldFinding(
        finding.Id, finding.Summary, [.. finding.Evidence.Select(evidence => new ToldEvidence(evidence.Outlet, evidence.Version, evidence.Exact))]))]);

    /// <param name="json">Of a report.</param>
    /// <exception cref="JsonException">The bytes are not a report.</exception>
    public static ToldReport Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<ToldReport>(json, ReportJson.Options) ?? throw new JsonException("a report is a JSON object, not null");
}

/// <summary>What a finding says; with other words it has changed.</summary>
internal sealed record ToldFinding(string Id, string Summary, ImmutableArray<ToldEvidence> Evidence)
{
    public bool Equals(ToldFinding? other) => other is not null && Id == other.Id && Summary == other.Summary && Evidence.SequenceEqual(other.Evidence);

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}

internal sealed record ToldEvidence(string Outlet, int Version, string Exact);
