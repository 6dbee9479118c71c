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

    [Fact]
    public async Task Looks_only_at_the_newest_open_articles_where_there_are_more_than_it_may_keep()
    {
        var small = new SqliteStore(Database, maxActiveArticles: 10);
        var rules = new FilingRules(
            (article, open) =>
                open.Where(member => member.Profile.Vector.SequenceEqual(article.Vector))
                    .Select(member => new Core.Clustering.StoryMatch(member.StoryId, 1))
                    .FirstOrDefault(),
            TimeSpan.FromDays(4),
            TimeSpan.Zero,
            TimeSpan.Zero
        );
        async Task<string> FileAsync(string outlet, int minute, float number) =>
            (await small.FileAsync([Filing(Some.Version(outlet, minute: minute), number)], rules, Cancel))[0].StoryId;
        var stories = new List<string>();
        for (var i = 0; i < 20; i++)
            stories.Add(await FileAsync($"o{i}", i, i));

        Assert.Equal(stories[19], await FileAsync("new", 20, 19));
        Assert.Equal(StoryIds.OfFirstArticle(new(new("old"), "a1")), await FileAsync("old", 21, 0));
    }

    [Fact]
    public async Task A_file_that_another_program_holds_locked_is_told_in_one_line()
    {
        var file = Path.Combine(_folder, "locked.db");
        await using var other = new SqliteConnection($"Data Source={file};Pooling=False");
        await other.OpenAsync(Cancel);
        await using var hold = new SqliteCommand("BEGIN EXCLUSIVE", other);
        await hold.ExecuteNonQueryAsync(Cancel);
        using var store = new SqliteStore(file, lockSeconds: 1);

        var refused = await Assert.ThrowsAsync<DatabaseException>(() => store.MigrateAsync(Cancel));

        Assert.Equal(
            $"Store:Path is '{file}': another program holds the file locked; end it, or give this worker a file of its own",
            refused.Message
        );
    }

    /// <summary>Busy, locked, read-only, an error of the disk, full, cannot be opened.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(14)]
    public void Work_waits_for_a_file_that_takes_none(int code) => Assert.True(Store.IsUnavailable(new SqliteException("no work", code)));

    [Fact]
    public void Work_that_the_database_refuses_for_itself_does_not_wait() =>
        Assert.False(Store.IsUnavailable(new SqliteException("constraint failed", 19)));

    private protected override Task ExecuteAsync(string sql) => ExecuteAsync($"Data Source={Database}", sql);

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new SqliteConnection(database);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private protected override IStore Another() => new SqliteStore(Database);

    private protected override Task<(IStore Store, Func<string, Task> ExecuteAsync)> OldDatabaseAsync(string newestScript)
    {
        var file = Path.Combine(_folder, "old.db");
        var connection = $"Data Source={file}";
        Assert.True(OldSchemas.Upgrade(DbUp.DeployChanges.To.SqliteDatabase(connection), "BLOB", newestScript));
        return Task.FromResult<(IStore, Func<string, Task>)>((new SqliteStore(file), sql => ExecuteAsync(connection, sql)));
    }

    private protected override string Bytes(byte[] bytes) => $"X'{Convert.ToHexString(bytes)}'";
}
