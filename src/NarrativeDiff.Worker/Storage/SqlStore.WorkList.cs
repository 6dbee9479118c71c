using System.Data.Common;
using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>The work list: a change counter a story, the count it was compared at, a time it is due and a lease with a fencing
/// token.</summary>
internal abstract partial class SqlStore
{
    private const int FinalisedAtOnce = 100;

    /// <summary>Milliseconds between two revisions of a story whose reviewers keep judging: the first judgement is compared at once, those
    /// that follow share a comparison.</summary>
    private const int BetweenReviews = 2_000;

    /// <summary>Milliseconds from a judgement to the revision that was made for it, at least one: a judgement of the same millisecond came
    /// after it.</summary>
    private const int ReviewedBefore = 30_000;

    /// <summary>No lease or claim is that long (milliseconds): one that is was made before the clock of the database was set
    /// back.</summary>
    private const int LongestLease = 3_660_000;

    /// <summary>A change from the future: the clock of the database was set back since, and the times that were computed from it hold no
    /// longer.</summary>
    private string IsAhead => $"dirty_since > {Now} + 1000";

    public Task<Claim?> ClaimAsync(string owner, TimeSpan lease, TimeSpan dueFor, CancellationToken cancel) =>
        TransactAsync(async transaction => (
                    await QueryAsync<ClaimRow>(
                            transaction,
                            $"""
                            UPDATE story SET lease_owner = {IfAlive(
                                "@owner"
                            )}, lease_until = {Now} + @lease, lease_token = lease_token + 1, due_at = {Now}
                            WHERE story_id = (
                              SELECT story_id FROM story s WHERE dirty_seq > compared_seq AND (due_at <= {Now} - @dueFor OR {IsAhead})
                                AND (lease_until <= {Now} OR lease_until > {Now} + {LongestLease})
                                AND (due_at <> 0 OR NOT EXISTS (
                                  SELECT 1 FROM report r JOIN judgement j ON j.story_id = r.story_id
                                    AND j.judged_at BETWEEN r.created_at - {ReviewedBefore} AND r.created_at - 1
                                  WHERE r.story_id = s.story_id AND r.created_at BETWEEN {Now} - {BetweenReviews} AND {Now}))
                              ORDER BY due_at LIMIT 1 {SkipLocked})
                            RETURNING story_id AS StoryId, dirty_seq AS Sequence, lease_token AS Token, {Now} - dirty_since AS Waited,
                              trace AS Trace, failures AS Failures
                            """,
                            new
                            {
                                owner,
                                lease = Milliseconds(lease),
                                dueFor = Milliseconds(dueFor),
                            },
                            cancel
                        )
                        .ConfigureAwait(false)
                ).SingleOrDefault()?.ToClaim(), cancel);

    public async Task<TimeSpan?> NextDueAsync(CancellationToken cancel)
    {
        var rows = await QueryAsync<long?>(
                $"SELECT MIN(CASE WHEN lease_until > due_at AND lease_until BETWEEN {Now} + 1 AND {Now} + "
                    + $"{LongestLease} THEN lease_until WHEN {IsAhead} THEN 0 ELSE due_at END) - {Now} FROM story WHERE "
                    + "dirty_seq > compared_seq",
                null,
                cancel
            )
            .ConfigureAwait(false);
        return rows.Single() is { } due ? TimeSpan.FromMilliseconds(due) : null;
    }

    public Task<bool> RenewAsync(Claim claim, TimeSpan lease, CancellationToken cancel) =>
        TransactAsync(
            async transaction =>
                await ExecuteAsync(
                        transaction,
                        $"UPDATE story SET lease_until = {Now} + @lease WHERE story_id = @StoryId AND lease_token = @Token",
                        new
                        {
                            lease = Milliseconds(lease),
                            claim.StoryId,
                            claim.Token,
                        },
                        cancel
                    )
                    .ConfigureAwait(false) == 1,
            cancel
        );

    public Task ReleaseAsync(Claim claim, TimeSpan delay, CancellationToken cancel) =>
        TransactAsync(
            transaction =>
                ExecuteAsync(
                    transaction,
                    $"UPDATE story SET lease_owner = NULL, lease_until = 0, due_at = {Now} + @delay WHERE story_id = "
                        + "@StoryId AND lease_token = @Token",
                    new
                    {
                        delay = Milliseconds(delay),
                        claim.StoryId,
                        claim.Token,
                    },
                    cancel
                ),
            cancel
        );

    public async Task<Completion> CompleteAsync(Claim claim, Report? report, CancellationToken cancel)
    {
        // Written down before the transaction, with the revision it will most likely have: nobody waits for the lock while a large report
        // becomes JSON.
        var before = await HeadAsync(claim.StoryId, cancel).ConfigureAwait(false);
        var draft =
            report is null || !SaysSomethingNew(report, before)
                ? null
                : ReportDraft.Of(report with { Revision = (int)(before?.Revision ?? 0) + 1 }, claim.Trace);
        return await TransactAsync(
                async transaction =>
                {
                    // What came meanwhile begins to wait now, or a story that changes all the time would be due for ever.
                    var held = await ExecuteAsync(
                            transaction,
                            $"""
                            UPDATE story SET compared_seq = @Sequence, failures = 0, lease_owner = NULL, lease_until = 0,
                              dirty_since = {Now}, due_at = CASE WHEN due_at BETWEEN 1 AND {Now} THEN {Now} ELSE due_at END
                            WHERE story_id = @StoryId AND lease_token = @Token
                            """,
                            new
                            {
                                claim.StoryId,
                                claim.Sequence,
                                claim.Token,
                            },
                            cancel
                        )
                        .ConfigureAwait(false);
                    if (held != 1)
                        return Completion.LeaseLost;
                    var newest = await HeadAsync(transaction, claim.StoryId, cancel).ConfigureAwait(false);
                    var next =
                        report
                        ?? (
                            newest is null ? null : Superseded(await NewestAsync(transaction, claim.StoryId, cancel).ConfigureAwait(false))
                        );
                    if (next is null || !SaysSomethingNew(next, newest))
                        return Completion.Unchanged;
                    var revision = (newest?.Revision ?? 0) + 1;
                    await InsertReportAsync(
                            transaction,
                            draft is not null && draft.Revision == revision
                                ? draft
                                : ReportDraft.Of(next with { Revision = (int)revision }, claim.Trace),
                            cancel
                        )
                        .ConfigureAwait(false);
                    return Completion.NewRevision;
                },
                cancel
            )
            .ConfigureAwait(false);
    }

    private static bool SaysSomethingNew(Report report, HeadRow? newest) =>
        newest is null
        || newest.ContentHash != report.ContentHash
        || (newest.Status == StatusWord(ReportStatus.Superseded)) != (report.Status == ReportStatus.Superseded);

    public Task<int> FinaliseAsync(TimeSpan idle, CancellationToken cancel) =>
        TransactAsync(
            async transaction =>
            {
                var stories = await QueryAsync<string>(
                        transaction,
                        $"""
                        SELECT story_id FROM story s WHERE dirty_seq = compared_seq AND changed_at <= {Now} - @idle
                          AND EXISTS (SELECT 1 FROM report r WHERE r.story_id = s.story_id AND r.status = 'provisional'
                            AND r.revision = (SELECT MAX(n.revision) FROM report n WHERE n.story_id = s.story_id))
                        ORDER BY changed_at LIMIT @limit {SkipLocked}
                        """,
                        new { idle = Milliseconds(idle), limit = FinalisedAtOnce },
                        cancel
                    )
                    .ConfigureAwait(false);
                foreach (var story in stories)
                    if (await ReadableAsync(transaction, story, cancel).ConfigureAwait(false) is { } newest)
                        await InsertReportAsync(
                                transaction,
                                ReportDraft.Of(newest with { Revision = newest.Revision + 1, Status = ReportStatus.Final }, null),
                                cancel
                            )
                            .ConfigureAwait(false);
                return stories.Count;
            },
            cancel
        );

    /// <returns>Null: there is none, or it cannot be read; that keeps no other story from its final report.</returns>
    private async Task<Report?> ReadableAsync(DbTransaction transaction, string story, CancellationToken cancel)
    {
        try
        {
            return await NewestAsync(transaction, story, cancel).ConfigureAwait(false);
        }
        catch (Exception fault)
            when (fault is JsonException or FormatException or InvalidDataException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    public async Task<int> PendingAsync(CancellationToken cancel) =>
        (int)
            (
                await QueryAsync<long>(
                        "SELECT (SELECT COUNT(*) FROM story WHERE dirty_seq > compared_seq) + (SELECT COUNT(*) FROM report "
                            + "WHERE published_at IS NULL)",
                        null,
                        cancel
                    )
                    .ConfigureAwait(false)
            ).Single();

    public async Task<Backlog> BacklogAsync(CancellationToken cancel)
    {
        var row = (
            await QueryAsync<BacklogRow>(
                    $"""
                    SELECT COUNT(*) AS Stories, COALESCE({Now} - MIN(dirty_since), 0) AS Oldest, (SELECT COUNT(*) FROM report
                      WHERE published_at IS NULL) AS Reports,
                      (SELECT COALESCE({Now} - MIN(created_at), 0) FROM report WHERE published_at IS NULL) AS OldestReport
                    FROM story WHERE dirty_seq > compared_seq
                    """,
                    null,
                    cancel
                )
                .ConfigureAwait(false)
        ).Single();
        return new(
            (int)row.Stories,
            TimeSpan.FromMilliseconds(Math.Max(0, row.Oldest)),
            (int)row.Reports,
            TimeSpan.FromMilliseconds(Math.Max(0, row.OldestReport))
        );
    }

    /// <summary>All articles have moved to other stories: the last report stands no longer.</summary>
    private static Report? Superseded(Report? newest) => newest is null ? null : newest with { Status = ReportStatus.Superseded };

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    private sealed class BacklogRow
    {
        public long Stories { get; set; }
        public long Oldest { get; set; }
        public long Reports { get; set; }
        public long OldestReport { get; set; }
    }

    private sealed class ClaimRow
    {
        public string StoryId { get; set; } = "";
        public long Sequence { get; set; }
        public long Token { get; set; }
        public long Waited { get; set; }
        public string? Trace { get; set; }
        public long Failures { get; set; }

        public Claim ToClaim() =>
            new(StoryId, Sequence, Token)
            {
                Waited = TimeSpan.FromMilliseconds(Math.Max(0, Waited)),
                Trace = Trace,
                Failures = (int)Failures,
            };
    }
}
