using System.Text.Json;

namespace NarrativeDiff.Contracts;

/// <summary>A story has a new report revision, <c>narrativediff.report-updated/1</c>.</summary>
public sealed record ReportUpdated
{
    public const string SchemaId = "narrativediff.report-updated/1";

    public string Schema { get; init; } = SchemaId;
    public required string StoryId { get; init; }
    public required string Title { get; init; }

    /// <summary>Monotonic within the story: a lower one that arrives later can be ignored.</summary>
    public required int Revision { get; init; }

    /// <summary><c>provisional</c>, <c>final</c>, <c>superseded</c> or <c>unknown</c>.</summary>
    public required string Status { get; init; }
    public required string ContentHash { get; init; }
    public required DateTimeOffset At { get; init; }
    public required ReportCounts Counts { get; init; }

    /// <summary>The findings that lead the report, with their texts; at most 5, and no more than 64 KiB hold.</summary>
    public required IReadOnlyList<JsonElement> TopFindings { get; init; }
    public required ReportDeltaSummary Delta { get; init; }

    /// <summary>The whole report where it is within the documented size; else null, see <see cref="ReportUri"/>.</summary>
    public JsonElement? Report { get; init; }
    public required string ReportUri { get; init; }
}

/// <summary>Totals of a report. <c>Omissions</c> never includes uncertain cells.</summary>
public sealed record ReportCounts(int Witnesses, int Outlets, int IndependentOutlets, int Statements, int Findings, int Omissions);

/// <summary>Finding ids against the previous revision.</summary>
public sealed record ReportDeltaSummary(
    int? FromRevision,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Withdrawn
)
{
    /// <summary>Ids that are left out where there are more than 1,000; the delta of the HTTP API has all. Null: none.</summary>
    public int? More { get; init; }
}
