using System.Data.Common;
using System.Diagnostics;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Merges and splits: a changed story and those near it are sorted again under the filing lock; what moved is kept as a trail from
/// old id to new.</summary>
internal abstract partial class SqlStore
{
    /// <summary>Stories a transaction: filing waits that long.</summary>
    private const int RegroupedAtOnce = 8;

    /// <summary>Merges of merges followed from an old id; more would be a ring.</summary>
    private const int LongestTrail = 100;

    public Task<ReclusterPass> ReclusterAsync(ReclusterRules rules, CancellationToken cancel) =>
        FilingAsync(
            async transaction =>
            {
                var began = Stopwatch.GetTimestamp();
                var changed = await QueryAsync<string>(
                        transaction,
                        "SELECT story_id FROM story WHERE dirty_seq > regrouped_seq ORDER BY changed_at, story_id LIMIT @limit",
                        new { limit = RegroupedAtOnce },
                        cancel
                    )
                    .ConfigureAwait(false);
                foreach (var story in changed)
                {
                    await ReclusterAsync(transaction, story, rules, cancel).ConfigureAwait(false);
                    await MarkRegroupedAsync(transaction, story, cancel).ConfigureAwait(false);
                }

                return new ReclusterPass(changed.Count, Stopwatch.GetElapsedTime(began));
            },
            cancel
        );

    public async Task<int> ToReclusterAsync(CancellationToken cancel) =>
        (int)
            (
                await QueryAsync<long>("SELECT COUNT(*) FROM story WHERE dirty_seq > regrouped_seq", null, cancel).ConfigureAwait(false)
            ).Single();

    public async Task<IReadOnlyList<StoryMove>> UnannouncedMovesAsync(int limit, CancellationToken cancel)
    {
        var rows = await QueryAsync<MoveRow>(
                """
                SELECT old_id AS OldId, new_id AS NewId, moved_at AS MovedAt, articles AS Articles, is_merge AS IsMerge
                FROM story_move WHERE announced_at IS NULL ORDER BY moved_at, old_id, new_id LIMIT @limit
                """,
                new { limit },
                cancel
            )
            .ConfigureAwait(false);
        return [.. rows.Select(row => row.ToMove())];
    }

    public Task MarkAnnouncedAsync(StoryMove move, CancellationToken cancel) =>
        TransactAsync(
            transaction =>
                ExecuteAsync(
                    transaction,
                    $"UPDATE story_move SET announced_at = {Now} WHERE old_id = @OldId AND new_id = @NewId AND moved_at = @at",
                    new
                    {
                        move.OldId,
                        move.NewId,
                        at = move.At.ToUnixTimeMilliseconds(),
                    },
                    cancel
                ),
            cancel
        );

    public async Task<string?> SuccessorAsync(string storyId, CancellationToken cancel)
    {
        var current = storyId;
        for (var step = 0; step < LongestTrail; step++)
        {
            var next = (
                await QueryAsync<string>(
                        """
                        SELECT new_id FROM story_move WHERE old_id = @current AND is_merge = 1 AND NOT EXISTS (SELECT 1 FROM article
                          WHERE story_id = @current)
                        ORDER BY moved_at DESC, articles DESC, new_id LIMIT 1
                        """,
                        new { current },
                        cancel
                    )
                    .ConfigureAwait(false)
            ).SingleOrDefault();
            if (next is null)
                break;
            current = next;
        }

        return current == storyId ? null : current;
    }

    private async Task ReclusterAsync(DbTransaction transaction, string story, ReclusterRules rules, CancellationToken cancel)
    {
        // Profiles of two models cannot be compared; the newest article's is the one in use.
        var own = (
            await QueryAsync<SpanRow>(
                    transaction,
                    """
                    SELECT MIN(published_ticks) AS Oldest, MAX(published_ticks) AS Newest, (SELECT model FROM article
                      WHERE story_id = @story ORDER BY published_ticks DESC LIMIT 1) AS Model
                    FROM article WHERE story_id = @story
                    """,
                    new { story },
                    cancel
                )
                .ConfigureAwait(false)
        ).Single();
        if (own.Model is null)
            return;
        var window = rules.Filing.Window.Ticks;
        var open = await _open.AroundAsync(own.Model, own.Oldest!.Value - window, own.Newest!.Value + window).ConfigureAwait(false);
        var named = open.Where(article => article.IsHinted).Select(article => article.StoryId).ToHashSet(StringComparer.Ordinal);
        var regrouped = rules.Recluster(story, open, named, article => StoryIds.OfFirstArticle(open.KeyOf(article)));
        var moved = regrouped
            .StoryOf.Index()
            .Where(article => open[article.Index].StoryId != article.Item)
            .GroupBy(
                article => new Move(open[article.Index].StoryId, article.Item),
                article => (open.KeyOf(article.Index), open[article.Index])
            );
        await MoveAsync(
                transaction,
                [.. moved.OrderBy(move => move.Key.Old, StringComparer.Ordinal).ThenBy(move => move.Key.New, StringComparer.Ordinal)],
                rules.Filing,
                cancel
            )
            .ConfigureAwait(false);
    }

    private async Task MoveAsync(
        DbTransaction transaction,
        IReadOnlyList<IGrouping<Move, (ArticleKey Key, StoryMember Member)>> moves,
        FilingRules rules,
        CancellationToken cancel
    )
    {
        foreach (var story in moves.SelectMany(move => new[] { move.Key.Old, move.Key.New }).Distinct(StringComparer.Ordinal))
        {
            await MarkDirtyAsync(transaction, story, trace: null, rules, cancel).ConfigureAwait(false);
            await MarkRegroupedAsync(transaction, story, cancel).ConfigureAwait(false);
        }

        foreach (var move in moves)
        foreach (var (key, member) in move)
        {
            await ExecuteAsync(
                    transaction,
                    "UPDATE article SET story_id = @New, filed_seq = @seq WHERE outlet = @outlet AND article_id = @ArticleId",
                    new
                    {
                        move.Key.New,
                        seq = await _open.Clock.TakeAsync().ConfigureAwait(false),
                        outlet = key.Outlet.Value,
                        key.ArticleId,
                    },
                    cancel
                )
                .ConfigureAwait(false);
            _open.Move(key, member, move.Key.New);
        }

        foreach (var move in moves)
            await ExecuteAsync(
                    transaction,
                    $"""
                    INSERT INTO story_move (old_id, new_id, moved_at, articles, is_merge)
                    VALUES (@Old, @New, {Now}, @articles, CASE WHEN EXISTS (SELECT 1 FROM article WHERE story_id = @Old) THEN 0 ELSE 1 END)
                    """,
                    new
                    {
                        move.Key.Old,
                        move.Key.New,
                        articles = move.Count(),
                    },
                    cancel
                )
                .ConfigureAwait(false);
    }

    private static Task<int> MarkRegroupedAsync(DbTransaction transaction, string story, CancellationToken cancel) =>
        ExecuteAsync(transaction, "UPDATE story SET regrouped_seq = dirty_seq WHERE story_id = @story", new { story }, cancel);

    private sealed record Move(string Old, string New);

    private sealed class SpanRow
    {
        public long? Oldest { get; set; }
        public long? Newest { get; set; }
        public string? Model { get; set; }
    }

    private sealed class MoveRow
    {
        public string OldId { get; set; } = "";
        public string NewId { get; set; } = "";
        public long MovedAt { get; set; }
        public long Articles { get; set; }
        public long IsMerge { get; set; }

        public StoryMove ToMove() => new(OldId, NewId, DateTimeOffset.FromUnixTimeMilliseconds(MovedAt), (int)Articles, IsMerge == 1);
    }
}
