using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Hosting;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Consumers;

/// <summary>Writes the announcement of a report revision: counts, leading findings, what changed since the last, and the report if it is small enough.</summary>
internal sealed class ReportAnnouncement(IStore store, ComparingOptions comparing, ApiOptions api, TimeProvider clock)
{
    private const int LeadingFindings = 5;

    /// <returns>The announcement, and the bytes of the report's JSON.</returns>
    public async Task<(ReportUpdated Message, int Bytes)> OfAsync(ReportKey key, CancellationToken cancel)
    {
        var report = await store.ReportAsync(key.StoryId, key.Revision, cancel).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"revision {key.Revision} of story {key.StoryId} waits to be announced but is not in the store");
        var previous = key.Revision > 1 ? await store.ReportAsync(key.StoryId, key.Revision - 1, cancel).ConfigureAwait(false) : null;
        return Of(report, previous);
    }

    private (ReportUpdated, int) Of(Report report, Report? previous)
    {
        var delta = ReportDelta.Between(previous, report);
        var json = JsonSerializer.SerializeToUtf8Bytes(report, ReportJson.Options);
        var message = new ReportUpdated
        {
            StoryId = report.StoryId,
            Title = report.Title,
            Revision = report.Revision,
            Status = JsonNamingPolicy.CamelCase.ConvertName(report.Status.ToString()),
            ContentHash = report.ContentHash,
            At = clock.GetUtcNow(),
            Counts = ReportTotals.Of(report),
            TopFindings = [.. report.Findings.Take(LeadingFindings).Select(finding => JsonSerializer.SerializeToElement(finding, ReportJson.Options))],
            Delta = new(delta.FromRevision, Ids(delta.Added), Ids(delta.Changed), Ids(delta.Withdrawn)),
            Report = json.Length <= comparing.InlineReportBytes ? JsonElement.Parse(json) : null,
            ReportUri = string.Create(CultureInfo.InvariantCulture, $"{api.BaseAddress}/api/stories/{report.StoryId}/report?revision={report.Revision}"),
        };
        return (message, json.Length);
    }

    private static IReadOnlyList<string> Ids(IEnumerable<Finding> findings) => [.. findings.Select(finding => finding.Id)];
}
