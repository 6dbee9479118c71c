using System.Diagnostics;
using NarrativeDiff.Worker.Fixtures;
using Npgsql;

namespace NarrativeDiff.Worker.Storage;

/// <summary>The store's rules on PostgreSQL.</summary>
public sealed class PostgresStoreTests(ThrowAwayPostgres server) : StoreTests
{
    private readonly List<PostgresStore> _others = [];
    private string _database = "";

    public override async ValueTask DisposeAsync()
    {
        foreach (var other in _others)
            await other.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Frees_what_a_worker_was_at_as_soon_as_it_is_gone_and_nothing_before()
    {
        var other = Another(_database);
        using var life = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var attending = other.RegisterAsync("b", life.Token);
        await FileAsync(Some.Version(hint: "mill"));
        // Until the server has heard of the worker its claims name nobody.
        Claim? claim = null;
        for (var owned = false; !owned; owned = await OwnerAsync() == "b")
        {
            if (claim is not null)
                await other.ReleaseAsync(claim, TimeSpan.Zero, Cancel);
            claim = await other.ClaimAsync("b", TimeSpan.FromHours(1), TimeSpan.Zero, Cancel);
        }

        Assert.Equal(0, await Store.ReleaseOrphanedLeasesAsync(Cancel));
        Assert.Null(await Store.ClaimAsync("a", Minute, TimeSpan.Zero, Cancel));
        await life.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => attending);
        var freed = 0;
        for (var waited = Stopwatch.StartNew(); freed == 0 && waited.Elapsed < TimeSpan.FromMinutes(2); )
            freed = await Store.ReleaseOrphanedLeasesAsync(Cancel);

        Assert.Equal(1, freed);
        Assert.NotNull(await Store.ClaimAsync("a", Minute, TimeSpan.Zero, Cancel));
        Assert.Equal(Completion.LeaseLost, await other.CompleteAsync(claim!, Some.Report("mill"), Cancel));
    }

    [Fact]
    public async Task Leaves_to_its_lease_what_a_worker_has_that_was_never_known_as_alive()
    {
        await FileAsync(Some.Version(hint: "mill"));
        Assert.NotNull(await Store.ClaimAsync("nobody", Minute, TimeSpan.Zero, Cancel));

        Assert.Equal(0, await Another().ReleaseOrphanedLeasesAsync(Cancel));
        Assert.Null(await Store.ClaimAsync("a", Minute, TimeSpan.Zero, Cancel));
    }

    [Theory]
    [InlineData("08006", true)]
    [InlineData("25006", true)]
    [InlineData("28000", true)]
    [InlineData("28P01", true)]
    [InlineData("42501", true)]
    [InlineData("53100", true)]
    [InlineData("53300", true)]
    [InlineData("57014", true)]
    [InlineData("57P01", true)]
    [InlineData("57P03", true)]
    [InlineData("58030", true)]
    [InlineData("23505", false)]
    [InlineData("42P01", false)]
    [InlineData("22021", false)]
    public void Work_waits_where_the_server_takes_none_and_not_where_the_work_is_at_fault(string state, bool waits) =>
        Assert.Equal(waits, Store.IsUnavailable(new PostgresException("no", "ERROR", "ERROR", state)));

    private protected override Task ExecuteAsync(string sql) => ExecuteAsync(_database, sql);

    private protected override async Task<(IStore Store, Func<string, Task> ExecuteAsync)> OldDatabaseAsync(string newestScript)
    {
        var database = await server.NewDatabaseAsync();
        Assert.True(OldSchemas.Upgrade(DbUp.DeployChanges.To.PostgresqlDatabase(database), "BYTEA", newestScript));
        return (Another(database), sql => ExecuteAsync(database, sql));
    }

    private protected override string Bytes(byte[] bytes) => $"'\\x{Convert.ToHexString(bytes)}'::bytea";

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<string?> OwnerAsync()
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var command = source.CreateCommand("SELECT lease_owner FROM story");
        return await command.ExecuteScalarAsync(Cancel) as string;
    }

    private protected override async Task<IStore> CreateAsync() => new PostgresStore(_database = await server.NewDatabaseAsync());

    private protected override IStore Another() => Another(_database);

    private PostgresStore Another(string database)
    {
        var other = new PostgresStore(database);
        lock (_others)
            _others.Add(other);
        return other;
    }
}
