namespace NarrativeDiff.Worker.Storage;

/// <summary>The queue of webhooks, filled from the table of reports.</summary>
internal abstract partial class SqlStore
{
    private const int EnqueuedAtOnce = 500;
    private const long Day = 86_400_000;

    public Task EnqueueAsync(string hook, int max, CancellationToken cancel) =>
        TransactAsync(
            async transaction =>
            {
                await ExecuteAsync(
                        transaction,
                        $"INSERT INTO webhook (name, since) VALUES (@hook, {Now}) ON CONFLICT (name) DO NOTHING",
                        new { hook },
                        cancel
                    )
                    .ConfigureAwait(false);
                await ExecuteAsync(
                        transaction,
                        $"""
                        INSERT INTO webhook_delivery (hook, story_id, revision, due_at)
                        SELECT w.name, r.story_id, r.revision, {Now} FROM webhook w JOIN report r ON r.created_at >= w.since
                          AND r.created_at >= {Now} - {Day}
                        WHERE w.name = @hook AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.hook = w.name
                          AND d.story_id = r.story_id AND d.revision = r.revision)
                        ORDER BY r.created_at, r.story_id, r.revision LIMIT {EnqueuedAtOnce}
                          ON CONFLICT (hook, story_id, revision) DO NOTHING
                        """,
                        new { hook },
                        cancel
                    )
                    .ConfigureAwait(false);
                await ExecuteAsync(
                        transaction,
                        $"""
                        UPDATE webhook_delivery SET done_at = {Now}, failed = 1 WHERE hook = @hook AND done_at IS NULL
                          AND (story_id, revision) IN (
                          SELECT story_id, revision FROM webhook_delivery WHERE hook = @hook AND done_at IS NULL
                            ORDER BY due_at DESC, story_id DESC, revision DESC LIMIT {EnqueuedAtOnce} OFFSET @max)
                        """,
                        new { hook, max },
                        cancel
                    )
                    .ConfigureAwait(false);
                return await ExecuteAsync(
                        transaction,
                        $"DELETE FROM webhook_delivery WHERE hook = @hook AND done_at <= {Now} - {2 * Day}",
                        new { hook },
                        cancel
                    )
                    .ConfigureAwait(false);
            },
            cancel
        );

    public Task<IReadOnlyList<WebhookDelivery>> TakeDeliveriesAsync(string hook, int limit, TimeSpan claim, CancellationToken cancel) =>
        TransactAsync<IReadOnlyList<WebhookDelivery>>(
            async transaction =>
            {
                var rows = await QueryAsync<DeliveryRow>(
                        transaction,
                        $"""
                        UPDATE webhook_delivery SET claim_until = {Now} + @claim WHERE hook = @hook AND (story_id, revision) IN (
                          SELECT story_id, revision FROM webhook_delivery WHERE hook = @hook AND done_at IS NULL AND due_at <= {Now}
                            AND claim_until <= {Now} ORDER BY due_at, story_id, revision LIMIT @limit {SkipLocked})
                        RETURNING hook AS Hook, story_id AS StoryId, revision AS Revision, attempts AS Attempts
                        """,
                        new
                        {
                            hook,
                            limit,
                            claim = Milliseconds(claim),
                        },
                        cancel
                    )
                    .ConfigureAwait(false);
                return
                [
                    .. rows.Select(row => new WebhookDelivery(row.Hook, row.StoryId, (int)row.Revision, (int)row.Attempts))
                        .OrderBy(row => row.StoryId, StringComparer.Ordinal)
                        .ThenBy(row => row.Revision),
                ];
            },
            cancel
        );

    public Task FinishAsync(WebhookDelivery delivery, bool failed, CancellationToken cancel) =>
        TransactAsync(
            transaction =>
                ExecuteAsync(
                    transaction,
                    $"UPDATE webhook_delivery SET done_at = {Now}, failed = @failed WHERE hook = @Hook AND story_id = "
                        + "@StoryId AND revision = @Revision",
                    new
                    {
                        delivery.Hook,
                        delivery.StoryId,
                        delivery.Revision,
                        failed = failed ? 1 : 0,
                    },
                    cancel
                ),
            cancel
        );

    public Task RetryAsync(WebhookDelivery delivery, TimeSpan delay, CancellationToken cancel) =>
        TransactAsync(
            transaction =>
                ExecuteAsync(
                    transaction,
                    $"UPDATE webhook_delivery SET attempts = attempts + 1, due_at = {Now} + @delay, claim_until = 0 WHERE "
                        + "hook = @Hook AND story_id = @StoryId AND revision = @Revision",
                    new
                    {
                        delivery.Hook,
                        delivery.StoryId,
                        delivery.Revision,
                        delay = Milliseconds(delay),
                    },
                    cancel
                ),
            cancel
        );

    private sealed class DeliveryRow
    {
        public string Hook { get; set; } = "";
        public string StoryId { get; set; } = "";
        public long Revision { get; set; }
        public long Attempts { get; set; }
    }
}
