namespace NarrativeDiff.Worker.Storage;

/// <summary>The newest revisions, for feeds.</summary>
internal abstract partial class SqlStore
{
    public async Task<IReadOnlyList<FeedEntry>> NewestReportsAsync(string? storyId, string? outlet, int limit, CancellationToken cancel)
    {
        var rows = await QueryAsync<FeedRow>(
                $"""
                SELECT r.story_id AS StoryId, r.revision AS Revision, r.status AS Status, r.title AS Title, r.findings AS Findings,
                  r.leading_finding AS Leading, r.created_at AS StoredAt
                FROM report r WHERE 1 = 1 {(storyId is null ? "" : "AND r.story_id = @storyId")}
                  {(outlet is null ? "" : "AND EXISTS (SELECT 1 FROM article a WHERE a.story_id = r.story_id AND a.outlet = @outlet)")}
                ORDER BY r.created_at DESC, r.story_id, r.revision DESC LIMIT @limit
                """,
                new
                {
                    storyId,
                    outlet,
                    limit,
                },
                cancel
            )
            .ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new FeedEntry(
                row.StoryId,
                (int)row.Revision,
                row.Status,
                row.Title,
                (int?)row.Findings,
                row.Leading,
                DateTimeOffset.FromUnixTimeMilliseconds(row.StoredAt)
            )),
        ];
    }

    private sealed class FeedRow
    {
        public string StoryId { get; set; } = "";
        public long Revision { get; set; }
        public string Status { get; set; } = "";
        public string Title { get; set; } = "";
        public long? Findings { get; set; }
        public string? Leading { get; set; }
        public long StoredAt { get; set; }
    }
}
