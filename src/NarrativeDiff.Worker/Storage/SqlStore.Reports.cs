using System.Data.Common;
using System.Text.Json;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Report revisions; the table is the outbox too, for a report and the duty to publish it must be stored together.</summary>
internal abstract partial class SqlStore
{
    public async Task<Report?> ReportAsync(string storyId, int? revision, CancellationToken cancel) =>
        await JsonAsync(storyId, revision, cancel).ConfigureAwait(false) is { } json ? ReportJson.Read(json) : null;

    public async Task<ReportKey?> KeyAsync(string storyId, int? revision, CancellationToken cancel) =>
        (await QueryAsync<ReportRow>($"""
            SELECT story_id AS StoryId, revision AS Revision, trace AS Trace, status AS Status, content_hash AS ContentHash, OCTET_LENGTH(json) AS Bytes
            FROM report WHERE story_id = @storyId AND revision = COALESCE(@revision, (SELECT MAX(revision) FROM report WHERE story_id = @storyId))
            """, new { storyId, revision = (long?)revision }, cancel).ConfigureAwait(false)).SingleOrDefault()?.ToKey();

    public async Task CopyJsonAsync(ReportKey report, Stream to, CancellationToken cancel)
    {
        // By characters that the database counts itself, in numbers of 32 bits, as PostgreSQL wants them: a reader holds a piece, however large the report and however slow the line.
        for (var from = 1; ; from += PieceCharacters)
        {
            var piece = (await QueryAsync<byte[]>($"SELECT {BytesOf("SUBSTR(json, CAST(@from AS INTEGER), @length)")} FROM report WHERE story_id = @StoryId AND revision = @Revision",
                new { from, length = PieceCharacters, report.StoryId, report.Revision }, cancel).ConfigureAwait(false)).SingleOrDefault()
                ?? throw new InvalidDataException($"revision {report.Revision} of story {report.StoryId} was removed while it was read");
            await to.WriteAsync(piece, cancel).ConfigureAwait(false);
            if (piece.Length < PieceCharacters)
                return;
        }
    }

    private const int PieceCharacters = 1_048_576;

    public async Task<ReportDigest?> DigestAsync(string storyId, int revision, CancellationToken cancel) =>
        await JsonAsync(storyId, revision, cancel).ConfigureAwait(false) is { } json ? ReportDigest.Read(json) : null;

    private async Task<byte[]?> JsonAsync(string storyId, int? revision, CancellationToken cancel) =>
        (await QueryAsync<byte[]>($"""
            SELECT {BytesOf("json")} FROM report WHERE story_id = @storyId AND revision = COALESCE(@revision, (SELECT MAX(revision) FROM report WHERE story_id = @storyId))
            """, new { storyId, revision = (long?)revision }, cancel).ConfigureAwait(false)).SingleOrDefault();

    public Task<IReadOnlyList<ReportKey>> TakeUnpublishedAsync(string owner, int limit, TimeSpan claim, CancellationToken cancel) =>
        TransactAsync<IReadOnlyList<ReportKey>>(async transaction =>
        {
            var rows = await QueryAsync<ReportRow>(transaction, $"""
                UPDATE report SET claim_owner = {IfAlive("@owner")}, claim_until = {Now} + @claim WHERE (story_id, revision) IN (
                  SELECT story_id, revision FROM report WHERE published_at IS NULL AND (claim_until <= {Now} OR claim_until > {Now} + {LongestLease}) ORDER BY created_at, story_id, revision LIMIT @limit {SkipLocked})
                RETURNING story_id AS StoryId, revision AS Revision, trace AS Trace, status AS Status, content_hash AS ContentHash, OCTET_LENGTH(json) AS Bytes
                """, new { owner, limit, claim = Milliseconds(claim) }, cancel).ConfigureAwait(false);
            return [.. rows.Select(row => row.ToKey()).OrderBy(key => key.StoryId, StringComparer.Ordinal).ThenBy(key => key.Revision)];
        }, cancel);

    public Task MarkPublishedAsync(ReportKey report, CancellationToken cancel) =>
        TransactAsync(transaction => ExecuteAsync(transaction, $"UPDATE report SET published_at = {Now} WHERE story_id = @StoryId AND revision = @Revision AND published_at IS NULL",
            new { report.StoryId, report.Revision }, cancel), cancel);

    public Task KeepClaimedAsync(IReadOnlyList<ReportKey> reports, TimeSpan claim, CancellationToken cancel) =>
        TransactAsync(transaction => ExecuteAsync(transaction, $"UPDATE report SET claim_until = {Now} + @claim WHERE story_id = @StoryId AND revision = @Revision AND published_at IS NULL",
            reports.Select(report => new { report.StoryId, report.Revision, claim = Milliseconds(claim) }).ToList(), cancel), cancel);

    private Task<int> InsertReportAsync(DbTransaction transaction, ReportDraft report, CancellationToken cancel) =>
        ExecuteAsync(transaction, $"INSERT INTO report (story_id, revision, status, title, content_hash, json, trace, created_at, independent_outlets, findings, leading_finding) VALUES (@StoryId, @Revision, @Status, @Title, @ContentHash, {TextOf("@Json")}, @Trace, {Now}, @Independent, @Findings, @Leading)", report, cancel);

    private const string HeadSql = "SELECT revision AS Revision, status AS Status, content_hash AS ContentHash FROM report WHERE story_id = @storyId ORDER BY revision DESC LIMIT 1";

    /// <summary>What is to be known of a story's newest report without reading it.</summary>
    private async Task<HeadRow?> HeadAsync(string storyId, CancellationToken cancel) =>
        (await QueryAsync<HeadRow>(HeadSql, new { storyId }, cancel).ConfigureAwait(false)).SingleOrDefault();

    private static async Task<HeadRow?> HeadAsync(DbTransaction transaction, string storyId, CancellationToken cancel) =>
        (await QueryAsync<HeadRow>(transaction, HeadSql, new { storyId }, cancel).ConfigureAwait(false)).SingleOrDefault();

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

    private async Task<Report?> NewestAsync(DbTransaction transaction, string storyId, CancellationToken cancel) =>
        (await QueryAsync<byte[]>(transaction, $"SELECT {BytesOf("json")} FROM report WHERE story_id = @storyId ORDER BY revision DESC LIMIT 1", new { storyId }, cancel).ConfigureAwait(false)).SingleOrDefault() is { } json
            ? ReportJson.Read(json)
            : null;

    private static string StatusWord(ReportStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private sealed class HeadRow
    {
        public long Revision { get; set; }
        public string Status { get; set; } = "";
        public string ContentHash { get; set; } = "";
    }

    /// <summary>A revision as the table takes it.</summary>
    private sealed record ReportDraft(
        string StoryId, long Revision, string Status, string Title, string ContentHash, byte[] Json, string? Trace, long Independent, long Findings, string? Leading)
    {
        public static ReportDraft Of(Report report, string? trace) => new(
            report.StoryId, report.Revision, StatusWord(report.Status), report.Title, report.ContentHash, ReportJson.WriteUtf8(report), trace,
            ReportBasis.Of(report).IndependentOutlets, report.Findings.Length, report.LeadingFindings.FirstOrDefault()?.Summary);
    }

    private sealed class ReportRow
    {
        public string StoryId { get; set; } = "";
        public long Revision { get; set; }
        public string? Trace { get; set; }
        public string Status { get; set; } = "";
        public string ContentHash { get; set; } = "";
        public long Bytes { get; set; }

        public ReportKey ToKey() => new(StoryId, (int)Revision) { Trace = Trace, Status = Enum.Parse<ReportStatus>(Status, ignoreCase: true), ContentHash = ContentHash, Bytes = (int)Bytes };
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
