using System.Data.Common;
using Dapper;
using DbUp;
using Microsoft.Data.Sqlite;

namespace NarrativeDiff.Worker.Storage;

/// <summary>The store in one file beside the worker; the default.</summary>
/// <remarks>Writing transactions begin immediate: the one write lock is the filing lock too, and no reader finds it cannot become a
/// writer.</remarks>
/// <param name="lockSeconds">So long a file that another process holds locked is waited for: a worker that ends lets go of it
/// sooner.</param>
internal sealed class SqliteStore(string path, int maxActiveArticles = SqlStore.DefaultActiveArticles, int lockSeconds = 30)
    : SqlStore(maxActiveArticles)
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    /// <summary>Of a new file; one that exists keeps its own. Vectors of half a page would leave a sixth of it empty.</summary>
    private const int PageBytes = 8_192;

    private static readonly TimeSpan MigrationWait = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Pooling = true,
        DefaultTimeout = lockSeconds,
    }.ToString();

    protected override string Now => "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    protected override string SkipLocked => "";

    protected override string AnyOfKeys => "IN @keys";

    protected override string Unpacked(string text) => $"nd_unpacked({text})";

    protected override string Packed(string text) => $"nd_packed({text})";

    // The file's encoding is UTF-8: it changes no byte.
    protected override string BytesOf(string text) => $"CAST({text} AS BLOB)";

    public override bool IsTransient(Exception fault) => IsConflict(fault);

    public override bool IsUnavailable(Exception fault) =>
        fault is SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or InputOutput or Full or CannotOpen };

    public override void Dispose()
    {
        base.Dispose();
        _writing.Dispose();
    }

    public override async Task MigrateAsync(CancellationToken cancel)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            await using var migrating = await LockMigrationAsync(cancel).ConfigureAwait(false);
            await using (var connection = await OpenAsync(cancel).ConfigureAwait(false))
                await connection
                    .ExecuteAsync(
                        new CommandDefinition($"PRAGMA page_size = {PageBytes}; PRAGMA journal_mode = WAL", cancellationToken: cancel)
                    )
                    .ConfigureAwait(false);
            Upgrade(DeployChanges.To.SqliteDatabase(_connectionString), "BLOB");
        }
        catch (Exception fault)
            when (DatabaseFault.OfFile(fault is InvalidOperationException { InnerException: SqliteException said } ? said : fault, path)
                    is { } mistake
            )
        {
            throw mistake;
        }
    }

    public override Task RegisterAsync(string worker, CancellationToken cancel) => Task.Delay(Timeout.Infinite, cancel);

    public override Task<int> ReleaseOrphanedLeasesAsync(CancellationToken cancel) => Task.FromResult(0);

    protected override string IfAlive(string worker) => "NULL";

    protected override bool IsConflict(Exception fault) => fault is SqliteException { SqliteErrorCode: Busy or Locked };

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancel).ConfigureAwait(false);
        connection.CreateFunction<string, byte[]>("nd_packed", PackedText.Of, isDeterministic: true);
        connection.CreateFunction<object, string?>("nd_unpacked", PackedText.Read, isDeterministic: true);
        // FULL: a message is acknowledged after its commit, so the commit must survive a power cut, not only a crash of the process.
        // busy_timeout: SQLite itself looks again within milliseconds for a lock that another process holds; the driver alone would sleep
        // for 150 ms.
        await connection
            .ExecuteAsync("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 2000; PRAGMA cache_size = -8192;")
            .ConfigureAwait(false);
        return connection;
    }

    protected override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancel) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    /// <summary>SQLite lets one write at a time; who waits here is next in turn, who waits for the file polls.</summary>
    protected override async Task<IDisposable?> WriteTurnAsync(CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel).ConfigureAwait(false);
        return new Turn(_writing);
    }

    protected override Task LockFilingAsync(DbTransaction transaction, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Two processes on one file must not migrate it at once; the schema's own transactions do not cover the look before
    /// them.</summary>
    private async Task<FileStream> LockMigrationAsync(CancellationToken cancel)
    {
        var patience = DateTime.UtcNow + MigrationWait;
        while (true)
        {
            try
            {
                return new FileStream(
                    path + ".migrating",
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose
                );
            }
            catch (IOException fault) when (DateTime.UtcNow < patience && IsHeld(fault))
            {
                await Task.Delay(50, cancel).ConfigureAwait(false);
            }
        }
    }

    /// <summary>By another process, which is no other fault of the file: EWOULDBLOCK, or a sharing violation on Windows.</summary>
    private static bool IsHeld(IOException fault) => fault.HResult is 11 or unchecked((int)0x80070020);

    private sealed class Turn(SemaphoreSlim writing) : IDisposable
    {
        public void Dispose() => writing.Release();
    }
}
