using System.Text;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Refused messages, kept so that somebody can look at them.</summary>
internal abstract partial class SqlStore
{
    public Task QuarantineAsync(QuarantineEntry entry, CancellationToken cancel) =>
        TransactAsync(
            transaction =>
                ExecuteAsync(
                    transaction,
                    """
                    INSERT INTO quarantine (id, code, field, reason, outlet, article_id, message_id, correlation_id, bytes, text, kept,
                      received_at)
                    VALUES (@Id, @Code, @Field, @Reason, @Outlet, @ArticleId, @MessageId, @CorrelationId, @Bytes, @Text, @kept, @at)
                    ON CONFLICT (id) DO NOTHING
                    """,
                    new
                    {
                        entry.Id,
                        entry.Code,
                        entry.Field,
                        entry.Reason,
                        entry.Outlet,
                        entry.ArticleId,
                        entry.MessageId,
                        entry.CorrelationId,
                        entry.Bytes,
                        Text = WithoutNul(entry.Text),
                        kept = Encoding.UTF8.GetByteCount(entry.Text),
                        at = entry.At.ToUnixTimeMilliseconds(),
                    },
                    cancel
                ),
            cancel
        );

    public Task ForgetQuarantinedAsync(string id, CancellationToken cancel) =>
        TransactAsync(transaction => ExecuteAsync(transaction, "DELETE FROM quarantine WHERE id = @id", new { id }, cancel), cancel);

    public async Task<IReadOnlyList<QuarantineEntry>> QuarantinedAsync(int limit, CancellationToken cancel)
    {
        var rows = await QueryAsync<QuarantineRow>(
                """
                SELECT id AS Id, code AS Code, field AS Field, reason AS Reason, outlet AS Outlet, article_id AS ArticleId,
                  message_id AS MessageId,
                  correlation_id AS CorrelationId, bytes AS Bytes, text AS Text, received_at AS ReceivedAt
                FROM quarantine ORDER BY received_at DESC, id LIMIT @limit
                """,
                new { limit },
                cancel
            )
            .ConfigureAwait(false);
        return [.. rows.Select(row => row.ToEntry())];
    }

    /// <summary>PostgreSQL's text holds no NUL; a refused message may.</summary>
    private static string WithoutNul(string text) => text.Replace('\0', '\uFFFD');

    private sealed class QuarantineRow
    {
        public string Id { get; set; } = "";
        public string Code { get; set; } = "";
        public string? Field { get; set; }
        public string Reason { get; set; } = "";
        public string? Outlet { get; set; }
        public string? ArticleId { get; set; }
        public string? MessageId { get; set; }
        public string? CorrelationId { get; set; }
        public long Bytes { get; set; }
        public string Text { get; set; } = "";
        public long ReceivedAt { get; set; }

        public QuarantineEntry ToEntry() =>
            new()
            {
                Id = Id,
                Code = Code,
                Field = Field,
                Reason = Reason,
                Outlet = Outlet,
                ArticleId = ArticleId,
                MessageId = MessageId,
                CorrelationId = CorrelationId,
                Bytes = (int)Bytes,
                Text = Text,
                At = DateTimeOffset.FromUnixTimeMilliseconds(ReceivedAt),
            };
    }
}
