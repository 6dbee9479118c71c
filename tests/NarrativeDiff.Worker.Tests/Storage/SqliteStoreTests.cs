using Microsoft.Data.Sqlite;

namespace NarrativeDiff.Worker.Storage;

/// <summary>The store's rules on SQLite.</summary>
public sealed class SqliteStoreTests : StoreTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nd-sqlite-").FullName;

    private string Database => Path.Combine(_folder, "data", "store.db");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private protected override Task<IStore> CreateAsync() => Task.FromResult<IStore>(new SqliteStore(Database));

    private protected override IStore Another() => new SqliteStore(Database);
}
