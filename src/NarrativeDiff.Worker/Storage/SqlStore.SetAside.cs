using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Articles that cannot be compared.</summary>
internal abstract partial class SqlStore
{
    public Task<int> FailedAsync(Claim claim, Func<int, TimeSpan> delay, CancellationToken cancel) =>
        TransactAsync(
            async transaction =>
            {
                var failures = (
                    await QueryAsync<long>(
                            transaction,
                            "UPDATE story SET failures = failures + 1, lease_owner = NULL, lease_until = 0 WHERE story_id = "
                                + "@StoryId AND lease_token = @Token RETURNING failures",
                            new { claim.StoryId, claim.Token },
                            cancel
                        )
                        .ConfigureAwait(false)
                ).SingleOrDefault();
                await ExecuteAsync(
                        transaction,
                        $"UPDATE story SET due_at = {Now} + @delay WHERE story_id = @StoryId AND lease_token = @Token",
                        new
                        {
                            delay = Milliseconds(delay((int)failures)),
                            claim.StoryId,
                            claim.Token,
                        },
                        cancel
                    )
                    .ConfigureAwait(false);
                return (int)failures;
            },
            cancel
        );

    public Task SetAsideAsync(
        string storyId,
        IReadOnlyList<(SetAsideArticle Article, IReadOnlyList<string> ContentHashes)> articles,
        string program,
        CancellationToken cancel
    ) =>
        TransactAsync(
            async transaction =>
            {
                foreach (var (article, hashes) in articles)
                foreach (var hash in hashes)
                    await ExecuteAsync(
                            transaction,
                            $"""
                            INSERT INTO set_aside (outlet, article_id, content_hash, story_id, version, code, reason, program, set_aside_at)
                            VALUES (@outlet, @id, @hash, @storyId, @Version, @Code, @reason, @program, {Now})
                              ON CONFLICT (outlet, article_id, content_hash) DO NOTHING
                            """,
                            new
                            {
                                outlet = article.Key.Outlet.Value,
                                id = article.Key.ArticleId,
                                hash,
                                storyId,
                                Version = (long?)article.Version,
                                article.Code,
                                reason = WithoutNul(article.Reason),
                                program,
                            },
                            cancel
                        )
                        .ConfigureAwait(false);
                return articles.Count;
            },
            cancel
        );

    public async Task<IReadOnlyList<SetAsideVersion>> SetAsideAsync(string storyId, CancellationToken cancel)
    {
        // By article and not by the story it was in then: articles move between stories.
        var rows = await QueryAsync<SetAsideRow>(
                """
                SELECT s.outlet AS Outlet, s.article_id AS ArticleId, s.content_hash AS ContentHash, s.version AS Version, s.code AS Code,
                  s.reason AS Reason
                FROM set_aside s JOIN article a ON a.outlet = s.outlet AND a.article_id = s.article_id WHERE a.story_id = @storyId
                  ORDER BY s.outlet, s.article_id, s.content_hash
                """,
                new { storyId },
                cancel
            )
            .ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new SetAsideVersion(
                row.ContentHash,
                new SetAsideArticle(new ArticleKey(new OutletId(row.Outlet), row.ArticleId), (int?)row.Version, row.Code, row.Reason)
            )),
        ];
    }

    public async Task<int> CountSetAsideAsync(CancellationToken cancel) =>
        (int)
            (
                await QueryAsync<long>("SELECT COUNT(*) FROM (SELECT DISTINCT outlet, article_id FROM set_aside) AS articles", null, cancel)
                    .ConfigureAwait(false)
            ).Single();

    public Task<int> RetrySetAsideAsync(string program, CancellationToken cancel) =>
        TransactAsync(
            async transaction =>
            {
                await ExecuteAsync(
                        transaction,
                        $"""
                        UPDATE story SET dirty_since = CASE WHEN dirty_seq = compared_seq THEN {Now} ELSE dirty_since
                          END, due_at = {Now}, dirty_seq = dirty_seq + 1, failures = 0
                        WHERE story_id IN (SELECT a.story_id FROM article a JOIN set_aside s ON a.outlet = s.outlet
                          AND a.article_id = s.article_id WHERE s.program <> @program)
                        """,
                        new { program },
                        cancel
                    )
                    .ConfigureAwait(false);
                return await ExecuteAsync(transaction, "DELETE FROM set_aside WHERE program <> @program", new { program }, cancel)
                    .ConfigureAwait(false);
            },
            cancel
        );

    private sealed class SetAsideRow
    {
        public string Outlet { get; set; } = "";
        public string ArticleId { get; set; } = "";
        public string ContentHash { get; set; } = "";
        public long? Version { get; set; }
        public string Code { get; set; } = "";
        public string Reason { get; set; } = "";
    }
}
