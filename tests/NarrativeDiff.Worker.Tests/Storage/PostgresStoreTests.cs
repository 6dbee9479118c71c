using NarrativeDiff.Worker.Fixtures;

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

    private protected override async Task<IStore> CreateAsync() => new PostgresStore(_database = await server.NewDatabaseAsync());

    private protected override IStore Another()
    {
        var other = new PostgresStore(_database);
        lock (_others)
            _others.Add(other);
        return other;
    }
}
