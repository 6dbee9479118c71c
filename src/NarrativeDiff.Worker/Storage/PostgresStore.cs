using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Dapper;
using DbUp;
using Npgsql;

namespace NarrativeDiff.Worker.Storage;

/// <summary>The store on a PostgreSQL server, for several workers.</summary>
internal sealed class PostgresStore(string connectionString, int mostOpenArticles = SqlStore.UsualOpenArticles) : SqlStore(mostOpenArticles), IAsyncDisposable
{
    // Any two fixed numbers; they name the locks among this program's workers.
    private const long MigrationLock = 0x4E44_0001;
    private const long FilingLock = 0x4E44_0002;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    protected override string Now => "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    protected override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    protected override string AnyOfKeys => "= ANY(@keys)";

    public override bool IsTransient(Exception fault) =>
        IsConflict(fault)
        || fault is NpgsqlException { IsTransient: true } or SocketException or TimeoutException
        // shutting down, crashed, starting up, too many connections
        || fault is PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "53300" };

    /// <summary>Migrations run under a lock: without it workers that start together trip over each other's CREATE TABLE.</summary>
    public override async Task MigrateAsync(CancellationToken cancel)
    {
        await using var connection = await _source.OpenConnectionAsync(cancel).ConfigureAwait(false);
        await connection.ExecuteAsync(new CommandDefinition("SELECT pg_advisory_lock(@id)", new { id = MigrationLock }, cancellationToken: cancel)).ConfigureAwait(false);
        try
        {
            Upgrade(DeployChanges.To.PostgresqlDatabase(connectionString), "BYTEA");
        }
        finally
        {
            await connection.ExecuteAsync("SELECT pg_advisory_unlock(@id)", new { id = MigrationLock }).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return _source.DisposeAsync();
    }

    /// <summary>Serialisation failure and deadlock.</summary>
    protected override bool IsConflict(Exception fault) => fault is PostgresException { SqlState: "40001" or "40P01" };

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancel) => await _source.OpenConnectionAsync(cancel).ConfigureAwait(false);

    protected override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancel) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel).ConfigureAwait(false);

    protected override Task LockFilingAsync(DbTransaction transaction, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition("SELECT pg_advisory_xact_lock(@id)", new { id = FilingLock }, transaction, cancellationToken: cancel));
}
