using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace NarrativeDiff.Benchmarks.Day;

/// <summary>Says what takes the space in a worker's database: rows and bytes of each table, column by column.</summary>
internal static class DatabaseWeight
{
    private const double Mega = 1e6;

    public static void Print(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        var pages = connection.QuerySingle<long>("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
        var free = connection.QuerySingle<long>("SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size");
        Line($"database {pages / Mega:F1} MB, of which {free / Mega:F1} MB are free");
        foreach (var table in connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").AsList())
            Print(connection, table);
    }

    private static void Print(SqliteConnection connection, string table)
    {
        var rows = connection.QuerySingle<long>($"SELECT COUNT(*) FROM \"{table}\"");
        if (rows == 0)
            return;
        var columns = connection
            .Query<string>("SELECT name FROM pragma_table_info(@table)", new { table })
            .Select(column =>
                (
                    Name: column,
                    Bytes: connection.QuerySingle<long>($"SELECT COALESCE(SUM(LENGTH(CAST(\"{column}\" AS BLOB))), 0) FROM \"{table}\"")
                )
            )
            .Where(column => column.Bytes >= 100_000)
            .OrderByDescending(column => column.Bytes)
            .Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Name} {column.Bytes / Mega:F1}"));
        Line($"  {table}: {rows:N0} rows; MB: {string.Join(", ", columns)}");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
