namespace NarrativeDiff.Worker.Storage;

/// <summary>Removal of what is old. Batches are small: a filing transaction waits for one at most.</summary>
internal abstract partial class SqlStore
{
    public Task<int> ForgetStoriesAsync(TimeSpan idle, int limit, CancellationToken cancel) =>
        // Nobody may file into a story that is about to go, nor make its report final.
        FilingAsync(
            async transaction =>
            {
                var stories = await QueryAsync<string>(
                        transaction,
                        $"""
                        SELECT story_id FROM story s WHERE dirty_seq = compared_seq AND changed_at <= {Now} - @idle
                          AND NOT EXISTS (SELECT 1 FROM report r WHERE r.story_id = s.story_id AND r.published_at IS NULL)
                        ORDER BY changed_at LIMIT @limit {SkipLocked}
                        """,
                        new { idle = Milliseconds(idle), limit },
                        cancel
                    )
                    .ConfigureAwait(false);
                foreach (var story in stories)
                {
                    var newest = (
                        await QueryAsync<long?>(
                                transaction,
                                "SELECT MAX(published_ticks) FROM article WHERE story_id = @story",
                                new { story },
                                cancel
                            )
                            .ConfigureAwait(false)
                    ).Single();
                    if (newest is { } ticks)
                        await _open.RemovedAsync(ticks).ConfigureAwait(false);
                    foreach (var sql in StoryParts)
                        await ExecuteAsync(transaction, sql, new { story }, cancel).ConfigureAwait(false);
                }

                return stories.Count;
            },
            cancel
        );

    public Task<int> ForgetQuarantinedAsync(TimeSpan age, int limit, CancellationToken cancel) =>
        ForgetAsync(
            $"DELETE FROM quarantine WHERE id IN (SELECT id FROM quarantine WHERE received_at <= {Now} - @age "
                + "ORDER BY received_at LIMIT @limit)",
            new { age = Milliseconds(age), limit },
            cancel
        );

    public Task<int> ForgetQuarantinedBeyondAsync(int most, long bytes, int limit, CancellationToken cancel) =>
        ForgetAsync(
            """
            DELETE FROM quarantine WHERE id IN (
              SELECT id FROM (SELECT id, ROW_NUMBER() OVER newest AS place, SUM(kept) OVER newest AS total
                FROM quarantine WINDOW newest AS (ORDER BY received_at DESC, id DESC ROWS UNBOUNDED PRECEDING)) AS q
              WHERE place > @most OR total > @bytes ORDER BY place DESC LIMIT @limit)
            """,
            new
            {
                most,
                bytes,
                limit,
            },
            cancel
        );

    public Task<int> ForgetVectorsAsync(TimeSpan age, int limit, CancellationToken cancel) =>
        ForgetAsync(
            "DELETE FROM sentence_vector WHERE text_key IN (SELECT text_key FROM sentence_vector WHERE saved_at "
                + $"<= {Now} - @age ORDER BY saved_at LIMIT @limit)",
            new { age = Milliseconds(age), limit },
            cancel
        );

    public Task<int> ForgetSupersededAsync(TimeSpan age, int limit, CancellationToken cancel) =>
        ForgetAsync(
            $"""
            DELETE FROM report WHERE (story_id, revision) IN (
              SELECT r.story_id, r.revision FROM report r
              WHERE r.created_at <= {Now} - @age AND r.published_at IS NOT NULL AND r.status = 'provisional'
                AND r.revision < (SELECT MAX(n.revision) FROM report n WHERE n.story_id = r.story_id) - 1
                AND NOT EXISTS (
                  SELECT 1 FROM judgement j WHERE j.story_id = r.story_id AND j.judged_at >= r.created_at
                    AND j.judged_at < (SELECT MIN(n.created_at) FROM report n WHERE n.story_id = r.story_id AND n.revision > r.revision))
              LIMIT @limit)
            """,
            new { age = Milliseconds(age), limit },
            cancel
        );

    public Task<int> ForgetRevisionsAsync(int keep, int limit, CancellationToken cancel) =>
        ForgetAsync(
            """
            DELETE FROM report WHERE (story_id, revision) IN (
              SELECT r.story_id, r.revision FROM report r
              WHERE r.published_at IS NOT NULL AND r.revision <= (SELECT MAX(n.revision) FROM report n
                WHERE n.story_id = r.story_id) - @keep LIMIT @limit)
            """,
            new { keep, limit },
            cancel
        );

    /// <summary>In the order that foreign keys allow.</summary>
    private static readonly string[] StoryParts =
    [
        "DELETE FROM report WHERE story_id = @story",
        "DELETE FROM article_version WHERE (outlet, article_id) IN (SELECT outlet, article_id FROM article WHERE story_id = @story)",
        "DELETE FROM story_move WHERE (old_id = @story OR new_id = @story) AND announced_at IS NOT NULL",
        "DELETE FROM article WHERE story_id = @story",
        "DELETE FROM story WHERE story_id = @story",
    ];

    private Task<int> ForgetAsync(string sql, object values, CancellationToken cancel) =>
        TransactAsync(transaction => ExecuteAsync(transaction, sql, values, cancel), cancel);
}
