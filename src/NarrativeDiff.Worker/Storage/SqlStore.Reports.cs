using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Report revisions; the table is the outbox too, for a report and the duty to publish it must be stored together.</summary>
internal abstract partial class SqlStore
{
    public async Task<Report?> ReportAsync(string storyId, int? revision, CancellationToken cancel) =>
        await JsonAsync(storyId, revision, cancel).ConfigureAwait(false) is { } json ? ReportJson.Read(json) : null;

    public async Task<ReportKey?> KeyAsync(string storyId, int? revision, CancellationToken cancel) => (
            await QueryAsync<ReportRow>(
                    $"""
                    SELECT {KeyColumns}
                    FROM report WHERE story_id = @storyId AND revision = COALESCE(@revision, (SELECT MAX(revision) FROM report
                      WHERE story_id = @storyId))
                    """,
                    new { storyId, revision = (long?)revision },
                    cancel
                )
                .ConfigureAwait(false)
        ).SingleOrDefault()?.ToKey();

    private const string KeyColumns =
        "story_id AS StoryId, revision AS Revision, trace AS Trace, status AS Status, content_hash AS "
        + "ContentHash, COALESCE(size, OCTET_LENGTH(json)) AS Bytes, CAST(CASE WHEN packed IS NULL THEN 0 ELSE "
        + "1 END AS BIGINT) AS Packed";

    private const string PackedPiece = "SUBSTR(packed, CAST(@from AS INTEGER), @length)";

    public async Task CopyJsonAsync(ReportKey report, Stream to, CancellationToken cancel)
    {
        if (report.IsPacked)
            await PackedJson.CopyAsync(PiecesAsync(report, PackedPiece, cancel), to, cancel).ConfigureAwait(false);
        else
            await CopyAsync(PiecesAsync(report, BytesOf("SUBSTR(json, CAST(@from AS INTEGER), @length)"), cancel), to)
                .ConfigureAwait(false);
    }

    public Task CopyPackedAsync(ReportKey report, Stream to, CancellationToken cancel) =>
        CopyAsync(PiecesAsync(report, PackedPiece, cancel), to);

    private static async Task CopyAsync(IAsyncEnumerable<byte[]> pieces, Stream to)
    {
        await foreach (var piece in pieces.ConfigureAwait(false))
            await to.WriteAsync(piece).ConfigureAwait(false);
    }

    /// <summary>By characters or bytes that the database counts itself, in numbers of 32 bits, as PostgreSQL wants them: a reader holds a
    /// piece, however large the report and however slow the line.</summary>
    private async IAsyncEnumerable<byte[]> PiecesAsync(ReportKey report, string sql, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var from = 1; ; from += PieceLength)
        {
            var piece =
                (
                    await QueryAsync<byte[]>(
                            $"SELECT {sql} FROM report WHERE story_id = @StoryId AND revision = @Revision",
                            new
                            {
                                from,
                                length = PieceLength,
                                report.StoryId,
                                report.Revision,
                            },
                            cancel
                        )
                        .ConfigureAwait(false)
                ).SingleOrDefault()
                ?? throw new InvalidDataException($"revision {report.Revision} of story {report.StoryId} was removed while it was read");
            yield return piece;
            if (piece.Length < PieceLength)
                yield break;
        }
    }

    private const int PieceLength = 1_048_576;

    public async Task<ReportDigest?> DigestAsync(string storyId, int revision, CancellationToken cancel) =>
        await JsonAsync(storyId, revision, cancel).ConfigureAwait(false) is { } json ? ReportDigest.Read(json) : null;

    private async Task<byte[]?> JsonAsync(string storyId, int? revision, CancellationToken cancel) => (
            await QueryAsync<JsonRow>(
                    $"""
                    SELECT {JsonColumns} FROM report WHERE story_id = @storyId AND revision = COALESCE(@revision, (SELECT MAX(revision)
                      FROM report WHERE story_id = @storyId))
                    """,
                    new { storyId, revision = (long?)revision },
                    cancel
                )
                .ConfigureAwait(false)
        ).SingleOrDefault()?.Read();

    private string JsonColumns => $"{BytesOf("json")} AS Json, packed AS Packed, size AS Size";

    public Task<IReadOnlyList<ReportKey>> TakeUnpublishedAsync(string owner, int limit, TimeSpan claim, CancellationToken cancel) =>
        TransactAsync<IReadOnlyList<ReportKey>>(
            async transaction =>
            {
                var rows = await QueryAsync<ReportRow>(
                        transaction,
                        $"""
                        UPDATE report SET claim_owner = {IfAlive("@owner")}, claim_until = {Now} + @claim WHERE (story_id, revision) IN (
                          SELECT story_id, revision FROM report WHERE published_at IS NULL AND (claim_until <= {Now}
                            OR claim_until > {Now} + {LongestLease}) ORDER BY created_at, story_id, revision LIMIT @limit {SkipLocked})
                        RETURNING {KeyColumns}
                        """,
                        new
                        {
                            owner,
                            limit,
                            claim = Milliseconds(claim),
                        },
                        cancel
                    )
                    .ConfigureAwait(false);
                return [.. rows.Select(row => row.ToKey()).OrderBy(key => key.StoryId, StringComparer.Ordinal).ThenBy(key => key.Revision)];
            },
            cancel
        );

    public Task MarkPublishedAsync(ReportKey report, CancellationToken cancel) =>
        TransactAsync(
            transaction =>
                ExecuteAsync(
                    transaction,
                    $"UPDATE report SET published_at = {Now} WHERE story_id = @StoryId AND revision = @Revision AND published_at IS NULL",
                    new { report.StoryId, report.Revision },
                    cancel
                ),
            cancel
        );

    public Task KeepClaimedAsync(IReadOnlyList<ReportKey> reports, TimeSpan claim, CancellationToken cancel) =>
        TransactAsync(
            transaction =>
                ExecuteAsync(
                    transaction,
                    $"UPDATE report SET claim_until = {Now} + @claim WHERE story_id = @StoryId AND revision = @Revision "
                        + "AND published_at IS NULL",
                    reports
                        .Select(report => new
                        {
                            report.StoryId,
                            report.Revision,
                            claim = Milliseconds(claim),
                        })
                        .ToList(),
                    cancel
                ),
            cancel
        );

    private Task<int> InsertReportAsync(DbTransaction transaction, ReportDraft report, CancellationToken cancel) =>
        ExecuteAsync(
            transaction,
            "INSERT INTO report (story_id, revision, status, title, content_hash, json, packed, size, trace, "
                + "created_at, independent_outlets, findings, leading_finding) VALUES (@StoryId, @Revision, @Status, "
                + $"@Title, @ContentHash, '', @Packed, @Size, @Trace, {Now}, @Independent, @Findings, @Leading)",
            report,
            cancel
        );

    private const string HeadSql =
        "SELECT revision AS Revision, status AS Status, content_hash AS ContentHash FROM report WHERE "
        + "story_id = @storyId ORDER BY revision DESC LIMIT 1";

    /// <summary>What is to be known of a story's newest report without reading it.</summary>
    private async Task<HeadRow?> HeadAsync(string storyId, CancellationToken cancel) =>
        (await QueryAsync<HeadRow>(HeadSql, new { storyId }, cancel).ConfigureAwait(false)).SingleOrDefault();

    private static async Task<HeadRow?> HeadAsync(DbTransaction transaction, string storyId, CancellationToken cancel) =>
        (await QueryAsync<HeadRow>(transaction, HeadSql, new { storyId }, cancel).ConfigureAwait(false)).SingleOrDefault();

    public async Task<(IReadOnlyList<StoredReport> Reports, long Now)> ReportsSinceAsync(
        long? since,
        string? storyId,
        int limit,
        CancellationToken cancel
    )
    {
        var now = (await QueryAsync<long>($"SELECT {Now}", null, cancel).ConfigureAwait(false)).Single();
        if (since is null)
            return ([], now);
        var rows = await QueryAsync<StoredRow>(
                $"""
                SELECT story_id AS StoryId, revision AS Revision, status AS Status, title AS Title, content_hash AS ContentHash,
                  findings AS Findings, created_at AS StoredAt
                FROM report WHERE created_at >= @since {(
                    storyId is null ? "" : "AND story_id = @storyId"
                )} ORDER BY created_at, story_id, revision LIMIT @limit
                """,
                new
                {
                    since,
                    storyId,
                    limit,
                },
                cancel
            )
            .ConfigureAwait(false);
        return ([.. rows.Select(row => row.ToReport())], now);
    }

    private async Task<Report?> NewestAsync(DbTransaction transaction, string storyId, CancellationToken cancel) =>
        (
            await QueryAsync<JsonRow>(
                    transaction,
                    $"SELECT {JsonColumns} FROM report WHERE story_id = @storyId ORDER BY revision DESC LIMIT 1",
                    new { storyId },
                    cancel
                )
                .ConfigureAwait(false)
        ).SingleOrDefault()
            is { } row
            ? ReportJson.Read(row.Read())
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
        string StoryId,
        long Revision,
        string Status,
        string Title,
        string ContentHash,
        byte[] Packed,
        long Size,
        string? Trace,
        long Independent,
        long Findings,
        string? Leading
    )
    {
        public static ReportDraft Of(Report report, string? trace)
        {
            var json = ReportJson.WriteUtf8(report);
            return new(
                report.StoryId,
                report.Revision,
                StatusWord(report.Status),
                report.Title,
                report.ContentHash,
                PackedJson.Of(json),
                json.Length,
                trace,
                ReportBasis.Of(report).IndependentOutlets,
                report.Findings.Length,
                report.LeadingFindings.FirstOrDefault()?.Summary
            );
        }
    }

    /// <summary>A report's JSON, packed or as earlier versions of this program stored it.</summary>
    private sealed class JsonRow
    {
        public byte[] Json { get; set; } = [];
        public byte[]? Packed { get; set; }
        public long? Size { get; set; }

        public byte[] Read() => Packed is { } packed ? PackedJson.Read(packed, Size ?? 0) : Json;
    }

    private sealed class ReportRow
    {
        public string StoryId { get; set; } = "";
        public long Revision { get; set; }
        public string? Trace { get; set; }
        public string Status { get; set; } = "";
        public string ContentHash { get; set; } = "";
        public long Bytes { get; set; }
        public long Packed { get; set; }

        public ReportKey ToKey() =>
            new(StoryId, (int)Revision)
            {
                Trace = Trace,
                Status = Enum.Parse<ReportStatus>(Status, ignoreCase: true),
                ContentHash = ContentHash,
                Bytes = (int)Bytes,
                IsPacked = Packed == 1,
            };
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
