using System.Text.Json;
using NarrativeDiff.Worker.Review;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Judgements: the story's row is locked first, so two reviewers at once get two numbers and one comparison.</summary>
internal abstract partial class SqlStore
{
    public Task<Judgement?> JudgeAsync(string storyId, Judgement judgement, CancellationToken cancel) =>
        TransactAsync(
            async transaction =>
            {
                // Due since ever: a reviewer waits, so the story comes before all that wait for articles.
                var known = await ExecuteAsync(
                        transaction,
                        $"""
                        UPDATE story SET dirty_since = CASE WHEN dirty_seq = compared_seq THEN {Now} ELSE dirty_since
                          END, due_at = 0, dirty_seq = dirty_seq + 1
                        WHERE story_id = @storyId
                        """,
                        new { storyId },
                        cancel
                    )
                    .ConfigureAwait(false);
                if (known == 0)
                    return null;
                var next = (
                    await QueryAsync<NextRow>(
                            transaction,
                            $"SELECT COALESCE(MAX(seq), 0) + 1 AS Seq, {Now} AS At FROM judgement WHERE story_id = @storyId",
                            new { storyId },
                            cancel
                        )
                        .ConfigureAwait(false)
                ).Single();
                var entered = judgement with { Number = next.Seq, At = DateTimeOffset.FromUnixTimeMilliseconds(next.At) };
                await ExecuteAsync(
                        transaction,
                        "INSERT INTO judgement (story_id, seq, reviewer, target, json, judged_at) VALUES (@storyId, @Seq, "
                            + "@Reviewer, @Target, @json, @At)",
                        new
                        {
                            storyId,
                            next.Seq,
                            entered.Reviewer,
                            entered.Target,
                            json = JsonSerializer.Serialize(entered, Judgement.Json),
                            next.At,
                        },
                        cancel
                    )
                    .ConfigureAwait(false);
                return entered;
            },
            cancel
        );

    public async Task<IReadOnlyList<Judgement>> JudgementsAsync(string storyId, CancellationToken cancel)
    {
        // Stories that became part of this one bring theirs along.
        var rows = await QueryAsync<string>(
                """
                WITH RECURSIVE part (id) AS (
                  SELECT CAST(@storyId AS TEXT) UNION SELECT m.old_id FROM story_move m JOIN part ON m.new_id = part.id
                    WHERE m.is_merge = 1)
                SELECT json FROM judgement WHERE story_id IN (SELECT id FROM part) ORDER BY judged_at, story_id, seq
                """,
                new { storyId },
                cancel
            )
            .ConfigureAwait(false);
        return [.. rows.Select((json, place) => JsonSerializer.Deserialize<Judgement>(json, Judgement.Json)! with { Number = place + 1 })];
    }

    public async Task<IReadOnlyList<(string StoryId, Judgement Judgement)>> AllJudgementsAsync(int limit, CancellationToken cancel)
    {
        var rows = await QueryAsync<JudgementRow>(
                "SELECT story_id AS StoryId, seq AS Seq, json AS Json FROM judgement ORDER BY judged_at DESC, "
                    + "story_id DESC, seq DESC LIMIT @limit",
                new { limit },
                cancel
            )
            .ConfigureAwait(false);
        var now = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var story in rows.Select(row => row.StoryId).Distinct(StringComparer.Ordinal))
            now[story] = await SuccessorAsync(story, cancel).ConfigureAwait(false) ?? story;
        return
        [
            .. rows.Reverse()
                .Select(
                    (row, place) =>
                        (now[row.StoryId], JsonSerializer.Deserialize<Judgement>(row.Json, Judgement.Json)! with { Number = place + 1 })
                ),
        ];
    }

    private sealed class JudgementRow
    {
        public string StoryId { get; set; } = "";
        public long Seq { get; set; }
        public string Json { get; set; } = "";
    }

    private sealed class NextRow
    {
        public long Seq { get; set; }
        public long At { get; set; }
    }
}
