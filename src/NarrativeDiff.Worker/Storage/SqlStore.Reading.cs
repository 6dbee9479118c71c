using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>What comparers and readers look up: the versions of a story or an article, and the list of stories.</summary>
internal abstract partial class SqlStore
{
    private const string SummaryColumns = """
        SELECT s.story_id AS StoryId, s.changed_at AS ChangedAt, r.title AS Title, r.revision AS Revision, r.status AS Status,
          r.independent_outlets AS IndependentOutlets, r.findings AS Findings, r.leading_finding AS Leading,
          (SELECT COUNT(*) FROM article a WHERE a.story_id = s.story_id) AS Articles,
          (SELECT COUNT(DISTINCT a.outlet) FROM article a WHERE a.story_id = s.story_id) AS Outlets,
          (SELECT COUNT(*) FROM article a JOIN article_version v ON v.outlet = a.outlet AND v.article_id = a.article_id
            WHERE a.story_id = s.story_id) AS Versions
        FROM story s LEFT JOIN report r ON r.story_id = s.story_id AND r.revision = (SELECT MAX(n.revision) FROM report n
          WHERE n.story_id = s.story_id)
        """;

    public async Task<IReadOnlyList<ArticleVersion>> VersionsOfStoryAsync(string storyId, CancellationToken cancel)
    {
        var rows = await QueryAsync<VersionRow>(
                $"""
                SELECT {VersionColumns} FROM article_version WHERE (outlet, article_id) IN (SELECT outlet, article_id FROM article
                  WHERE story_id = @storyId)
                """,
                new { storyId },
                cancel
            )
            .ConfigureAwait(false);
        return Articles(rows);
    }

    private static ArticleVersion[] Articles(IEnumerable<VersionRow> rows)
    {
        ArticleVersion[] articles = [.. TextReturns.InOrder(rows).Select(time => time.Row.ToArticle(time))];
        // a version knows its hash once it is asked for; two that are equal must both know it
        foreach (var article in articles)
            _ = article.ContentHash;
        return articles;
    }

    public async Task<IReadOnlyList<ArticleVersion>> VersionsOfArticleAsync(ArticleKey article, CancellationToken cancel)
    {
        var rows = await QueryAsync<VersionRow>(
                $"SELECT {VersionColumns} FROM article_version WHERE outlet = @outlet AND article_id = @id",
                new { outlet = article.Outlet.Value, id = article.ArticleId },
                cancel
            )
            .ConfigureAwait(false);
        return Articles(rows);
    }

    public Task<IReadOnlyList<StorySummary>> StoriesAsync(int limit, CancellationToken cancel) =>
        StoriesAsync(new StoryQuery(limit), cancel);

    public async Task<IReadOnlyList<StorySummary>> StoriesAsync(StoryQuery query, CancellationToken cancel)
    {
        var key = query.ByEvent ? FirstPublished : "s.changed_at";
        var rows = await QueryAsync<SummaryRow>(
                $"{SummaryColumns} WHERE {Wanted(query, key)} ORDER BY {key} DESC, s.story_id LIMIT @limit",
                new
                {
                    limit = query.Limit,
                    words = query.Words is { } words ? $"%{Escaped(words.ToLowerInvariant())}%" : "",
                    status = query.Status ?? "",
                    outlet = query.Outlet ?? "",
                    from = query.From?.UtcTicks ?? 0,
                    before = query.Before?.UtcTicks ?? 0,
                    at = query.After?.ChangedAt ?? 0,
                    id = query.After?.StoryId ?? "",
                },
                cancel
            )
            .ConfigureAwait(false);
        return [.. rows.Select(row => row.ToSummary())];
    }

    private const string FirstPublished =
        "(SELECT MIN(w.published_ticks) FROM article p JOIN article_version w ON w.outlet = p.outlet AND "
        + "w.article_id = p.article_id WHERE p.story_id = s.story_id)";

    /// <summary>Only conditions that are wanted: PostgreSQL cannot know the type of a parameter that is nothing but null.</summary>
    private string Wanted(StoryQuery query, string key) =>
        string.Join(
            " AND ",
            new[]
            {
                "1 = 1",
                query.Words is null
                    ? null
                    : "(LOWER(COALESCE(r.title, '')) LIKE @words ESCAPE '!' OR LOWER(s.story_id) LIKE @words ESCAPE '!' OR "
                        + "LOWER(COALESCE(r.leading_finding, '')) LIKE @words ESCAPE '!' OR EXISTS (SELECT 1 FROM article f "
                        + $"WHERE f.story_id = s.story_id AND LOWER(f.outlet) LIKE @words ESCAPE '!')"
                        + $"{(query.InBodies ? WordsInArticles : "")})",
                query.Status is null ? null : "r.status = @status",
                query.Outlet is null ? null : "EXISTS (SELECT 1 FROM article o WHERE o.story_id = s.story_id AND o.outlet = @outlet)",
                query.From is null ? null : $"{FirstPublished} >= @from",
                query.Before is null ? null : $"{FirstPublished} < @before",
                query.After is null ? null : $"({key} < @at OR ({key} = @at AND s.story_id > @id))",
            }.Where(condition => condition is not null)
        );

    private string WordsInArticles =>
        " OR EXISTS (SELECT 1 FROM article b JOIN article_version v ON v.outlet = b.outlet AND v.article_id "
        + "= b.article_id WHERE b.story_id = s.story_id AND (LOWER(v.headline) LIKE @words ESCAPE '!' OR "
        + $"LOWER({Unpacked("v.body")}) LIKE @words ESCAPE '!'))";

    private static string Escaped(string words) =>
        words
            .Replace("!", "!!", StringComparison.Ordinal)
            .Replace("%", "!%", StringComparison.Ordinal)
            .Replace("_", "!_", StringComparison.Ordinal);

    public async Task<StorySummary?> StoryAsync(string storyId, CancellationToken cancel) =>
        (await QueryAsync<SummaryRow>($"{SummaryColumns} WHERE s.story_id = @storyId", new { storyId }, cancel).ConfigureAwait(false))
            .SingleOrDefault()
            ?.ToSummary();

    private sealed class SummaryRow
    {
        public string StoryId { get; set; } = "";
        public string? Title { get; set; }
        public long Articles { get; set; }
        public long Outlets { get; set; }
        public long Versions { get; set; }
        public long? Revision { get; set; }
        public string? Status { get; set; }
        public long ChangedAt { get; set; }
        public long? IndependentOutlets { get; set; }
        public long? Findings { get; set; }
        public string? Leading { get; set; }

        public StorySummary ToSummary() =>
            new(
                StoryId,
                Title,
                (int)Articles,
                (int)Outlets,
                (int)Versions,
                (int?)Revision,
                Status,
                DateTimeOffset.FromUnixTimeMilliseconds(ChangedAt),
                (int?)IndependentOutlets,
                (int?)Findings,
                Leading
            );
    }
}
