using System.Data.Common;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Filing: a version goes in, and its article under a story. By hint; else where the article is; else by content; else a new
/// story.</summary>
internal abstract partial class SqlStore
{
    private string VersionColumns =>
        $"""
            outlet AS Outlet, article_id AS ArticleId, content_hash AS ContentHash, outlet_name AS OutletName, headline AS Headline,
            {Unpacked("body")} AS Body,
            body_type AS BodyType, published_ticks AS PublishedTicks, version AS Version, url AS Url, authors AS Authors,
            section AS Section,
            language AS Language, translation AS Translation, captured_ticks AS CapturedTicks, story_hint AS StoryHint, returns AS Returns
            """;

    public Task<IReadOnlyList<Filed>> FileAsync(IReadOnlyList<Filing> versions, FilingRules rules, CancellationToken cancel) =>
        FilingAsync<IReadOnlyList<Filed>>(
            async transaction =>
            {
                var filed = new List<Filed>(versions.Count);
                foreach (var version in versions)
                    filed.Add(await FileAsync(transaction, version, rules, cancel).ConfigureAwait(false));
                return filed;
            },
            cancel
        );

    /// <summary>A transaction that changes where articles are filed: one at a time in this process, and by the lock over all.</summary>
    private async Task<T> FilingAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel)
    {
        await _filing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            var result = await TransactAsync(
                    async transaction =>
                    {
                        await LockFilingAsync(transaction, cancel).ConfigureAwait(false);
                        await _open.BeginAsync(transaction, cancel).ConfigureAwait(false);
                        return await work(transaction).ConfigureAwait(false);
                    },
                    cancel
                )
                .ConfigureAwait(false);
            _open.Committed();
            return result;
        }
        finally
        {
            _filing.Release();
        }
    }

    private async Task<Filed> FileAsync(DbTransaction transaction, Filing filing, FilingRules rules, CancellationToken cancel)
    {
        var known = await FiledArticleAsync(transaction, filing.Article, cancel).ConfigureAwait(false);
        if (known is not { HasVersion: true })
            return await FileAsync(transaction, known, filing, rules, cancel).ConfigureAwait(false);
        if (filing.MessageKey is not null && filing.MessageKey == known.MessageKey)
            return new(known.StoryId, IsDuplicate: false) { IsRepeat = true };
        if (known.IsCorrectedBy(filing.Article))
            return await CorrectAsync(transaction, known, filing, rules, cancel).ConfigureAwait(false);
        return await ReturnAsync(transaction, filing, cancel).ConfigureAwait(false) switch
        {
            KnownText.Return => await FileAsync(transaction, known, filing, rules, cancel).ConfigureAwait(false),
            var text => new(known.StoryId, IsDuplicate: text == KnownText.Duplicate) { IsRepeat = text == KnownText.Repeat },
        };
    }

    /// <param name="known">The article without the version, or with one whose text returns; null: a new article.</param>
    private async Task<Filed> FileAsync(
        DbTransaction transaction,
        ArticleRow? known,
        Filing filing,
        FilingRules rules,
        CancellationToken cancel
    )
    {
        var next = ArticleRow.After(known, filing);
        // By the vector as it is stored: who comes later is compared with that.
        if (next.StoryId.Length == 0)
            next.StoryId =
                rules.Match(next.Member.Profile, await AroundAsync(filing, rules).ConfigureAwait(false))?.StoryId
                ?? StoryIds.OfFirstArticle(filing.Article.Key);
        if (next.StoryId != known?.StoryId && await IsFullAsync(transaction, next.StoryId, rules, cancel).ConfigureAwait(false))
        {
            if (next.Hint is not null)
                return new(next.StoryId, IsDuplicate: false) { IsFull = true };
            next.StoryId = StoryIds.OfFirstArticle(filing.Article.Key);
        }

        if (known is not { HasVersion: true })
            await InsertVersionAsync(transaction, filing, cancel).ConfigureAwait(false);
        await MarkDirtyAsync(transaction, next.StoryId, filing.Trace, rules, cancel).ConfigureAwait(false);
        if (known is not null && known.StoryId != next.StoryId)
            await MarkDirtyAsync(transaction, known.StoryId, filing.Trace, rules, cancel).ConfigureAwait(false);
        next.FiledSeq = await _open.Clock.TakeAsync().ConfigureAwait(false);
        await SaveArticleAsync(transaction, next, cancel).ConfigureAwait(false);
        _open.Put(next);
        return new(next.StoryId, IsDuplicate: false);
    }

    /// <summary>The text is known and the story is another: the article moves, and no version is added.</summary>
    private async Task<Filed> CorrectAsync(
        DbTransaction transaction,
        ArticleRow known,
        Filing filing,
        FilingRules rules,
        CancellationToken cancel
    )
    {
        var (from, hint) = (known.StoryId, filing.Article.StoryHint!);
        known.StoryId = StoryIds.OfHint(hint);
        if (known.StoryId != from && await IsFullAsync(transaction, known.StoryId, rules, cancel).ConfigureAwait(false))
            return new(known.StoryId, IsDuplicate: false) { IsFull = true };
        (known.Hint, known.HintTicks) = (hint, filing.Article.PublishedAt.UtcTicks);
        await ExecuteAsync(
                transaction,
                "UPDATE article_version SET later_hints = @hints, message_key = @MessageKey WHERE outlet = @Outlet "
                    + "AND article_id = @ArticleId AND content_hash = @ContentHash",
                new
                {
                    hints = known.LaterHints + hint + ArticleRow.HintEnd,
                    filing.MessageKey,
                    known.Outlet,
                    known.ArticleId,
                    filing.Article.ContentHash,
                },
                cancel
            )
            .ConfigureAwait(false);
        foreach (var story in new[] { known.StoryId, from }.Distinct(StringComparer.Ordinal))
            await MarkDirtyAsync(transaction, story, filing.Trace, rules, cancel).ConfigureAwait(false);
        known.FiledSeq = await _open.Clock.TakeAsync().ConfigureAwait(false);
        await SaveArticleAsync(transaction, known, cancel).ConfigureAwait(false);
        _open.Put(known);
        return new(known.StoryId, IsDuplicate: false);
    }

    private Task<ActiveArticleIndex> AroundAsync(Filing filing, FilingRules rules) =>
        _open.AroundAsync(
            filing.Model,
            filing.Article.PublishedAt.UtcTicks - rules.Window.Ticks,
            filing.Article.PublishedAt.UtcTicks + rules.Window.Ticks
        );

    private static async Task<bool> IsFullAsync(DbTransaction transaction, string storyId, FilingRules rules, CancellationToken cancel) =>
        (
            await QueryAsync<long>(transaction, "SELECT COUNT(*) FROM article WHERE story_id = @storyId", new { storyId }, cancel)
                .ConfigureAwait(false)
        ).Single() >= rules.MaxArticles;

    private Task<int> InsertVersionAsync(DbTransaction transaction, Filing filing, CancellationToken cancel) =>
        ExecuteAsync(
            transaction,
            $"""
            INSERT INTO article_version (outlet, article_id, content_hash, outlet_name, headline, body, body_type, published_ticks,
              version, url, authors, section, language, translation, captured_ticks, story_hint, message_key, received_at)
            VALUES (@Outlet, @ArticleId, @ContentHash, @OutletName, @Headline, {Packed("@Body")}, @BodyType, @PublishedTicks, @Version,
              @Url, @Authors, @Section, @Language, @Translation, @CapturedTicks, @StoryHint, @MessageKey, {Now})
            """,
            VersionRow.Of(filing),
            cancel
        );

    /// <summary>The article as it is filed, and whether this very version is there.</summary>
    private static async Task<ArticleRow?> FiledArticleAsync(DbTransaction transaction, ArticleVersion version, CancellationToken cancel) =>
        (
            await QueryAsync<ArticleRow>(
                    transaction,
                    $"""
                    SELECT {ArticleRow.Columns}, v.message_key AS MessageKey, v.story_hint AS VersionHint, v.later_hints AS LaterHints,
                      CASE WHEN v.content_hash IS NULL THEN 0 ELSE 1 END AS Versions
                    FROM article a LEFT JOIN article_version v ON v.outlet = a.outlet AND v.article_id = a.article_id
                      AND v.content_hash = @hash
                    WHERE a.outlet = @outlet AND a.article_id = @id
                    """,
                    new
                    {
                        outlet = version.Key.Outlet.Value,
                        id = version.Key.ArticleId,
                        hash = version.ContentHash,
                    },
                    cancel
                )
                .ConfigureAwait(false)
        ).SingleOrDefault();

    private static Task<int> SaveArticleAsync(DbTransaction transaction, ArticleRow article, CancellationToken cancel) =>
        ExecuteAsync(
            transaction,
            """
            INSERT INTO article (outlet, article_id, story_id, hint, hint_ticks, published_ticks, model, vector, names, held, filed_seq)
            VALUES (@Outlet, @ArticleId, @StoryId, @Hint, @HintTicks, @PublishedTicks, @Model, @Vector, @Names, @Held, @FiledSeq)
            ON CONFLICT (outlet, article_id) DO UPDATE SET story_id = excluded.story_id, hint = excluded.hint,
              hint_ticks = excluded.hint_ticks,
              published_ticks = excluded.published_ticks, model = excluded.model, vector = excluded.vector, names = excluded.names,
                filed_seq = excluded.filed_seq
            """,
            article,
            cancel
        );

    /// <summary>A clean story becomes due after the quiet time; every further change puts that off, but never beyond the longest wait, and
    /// never where a reviewer waits (0).</summary>
    private Task<int> MarkDirtyAsync(
        DbTransaction transaction,
        string storyId,
        string? trace,
        FilingRules rules,
        CancellationToken cancel
    ) =>
        ExecuteAsync(
            transaction,
            $"""
            INSERT INTO story (story_id, dirty_seq, dirty_since, due_at, changed_at, trace) VALUES (@storyId, 1, {Now}, {Now} + @quiet,
              {Now}, @trace)
            ON CONFLICT (story_id) DO UPDATE SET
              dirty_since = CASE WHEN story.dirty_seq = story.compared_seq THEN excluded.dirty_since ELSE story.dirty_since END,
              due_at = CASE
                WHEN story.dirty_seq = story.compared_seq THEN excluded.due_at
                WHEN story.due_at = 0 THEN 0
                WHEN excluded.due_at < story.dirty_since + @maxWait THEN excluded.due_at
                ELSE story.dirty_since + @maxWait END,
              dirty_seq = story.dirty_seq + 1,
              changed_at = excluded.changed_at, trace = COALESCE(excluded.trace, story.trace)
            """,
            new
            {
                storyId,
                trace,
                quiet = (long)rules.Debounce.TotalMilliseconds,
                maxWait = (long)rules.MaxWait.TotalMilliseconds,
            },
            cancel
        );
}
