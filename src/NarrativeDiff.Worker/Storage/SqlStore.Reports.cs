using System.Data.Common;
using System.Text.Json;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Report revisions; the table is the outbox too, for a report and the duty to publish it must be stored together.</summary>
internal abstract partial class SqlStore
{
    public async Task<Report?> ReportAsync(string storyId, int? revision, CancellationToken cancel)
    {
        var rows = await QueryAsync<string>("""
            SELECT json FROM report WHERE story_id = @storyId AND revision = COALESCE(@revision, (SELECT MAX(revision) FROM report WHERE story_id = @storyId))
            """, new { storyId, revision = (long?)revision }, cancel).ConfigureAwait(false);
        return rows.SingleOrDefault() is { } json ? ReportJson.Read(json) : null;
    }

    public Task<IReadOnlyList<ReportKey>> TakeUnpublishedAsync(string owner, int limit, TimeSpan claim, CancellationToken cancel) =>
        TransactAsync<IReadOnlyList<ReportKey>>(async transaction =>
        {
            var rows = await QueryAsync<ReportRow>(transaction, $"""
                UPDATE report SET claim_owner = {IfAlive("@owner")}, claim_until = {Now} + @claim WHERE (story_id, revision) IN (
                  SELECT story_id, revision FROM report WHERE published_at IS NULL AND claim_until <= {Now} ORDER BY created_at, story_id, revision LIMIT @limit {SkipLocked})
                RETURNING story_id AS StoryId, revision AS Revision, trace AS Trace
                """, new { owner, limit, claim = Milliseconds(claim) }, cancel).ConfigureAwait(false);
            return [.. rows.Select(row => new ReportKey(row.StoryId, (int)row.Revision) { Trace = row.Trace }).OrderBy(key => key.StoryId, StringComparer.Ordinal).ThenBy(key => key.Revision)];
        }, cancel);

    public Task MarkPublishedAsync(ReportKey report, CancellationToken cancel) =>
        TransactAsync(transaction => ExecuteAsync(transaction, $"UPDATE report SET published_at = {Now} WHERE story_id = @StoryId AND revision = @Revision AND published_at IS NULL",
            new { report.StoryId, report.Revision }, cancel), cancel);

    private Task<int> InsertReportAsync(DbTransaction transaction, Report report, string? trace, CancellationToken cancel) =>
        ExecuteAsync(transaction, $"INSERT INTO report (story_id, revision, status, title, content_hash, json, trace, created_at, independent_outlets, findings, leading_finding) VALUES (@StoryId, @Revision, @status, @Title, @ContentHash, @json, @trace, {Now}, @independent, @findings, @leading)",
            new
            {
                report.StoryId,
                report.Revision,
                status = StatusWord(report.Status),
                report.Title,
                report.ContentHash,
                json = ReportJson.Write(report, indented: false),
                trace,
                independent = (long)ReportBasis.Of(report).IndependentOutlets,
                findings = (long)report.Findings.Length,
                leading = report.Findings.FirstOrDefault()?.Summary,
            }, cancel);

    public async Task<(IReadOnlyList<StoredReport> Reports, long Now)> ReportsSinceAsync(long? since, string? storyId, int limit, CancellationToken cancel)
    {
        var now = (await QueryAsync<long>($"SELECT {Now}", null, cancel).ConfigureAwait(false)).Single();
        if (since is null)
            return ([], now);
        var rows = await QueryAsync<StoredRow>($"""
            SELECT story_id AS StoryId, revision AS Revision, status AS Status, title AS Title, content_hash AS ContentHash, findings AS Findings, created_at AS StoredAt
            FROM report WHERE created_at >= @since {(storyId is null ? "" : "AND story_id = @storyId")} ORDER BY created_at, story_id, revision LIMIT @limit
            """, new { since, storyId, limit }, cancel).ConfigureAwait(false);
        return ([.. rows.Select(row => row.ToReport())], now);
    }

    private static async Task<Report?> NewestAsync(DbTransaction transaction, string storyId, CancellationToken cancel) =>
        (await QueryAsync<string>(transaction, "SELECT json FROM report WHERE story_id = @storyId ORDER BY revision DESC LIMIT 1", new { storyId }, cancel).ConfigureAwait(false)).SingleOrDefault() is { } json
            ? ReportJson.Read(json)
            : null;

    private static string StatusWord(ReportStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private sealed class ReportRow
    {
        public string StoryId { get; set; } = "";
        public long Revision { get; set; }
        public string? Trace { get; set; }
    }

    private sealed class StoredRow
    {
        public string StoryId { get; set; } = "";
        public long Revision { get; set; }
        public string Status { get; set; } = "";
        public string Title { get; set; } = "";
        public string ContentHash { get; set; } = "";
        public long? Findings { get; set; }
        public long StoredAt { get; set; }

        public StoredReport ToReport() => new(StoryId, (int)Revision, Status, Title, ContentHash, (int?)Findings, StoredAt);
    }
}
