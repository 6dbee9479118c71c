using Microsoft.Data.Sqlite;
using Npgsql;

namespace NarrativeDiff.Worker.Storage;

/// <summary>The database cannot be used as it is configured: one line with key and remedy, and no password.</summary>
internal sealed class DatabaseException(string message, Exception? inner = null) : InvalidOperationException(message, inner);

/// <summary>Puts what a database says when it is opened into words for its operator.</summary>
internal static class DatabaseFault
{
    /// <returns>Null: the fault is no mistake of the operator's.</returns>
    public static DatabaseException? OfPostgres(Exception fault, string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var server = FormattableString.Invariant($"{given.Host}:{given.Port}");
        var (trouble, remedy) = fault switch
        {
            PostgresException { SqlState: "28P01" } => (
                $"{server} refuses the password of '{given.Username}'",
                "correct Username and Password"
            ),
            PostgresException { SqlState: "28000" } said => (
                $"{server} refuses the login of '{given.Username}' ({said.MessageText})",
                "create the role, let it in (pg_hba.conf), or correct Username"
            ),
            PostgresException { SqlState: "3D000" } => (
                $"{server} has no database '{given.Database}'",
                "create it (CREATE DATABASE) or correct Database"
            ),
            PostgresException { SqlState: "42501" } said => (
                $"'{given.Username}' lacks a right in '{given.Database}' on {server} ({said.MessageText})",
                "GRANT it CONNECT on the database and USAGE, CREATE on its schema"
            ),
            PostgresException { SqlState: "25006" } => (
                $"'{given.Database}' on {server} is read-only",
                "name the server that takes writes, or let the database take them"
            ),
            PostgresException => (null, null),
            NpgsqlException { IsTransient: false } asks when asks.Message.StartsWith("No password", StringComparison.Ordinal) => (
                $"{server} asks for a password of '{given.Username}'",
                "add Password"
            ),
            NpgsqlException { IsTransient: false } => (
                $"what answers at {server} is no PostgreSQL server, or does not speak as this worker asks ({FirstLine(fault)})",
                "correct Host, Port and SSL Mode"
            ),
            _ => (null, null),
        };
        return trouble is null ? null : new DatabaseException($"ConnectionStrings:Database: {trouble}; {remedy}", fault);
    }

    /// <returns>Null: the fault is no mistake of the operator's.</returns>
    public static DatabaseException? OfFile(Exception fault, string path) =>
        fault switch
        {
            SqliteException { SqliteErrorCode: 5 or 6 } => Of(
                path,
                "another program holds the file locked",
                "end it, or give this worker a file of its own",
                fault
            ),
            SqliteException { SqliteErrorCode: 8 } => Of(
                path,
                "the file or its folder is read-only",
                "name a file in a folder that this user may write",
                fault
            ),
            SqliteException { SqliteErrorCode: 13 } => Of(path, "the disk is full", "make room, or name a file on another disk", fault),
            SqliteException { SqliteErrorCode: 14 } => Of(
                path,
                "the file cannot be opened",
                "name a file, not a folder, in a folder that this user may write",
                fault
            ),
            SqliteException { SqliteErrorCode: 11 or 26 } => Of(
                path,
                "the file is no SQLite database, or a damaged one",
                "name another file, or restore this one",
                fault
            ),
            IOException or UnauthorizedAccessException => Of(
                path,
                FirstLine(fault),
                "name a file in a folder that exists and that this user may write",
                fault
            ),
            _ => null,
        };

    private static DatabaseException Of(string path, string trouble, string remedy, Exception fault) =>
        new($"Store:Path is '{path}': {trouble}; {remedy}", fault);

    private static string FirstLine(Exception fault) => fault.Message.Split('\n')[0].TrimEnd('.', '\r');
}
