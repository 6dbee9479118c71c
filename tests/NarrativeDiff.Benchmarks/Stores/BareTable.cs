using Microsoft.Data.Sqlite;

namespace NarrativeDiff.Benchmarks.Stores;

/// <summary>One SQLite table of keys and bytes, written as safely as the store writes: what the store is measured against.</summary>
internal sealed class BareTable : IDisposable
{
    private readonly SqliteConnection _connection;

    public BareTable(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Execute(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8192; CREATE TABLE thing "
                + "(id TEXT PRIMARY KEY, bytes BLOB NOT NULL)"
        );
    }

    public void Write(IEnumerable<(string Key, byte[] Bytes)> rows, int group)
    {
        foreach (var together in rows.Chunk(group))
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            using var insert = Command("INSERT INTO thing (id, bytes) VALUES (@id, @bytes) ON CONFLICT (id) DO NOTHING");
            insert.Transaction = transaction;
            foreach (var (key, bytes) in together)
            {
                insert.Parameters[0].Value = key;
                insert.Parameters[1].Value = bytes;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    public void Read(IEnumerable<string> keys)
    {
        using var select = Command("SELECT bytes FROM thing WHERE id = @id");
        foreach (var key in keys)
        {
            select.Parameters[0].Value = key;
            if (select.ExecuteScalar() is not byte[])
                throw new InvalidOperationException($"{key} is not there");
        }
    }

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new SqliteParameter("@id", SqliteType.Text));
        if (sql.Contains("@bytes", StringComparison.Ordinal))
            command.Parameters.Add(new SqliteParameter("@bytes", SqliteType.Blob));
        return command;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
