namespace NarrativeDiff.Worker.Storage;

/// <summary>When which outlet published on each story of a list.</summary>
internal abstract partial class SqlStore
{
    /// <summary>Moments of a page of the list; a story that has many more shows its first ones.</summary>
    private const int MaxMoments = 5_000;

    public async Task<IReadOnlyList<StoryMoment>> MomentsAsync(IReadOnlyCollection<string> stories, CancellationToken cancel)
    {
        if (stories.Count == 0)
            return [];
        var rows = await QueryAsync<MomentRow>(
                $"""
                SELECT a.story_id AS StoryId, v.outlet AS Outlet, MAX(v.outlet_name) AS OutletName, v.published_ticks AS PublishedTicks
                FROM article a JOIN article_version v ON v.outlet = a.outlet AND v.article_id = a.article_id
                WHERE a.story_id {AnyOfKeys} GROUP BY a.story_id, v.outlet, v.published_ticks ORDER BY v.published_ticks LIMIT @most
                """,
                new { keys = stories.ToArray(), most = MaxMoments },
                cancel
            )
            .ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new StoryMoment(
                row.StoryId,
                row.Outlet,
                row.OutletName,
                new DateTimeOffset(row.PublishedTicks, TimeSpan.Zero)
            )),
        ];
    }

    public async Task<IReadOnlyList<string>> OutletsAsync(int limit, CancellationToken cancel) =>
        [
            .. (
                await QueryAsync<string>("SELECT DISTINCT outlet FROM article LIMIT @limit", new { limit }, cancel).ConfigureAwait(false)
            ).Order(StringComparer.Ordinal),
        ];

    private sealed class MomentRow
    {
        public string StoryId { get; set; } = "";
        public string Outlet { get; set; } = "";
        public string? OutletName { get; set; }
        public long PublishedTicks { get; set; }
    }
}
