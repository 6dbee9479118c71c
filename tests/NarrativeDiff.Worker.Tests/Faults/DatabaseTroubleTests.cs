using System.Globalization;
using NarrativeDiff.Worker.Fixtures;
using Npgsql;

namespace NarrativeDiff.Worker.Faults;

/// <summary>A PostgreSQL that answers and takes no work: messages are held, readiness fails and says why, and all goes on by
/// itself.</summary>
public sealed class DatabaseTroubleTests(ThrowAwayRabbit rabbit, ThrowAwayPostgres postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The trouble, what begins it and what ends it as SQL of an administrator, and what readiness says of it.</summary>
    private static readonly (string Trouble, string Begin, string End, string State)[] Kinds =
    [
        (
            "read-only failover",
            "ALTER DATABASE {0} SET default_transaction_read_only = on | {2}",
            "ALTER DATABASE {0} RESET default_transaction_read_only | {2}",
            "25006"
        ),
        ("refused login", "ALTER ROLE {1} NOLOGIN | {2}", "ALTER ROLE {1} LOGIN", "28000"),
        (
            "revoked rights",
            "REVOKE INSERT, UPDATE ON ALL TABLES IN SCHEMA public FROM {1}",
            "GRANT INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO {1}",
            "42501"
        ),
        (
            "statement time-outs",
            "ALTER ROLE {1} SET statement_timeout = 250 | {3} PERFORM pg_sleep(0.3); {4} | {2}",
            "ALTER ROLE {1} RESET statement_timeout | DROP TRIGGER trouble ON article_version | {2}",
            "57014"
        ),
        (
            "full disk",
            "{3} RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; {4}",
            "DROP TRIGGER trouble ON article_version",
            "53100"
        ),
        (
            "full disk under the reports",
            "{3} RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; {5}",
            "DROP TRIGGER trouble ON report",
            "53100"
        ),
    ];

    public static TheoryData<string, int> Troubles
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var (trouble, _, _, _) in Kinds)
            foreach (var seed in FaultSize.Seeds)
                data.Add(trouble, seed);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Messages_wait_for_a_database_that_takes_no_work(string trouble, int seed)
    {
        var (_, begin, end, state) = Kinds.Single(kind => kind.Trouble == trouble);
        var database = await postgres.NewDatabaseAsync();
        var settings = new NpgsqlConnectionStringBuilder(database);
        var role = "w" + settings.Database;
        await using var administrator = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database) { Pooling = false, Options = "-c default_transaction_read_only=off" }.ToString()
        );
        await RunAsync(administrator, $"CREATE ROLE {role} LOGIN | ALTER DATABASE {settings.Database} OWNER TO {role}");
        settings.Username = role;
        await using var run = new TroubleRun(seed);
        await run.StartAsync(await rabbit.NewVirtualHostAsync(), settings.ToString());

        await run.PlayAsync(() => RunAsync(administrator, Sql(begin)), () => RunAsync(administrator, Sql(end)), state);

        Figures.Draft(
            string.Create(
                CultureInfo.InvariantCulture,
                $"trouble {trouble}, seed {seed}: {run.Messages.Length} messages, one outcome each, ready "
                    + $"{run.Recovery.TotalSeconds:F1} s after its end"
            )
        );
        Assert.InRange(run.Recovery, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        // A connection that ends between a broker's confirm and the store's note of it repeats that announcement under its id.
        await run.AssertUndisturbedAsync(exact: !begin.Contains("{2}", StringComparison.Ordinal));

        string Sql(string pattern) =>
            string.Format(
                CultureInfo.InvariantCulture,
                pattern,
                settings.Database,
                role,
                $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{settings.Database}' AND usename = '{role}'",
                "CREATE OR REPLACE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN",
                "RETURN NEW; END $$ | CREATE TRIGGER trouble BEFORE INSERT ON article_version FOR EACH ROW EXECUTE FUNCTION trouble()",
                "RETURN NEW; END $$ | CREATE TRIGGER trouble BEFORE INSERT ON report FOR EACH ROW EXECUTE FUNCTION trouble()"
            );
    }

    /// <summary>Each statement by itself, so that what ends connections comes after what it is for.</summary>
    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var connection = await source.OpenConnectionAsync(Cancel);
        foreach (var statement in sql.Split('|'))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(Cancel);
        }
    }
}
