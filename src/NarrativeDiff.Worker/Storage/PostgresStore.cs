using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using Dapper;
using DbUp;
using Npgsql;

namespace NarrativeDiff.Worker.Storage;

/// <summary>The store on a PostgreSQL server, for several workers.</summary>
internal sealed class PostgresStore(string connectionString, int maxActiveArticles = SqlStore.DefaultActiveArticles)
    : SqlStore(maxActiveArticles),
        IAsyncDisposable
{
    // Any two fixed numbers; they name the locks among this program's workers.
    private const long MigrationLock = 0x4E44_0001;
    private const long FilingLock = 0x4E44_0002;
    private const int PresenceLock = 0x4E44_0003;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    /// <summary>Asks now and then whether the server is still there: nothing else is said on this connection.</summary>
    private readonly string _presence = new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        KeepAlive = 5,
        ApplicationName = "narrativediff presence",
    }.ToString();

    protected override string Now => "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    protected override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    protected override string AnyOfKeys => "= ANY(@keys)";

    // The server packs long texts of a row by itself.
    protected override string Unpacked(string text) => text;

    protected override string Packed(string text) => text;

    protected override string BytesOf(string text) => $"convert_to({text}, 'UTF8')";

    public override bool IsTransient(Exception fault) =>
        IsConflict(fault)
        || fault is NpgsqlException { IsTransient: true } or SocketException or TimeoutException
        // shutting down, crashed, starting up, too many connections
        || fault is PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "53300" };

    /// <summary>By class: connection, authorisation, rights, read-only, time-out, lock, resources, operator, system.</summary>
    public override bool IsUnavailable(Exception fault) =>
        IsTransient(fault)
        || fault is PostgresException { SqlState: "25006" or "42501" or "55P03" } or AuthenticationException
        || (fault is PostgresException { SqlState: { Length: 5 } state } && state[..2] is ("08" or "28" or "53" or "57" or "58"))
        // Not the server's word but the driver's: the connection broke, or another server answers at its address.
        || fault is NpgsqlException and not PostgresException;

    /// <summary>Needs the right to write and a server that lets it, and changes no row.</summary>
    protected override string Probe => "UPDATE filing_clock SET seq = seq WHERE 1 = 0";

    /// <summary>Migrations run under a lock: without it workers that start together trip over each other's CREATE TABLE.</summary>
    public override async Task MigrateAsync(CancellationToken cancel)
    {
        try
        {
            await MigrateLockedAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception fault) when (!IsTransient(fault) && DatabaseFault.OfPostgres(Root(fault), connectionString) is { } mistake)
        {
            throw mistake;
        }
    }

    private async Task MigrateLockedAsync(CancellationToken cancel)
    {
        await using var connection = await _source.OpenConnectionAsync(cancel).ConfigureAwait(false);
        await connection
            .ExecuteAsync(new CommandDefinition("SELECT pg_advisory_lock(@id)", new { id = MigrationLock }, cancellationToken: cancel))
            .ConfigureAwait(false);
        try
        {
            Upgrade(DeployChanges.To.PostgresqlDatabase(connectionString), "BYTEA");
        }
        finally
        {
            await connection.ExecuteAsync("SELECT pg_advisory_unlock(@id)", new { id = MigrationLock }).ConfigureAwait(false);
        }
    }

    /// <summary>A failed script carries what the server said inside.</summary>
    private static Exception Root(Exception fault) =>
        fault is InvalidOperationException { InnerException: NpgsqlException said } ? said : fault;

    /// <summary>A lock that the server lets go of as soon as the connection ends, which a killed process's does at once.</summary>
    public override async Task RegisterAsync(string worker, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(_presence);
        await connection.OpenAsync(cancel).ConfigureAwait(false);
        // Shared: the connection before this one may not have ended yet for the server.
        await connection
            .ExecuteAsync(
                new CommandDefinition(
                    "SELECT pg_advisory_lock_shared(@id, hashtext(@worker))",
                    new { id = PresenceLock, worker },
                    cancellationToken: cancel
                )
            )
            .ConfigureAwait(false);
        while (true)
            await connection.WaitAsync(cancel).ConfigureAwait(false);
    }

    public override async Task<int> ReleaseOrphanedLeasesAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel).ConfigureAwait(false);
        return await connection
            .ExecuteAsync(
                new CommandDefinition(
                    $"""
                    UPDATE story SET lease_owner = NULL, lease_until = 0 WHERE lease_owner IS NOT NULL AND lease_until > {Now}
                      AND NOT {IsAlive(
                        "lease_owner"
                    )};
                    UPDATE report SET claim_owner = NULL, claim_until = 0 WHERE published_at IS NULL AND claim_until > {Now}
                      AND claim_owner IS NOT NULL AND NOT {IsAlive(
                        "claim_owner"
                    )};
                    """,
                    cancellationToken: cancel
                )
            )
            .ConfigureAwait(false);
    }

    /// <summary>Asked as it claims: where the lock cannot be seen, nobody may think the worker dead for want of it.</summary>
    protected override string IfAlive(string worker) => $"CASE WHEN {IsAlive(worker)} THEN {worker} END";

    private static string IsAlive(string worker) =>
        $"""
            EXISTS (SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = {PresenceLock}
              AND l.objid = (hashtext({worker})::bigint & 4294967295)::oid
              AND l.objsubid = 2 AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))
            """;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return _source.DisposeAsync();
    }

    /// <summary>Serialisation failure and deadlock.</summary>
    protected override bool IsConflict(Exception fault) => fault is PostgresException { SqlState: "40001" or "40P01" };

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancel) =>
        await _source.OpenConnectionAsync(cancel).ConfigureAwait(false);

    protected override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancel) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel).ConfigureAwait(false);

    protected override Task LockFilingAsync(DbTransaction transaction, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(
            new CommandDefinition("SELECT pg_advisory_xact_lock(@id)", new { id = FilingLock }, transaction, cancellationToken: cancel)
        );
}
