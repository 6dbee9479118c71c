using System.Data.Common;
using Dapper;
using DbUp.Builder;
using DbUp.Engine;

namespace NarrativeDiff.Worker.Storage;

/// <summary>The store in SQL that both databases understand; what differs between them is in the two classes below it.</summary>
/// <remarks>One file a role: filing, work list, reports, vectors, quarantine.</remarks>
/// <param name="maxActiveArticles">See <see cref="ActiveArticleCache"/>.</param>
internal abstract partial class SqlStore(int maxActiveArticles) : IStore, IDisposable
{
    public const int DefaultActiveArticles = 100_000;

    private const int MaxAttempts = 8;

    private readonly SemaphoreSlim _filing = new(1, 1);
    private readonly ActiveArticleCache _open = new(maxActiveArticles);

    /// <summary>Milliseconds since 1970 by the database's clock: workers on several machines must agree on leases.</summary>
    protected abstract string Now { get; }

    /// <summary>Appended to a select whose rows are about to be taken by one of several workers.</summary>
    protected abstract string SkipLocked { get; }

    /// <summary>Asks whether a column is one of @keys: Dapper writes lists out, except where the driver knows arrays.</summary>
    protected abstract string AnyOfKeys { get; }

    /// <summary>A text column as the bytes of its UTF-8: reports of megabytes need not become strings on their way.</summary>
    protected abstract string BytesOf(string text);

    /// <summary>Reads a text column that the store packs itself where the database does not.</summary>
    protected abstract string Unpacked(string text);

    /// <summary>What <see cref="Unpacked"/> reads.</summary>
    protected abstract string Packed(string text);

    protected abstract Task<DbConnection> OpenAsync(CancellationToken cancel);

    protected abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>Waits for this process's turn to write, where the database lets only one write; its end is reported by disposing.</summary>
    protected virtual Task<IDisposable?> WriteTurnAsync(CancellationToken cancel) => Task.FromResult<IDisposable?>(null);

    /// <summary>Lets one filing transaction in at a time, over all workers, until it ends.</summary>
    protected abstract Task LockFilingAsync(DbTransaction transaction, CancellationToken cancel);

    /// <summary>A worker's name where the database knows that it is alive, else null: then its lease ends by time alone.</summary>
    protected abstract string IfAlive(string worker);

    public abstract Task RegisterAsync(string worker, CancellationToken cancel);

    public abstract Task<int> ReleaseOrphanedLeasesAsync(CancellationToken cancel);

    public abstract Task MigrateAsync(CancellationToken cancel);

    public abstract bool IsTransient(Exception fault);

    public abstract bool IsUnavailable(Exception fault);

    public virtual void Dispose()
    {
        _filing.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A statement that a database which takes work runs without effect.</summary>
    protected virtual string Probe => "SELECT 1";

    public async Task PingAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel).ConfigureAwait(false);
        await connection.ExecuteAsync(new CommandDefinition(Probe, cancellationToken: cancel)).ConfigureAwait(false);
    }

    /// <summary>Runs the scripts of this folder that the database has not had.</summary>
    protected static void Upgrade(UpgradeEngineBuilder builder, string bytesType)
    {
        var engine = builder
            .WithScriptsEmbeddedInAssembly(
                typeof(SqlStore).Assembly,
                name => name.Contains(".Storage.Migrations.", StringComparison.Ordinal)
            )
            .WithVariable("bytes", bytesType)
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build();
        RefuseNewer(engine);
        var result = engine.PerformUpgrade();
        if (!result.Successful)
            throw new DatabaseException(
                $"migration {result.ErrorScript?.Name} failed: {result.Error.Message}; repair the database and start again",
                result.Error
            );
    }

    /// <summary>A database that holds scripts which this program does not have was written by a newer one: this one would misread
    /// it.</summary>
    private static void RefuseNewer(UpgradeEngine engine)
    {
        var known = engine.GetDiscoveredScripts().Select(script => script.Name).ToHashSet(StringComparer.Ordinal);
        var unknown = engine.GetExecutedScripts().Where(script => !known.Contains(script)).Order(StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
            throw new DatabaseException(
                $"the database is newer than this program (it has {unknown.Split(".Migrations.")[^1]}); run the "
                    + "version that wrote it, or give this one a database of its own (Store:Path, "
                    + "ConnectionStrings:Database)"
            );
    }

    protected async Task<T> TransactAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var turn = await WriteTurnAsync(cancel).ConfigureAwait(false);
                await using var connection = await OpenAsync(cancel).ConfigureAwait(false);
                await using var transaction = await BeginAsync(connection, cancel).ConfigureAwait(false);
                var result = await work(transaction).ConfigureAwait(false);
                await transaction.CommitAsync(cancel).ConfigureAwait(false);
                return result;
            }
            catch (Exception fault) when (IsConflict(fault) && attempt < MaxAttempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10 << attempt), cancel).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Lost against another transaction: the same work will do at the next attempt.</summary>
    protected abstract bool IsConflict(Exception fault);

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? values, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel).ConfigureAwait(false);
        return (
            await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancel)).ConfigureAwait(false)
        ).AsList();
    }

    private static Task<int> ExecuteAsync(DbTransaction transaction, string sql, object? values, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancel));

    private static async Task<IReadOnlyList<T>> QueryAsync<T>(
        DbTransaction transaction,
        string sql,
        object? values,
        CancellationToken cancel
    ) =>
        (
            await transaction
                .Connection!.QueryAsync<T>(new CommandDefinition(sql, values, transaction, cancellationToken: cancel))
                .ConfigureAwait(false)
        ).AsList();
}
