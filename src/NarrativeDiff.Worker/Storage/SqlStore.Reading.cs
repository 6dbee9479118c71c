using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Worker.Storage;

/// <summary>What comparers and readers look up: the versions of a story or an article, and the list of stories.</summary>
internal abstract partial class SqlStore
{
    private const string SummaryColumns = """
        SELECT s.story_id AS StoryId, s.changed_at AS ChangedAt, r.title AS Title, r.revision AS Revision, r.status AS Status,
          (SELECT COUNT(*) FROM article a WHERE a.story_id = s.story_id) AS Articles,
          (SELECT COUNT(DISTINCT a.outlet) FROM article a WHERE a.story_id = s.story_id) AS Outlets,
          (SELECT COUNT(*) FROM article a JOIN article_version v ON v.outlet = a.outlet AND v.article_id = a.article_id WHERE a.story_id = s.story_id) AS Versions
        FROM story s LEFT JOIN report r ON r.story_id = s.story_id AND r.revision = (SELECT MAX(n.revision) FROM report n WHERE n.story_id = s.story_id)
        """;

    public async Task<IReadOnlyList<ArticleVersion>> VersionsOfStoryAsync(string storyId, CancellationToken cancel)
    {
        var rows = await QueryAsync<VersionRow>($"""
            SELECT {VersionColumns} FROM article_version v
            WHERE EXISTS (SELECT 1 FROM article a WHERE a.story_id = @storyId AND a.outlet = v.outlet AND a.article_id = v.article_id)
            """, new { storyId }, cancel).ConfigureAwait(false);
        return InOrder(rows);
    }

    public async Task<IReadOnlyList<ArticleVersion>> VersionsOfArticleAsync(ArticleKey article, CancellationToken cancel)
    {
        var rows = await QueryAsync<VersionRow>($"SELECT {VersionColumns} FROM article_version WHERE outlet = @outlet AND article_id = @id",
            new { outlet = article.Outlet.Value, id = article.ArticleId }, cancel).ConfigureAwait(false);
        return InOrder(rows);
    }

    public async Task<IReadOnlyList<StorySummary>> StoriesAsync(int limit, CancellationToken cancel)
    {
        var rows = await QueryAsync<SummaryRow>($"{SummaryColumns} ORDER BY s.changed_at DESC, s.story_id LIMIT @limit", new { limit }, cancel).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToSummary())];
    }

    public async Task<StorySummary?> StoryAsync(string storyId, CancellationToken cancel) =>
        (await QueryAsync<SummaryRow>($"{SummaryColumns} WHERE s.story_id = @storyId", new { storyId }, cancel).ConfigureAwait(false)).SingleOrDefault()?.ToSummary();

    /// <summary>Sorted here, not in SQL: the two databases order text differently.</summary>
    private static IReadOnlyList<ArticleVersion> InOrder(IEnumerable<VersionRow> rows) =>
        [.. rows.Select(row => row.ToArticle()).OrderBy(v => v.Key).ThenBy(v => v.Version ?? 0).ThenBy(v => v.PublishedAt).ThenBy(v => v.ContentHash, StringComparer.Ordinal)];

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

        public StorySummary ToSummary() =>
            new(StoryId, Title, (int)Articles, (int)Outlets, (int)Versions, (int?)Revision, Status, DateTimeOffset.FromUnixTimeMilliseconds(ChangedAt));
    }
}
