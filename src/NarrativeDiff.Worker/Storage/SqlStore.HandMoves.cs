using System.Data.Common;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Moves by hand: the same trail and the same announcement as those of the program, and both stories are held against it from then
/// on.</summary>
internal abstract partial class SqlStore
{
    private const int HeldStory = 1;
    private const int HeldArticle = 2;

    public Task<HandMove> MoveAsync(
        string from,
        IReadOnlyList<ArticleKey>? articles,
        string? to,
        FilingRules rules,
        CancellationToken cancel
    ) =>
        FilingAsync(
            async transaction =>
            {
                var own = await ArticlesOfAsync(transaction, from, cancel).ConfigureAwait(false);
                if (own.Count == 0)
                    return new HandMove(HandMoveOutcome.NoStory);
                var byKey = own.ToDictionary(row => new ArticleKey(new(row.Outlet), row.ArticleId));
                var moving = articles?.Distinct().ToArray() ?? [.. byKey.Keys];
                if (moving.Where(key => !byKey.ContainsKey(key)).Select(key => (ArticleKey?)key).FirstOrDefault() is { } unknown)
                    return new HandMove(HandMoveOutcome.NoArticle) { Article = unknown };
                var target = to ?? await NewStoryIdAsync(transaction, moving, cancel).ConfigureAwait(false);
                var there = await ArticlesOfAsync(transaction, target, cancel).ConfigureAwait(false);
                if (to is not null && there.Count == 0)
                    return new HandMove(HandMoveOutcome.NoTarget);
                if (target != from && there.Count + moving.Length > rules.MaxArticles)
                    return new HandMove(HandMoveOutcome.Full);
                await MoveAsync(transaction, from, target, [.. moving.Select(key => byKey[key])], [.. own.Concat(there)], rules, cancel)
                    .ConfigureAwait(false);
                return new HandMove(
                    HandMoveOutcome.Moved,
                    target,
                    target == from ? 0 : moving.Length,
                    target != from && moving.Length == own.Count
                );
            },
            cancel
        );

    private async Task MoveAsync(
        DbTransaction transaction,
        string from,
        string to,
        IReadOnlyList<ArticleRow> moving,
        IReadOnlyList<ArticleRow> concerned,
        FilingRules rules,
        CancellationToken cancel
    )
    {
        foreach (var story in new[] { from, to }.Distinct(StringComparer.Ordinal))
            await MarkDirtyAsync(transaction, story, trace: null, rules, cancel).ConfigureAwait(false);
        foreach (var row in moving)
            (row.StoryId, row.Held) = (to, HeldArticle);
        foreach (var row in concerned)
        {
            row.Held = Math.Max(row.Held, HeldStory);
            row.FiledSeq = await _open.Clock.TakeAsync().ConfigureAwait(false);
            await ExecuteAsync(
                    transaction,
                    "UPDATE article SET story_id = @StoryId, held = @Held, filed_seq = @FiledSeq WHERE outlet = @Outlet "
                        + "AND article_id = @ArticleId",
                    row,
                    cancel
                )
                .ConfigureAwait(false);
            _open.Put(row);
        }

        if (from != to)
            await ExecuteAsync(
                    transaction,
                    $"""
                    INSERT INTO story_move (old_id, new_id, moved_at, articles, is_merge)
                    VALUES (@from, @to, {Now}, @articles, CASE WHEN EXISTS (SELECT 1 FROM article WHERE story_id = @from) THEN 0 ELSE 1 END)
                    ON CONFLICT (old_id, new_id, moved_at) DO UPDATE SET articles = story_move.articles + excluded.articles,
                      is_merge = excluded.is_merge, announced_at = NULL
                    """,
                    new
                    {
                        from,
                        to,
                        articles = moving.Count,
                    },
                    cancel
                )
                .ConfigureAwait(false);
    }

    private static Task<IReadOnlyList<ArticleRow>> ArticlesOfAsync(DbTransaction transaction, string story, CancellationToken cancel) =>
        QueryAsync<ArticleRow>(
            transaction,
            $"SELECT {ArticleRow.Columns} FROM article a WHERE a.story_id = @story ORDER BY a.outlet, a.article_id",
            new { story },
            cancel
        );

    /// <summary>The id of the first article that no story uses, with a mark where each is in use.</summary>
    private static async Task<string> NewStoryIdAsync(
        DbTransaction transaction,
        IReadOnlyList<ArticleKey> articles,
        CancellationToken cancel
    )
    {
        var ids = articles.Select(StoryIds.OfFirstArticle).ToList();
        for (var id = ids[0] + "-2"; ; id += "-2")
        {
            foreach (var candidate in ids)
                if (
                    (
                        await QueryAsync<long>(
                                transaction,
                                "SELECT COUNT(*) FROM story WHERE story_id = @candidate",
                                new { candidate },
                                cancel
                            )
                            .ConfigureAwait(false)
                    ).Single() == 0
                )
                    return candidate;
            ids = [id];
        }
    }
}
