using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Publishing;

/// <summary>Writes the announcement of a report revision: counts, leading findings, what changed since the last, and the report if it is
/// small enough.</summary>
internal sealed partial class ReportAnnouncement(
    IStore store,
    ReportCache recent,
    ComparisonOptions comparing,
    ApiOptions api,
    TimeProvider clock,
    ILogger<ReportAnnouncement> log
)
{
    private const int LeadingFindings = 5;

    public async Task<ReportUpdated> OfAsync(ReportKey key, CancellationToken cancel)
    {
        var report =
            recent.Take(key)
            ?? await store.ReportAsync(key.StoryId, key.Revision, cancel).ConfigureAwait(false)
            ?? throw new InvalidOperationException(
                $"revision {key.Revision} of story {key.StoryId} waits to be announced but is not in the store"
            );
        var previous = key.Revision > 1 ? await BeforeAsync(key, cancel).ConfigureAwait(false) : null;
        return Of(report, previous, key.Bytes);
    }

    /// <returns>Null: it is gone, or cannot be read; then the announcement says that it compares with none.</returns>
    private async Task<ReportDigest?> BeforeAsync(ReportKey key, CancellationToken cancel)
    {
        try
        {
            return await store.DigestAsync(key.StoryId, key.Revision - 1, cancel).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException) && !store.IsUnavailable(fault))
        {
            BeforeNotReadable(key.StoryId, key.Revision - 1, fault);
            return null;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "story {Story} revision {Revision} cannot be read back; the next is announced without its differences from it"
    )]
    private partial void BeforeNotReadable(string story, int revision, Exception fault);

    private ReportUpdated Of(Report report, ReportDigest? previous, int bytes)
    {
        var delta = DeltaIds.Between(previous, report);
        return AnnouncementSize.Fit(
            new ReportUpdated
            {
                StoryId = report.StoryId,
                Title = report.Title,
                Revision = report.Revision,
                Status = JsonNamingPolicy.CamelCase.ConvertName(report.Status.ToString()),
                ContentHash = report.ContentHash,
                At = clock.GetUtcNow(),
                Counts = ReportTotals.Of(report),
                TopFindings =
                [
                    .. report
                        .LeadingFindings.Take(LeadingFindings)
                        .Select(finding => JsonSerializer.SerializeToElement(finding, ReportJson.Options)),
                ],
                Delta = new(previous?.Revision, delta.Added, delta.Changed, delta.Withdrawn),
                Report = bytes <= comparing.InlineReportBytes ? JsonSerializer.SerializeToElement(report, ReportJson.Options) : null,
                ReportUri = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{api.BaseAddress}/api/stories/{report.StoryId}/report?revision={report.Revision}"
                ),
            }
        );
    }
}

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
