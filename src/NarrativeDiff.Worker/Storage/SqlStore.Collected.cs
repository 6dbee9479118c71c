namespace NarrativeDiff.Worker.Storage;

/// <summary>What the collector knows of each address.</summary>
internal abstract partial class SqlStore
{
    public async Task<IReadOnlyList<CollectedAddress>> CollectedAsync(CancellationToken cancel) =>
        [
            .. await QueryAsync<CollectedAddress>(
                    """
                    SELECT address AS Address, moved_to AS MovedTo, etag AS ETag, last_modified AS LastModified,
                      content_hash AS ContentHash, versions AS Versions, outlet AS Outlet,
                      published_ticks AS PublishedTicks, first_seen_ticks AS FirstSeenTicks, next_ticks AS NextTicks,
                        wait_ticks AS WaitTicks, failures AS Failures
                    FROM collected ORDER BY address
                    """,
                    new { },
                    cancel
                )
                .ConfigureAwait(false),
        ];

    public Task SaveCollectedAsync(CollectedAddress address, CancellationToken cancel) =>
        TransactAsync(
            transaction =>
                ExecuteAsync(
                    transaction,
                    """
                    INSERT INTO collected (address, moved_to, etag, last_modified, content_hash, versions, outlet, published_ticks,
                      first_seen_ticks, next_ticks, wait_ticks, failures)
                    VALUES (@Address, @MovedTo, @ETag, @LastModified, @ContentHash, @Versions, @Outlet, @PublishedTicks, @FirstSeenTicks,
                      @NextTicks, @WaitTicks, @Failures)
                    ON CONFLICT (address) DO UPDATE SET moved_to = excluded.moved_to, etag = excluded.etag,
                      last_modified = excluded.last_modified, content_hash = excluded.content_hash,
                      versions = excluded.versions, outlet = excluded.outlet, published_ticks = excluded.published_ticks,
                        next_ticks = excluded.next_ticks, wait_ticks = excluded.wait_ticks, failures = excluded.failures
                    """,
                    address,
                    cancel
                ),
            cancel
        );

    public async Task<int> ForgetCollectedAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var forgotten = 0;
        await TransactAsync(
                async transaction =>
                    forgotten = await ExecuteAsync(
                            transaction,
                            "DELETE FROM collected WHERE next_ticks < @before",
                            new { before = before.UtcTicks },
                            cancel
                        )
                        .ConfigureAwait(false),
                cancel
            )
            .ConfigureAwait(false);
        return forgotten;
    }
}
