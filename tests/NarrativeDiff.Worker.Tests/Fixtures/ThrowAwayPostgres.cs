using System.Diagnostics;
using System.Globalization;
using Npgsql;

[assembly: AssemblyFixture(typeof(NarrativeDiff.Worker.Fixtures.ThrowAwayPostgres))]

namespace NarrativeDiff.Worker.Fixtures;

/// <summary>A private PostgreSQL for one test run, started when the first test asks: own folder, own port, loopback only.</summary>
/// <remarks>NARRATIVEDIFF_TEST_POSTGRES names a server to use instead. Without either the test fails and says what to install: no silent
/// skip.</remarks>
public sealed class ThrowAwayPostgres : IAsyncLifetime
{
    private const string InstallFolder = "/usr/lib/postgresql";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly SemaphoreSlim _once = new(1);
    private string? _folder;
    private string? _server;
    private Child? _postgres;
    private string[] _command = [];

    /// <summary>A fresh database; its connection string.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var server = await ServerAsync();
        var name = "t" + Guid.NewGuid().ToString("N");
        await using var source = NpgsqlDataSource.Create(server);
        await using (var create = source.CreateCommand($"CREATE DATABASE {name}"))
            await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ToString();
    }

    /// <summary>kill -9 of the server; its own processes end when they notice.</summary>
    public async Task KillAsync()
    {
        if (_postgres is null || _folder is null)
            throw new InvalidOperationException("only a server that this fixture started can be killed");
        // Through runuser the server is a grandchild; its own file says its number.
        var number = (await File.ReadAllLinesAsync(Path.Combine(_folder, "data", "postmaster.pid")))[0];
        using (var server = Process.GetProcessById(int.Parse(number, CultureInfo.InvariantCulture)))
            server.Kill();
        await _postgres.KillAsync();
    }

    /// <summary>From now on the server asks this role, which it lets in unasked by default, for a password.</summary>
    public async Task AskForPasswordAsync(NpgsqlDataSource administrator, string role)
    {
        var rules = Path.Combine(
            _folder ?? throw new InvalidOperationException("only a server that this fixture started can be told whom to ask"),
            "data",
            "pg_hba.conf"
        );
        await File.WriteAllTextAsync(rules, $"host all {role} 127.0.0.1/32 scram-sha-256\n{await File.ReadAllTextAsync(rules)}");
        await using var reload = administrator.CreateCommand("SELECT pg_reload_conf()");
        await reload.ExecuteNonQueryAsync();
    }

    public Task StartAgainAsync()
    {
        // Its owner is dead, but where nobody reaps orphans the number still looks taken.
        File.Delete(Path.Combine(_folder!, "data", "postmaster.pid"));
        foreach (var socketLock in Directory.GetFiles(_folder!, ".s.PGSQL.*.lock"))
            File.Delete(socketLock);
        return RunServerAsync(_server!);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_postgres is { HasExited: false })
            await KillAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
        _once.Dispose();
    }

    private async Task<string> ServerAsync()
    {
        await _once.WaitAsync(TimeSpan.FromMinutes(2));
        try
        {
            return _server ??= Environment.GetEnvironmentVariable("NARRATIVEDIFF_TEST_POSTGRES") is { Length: > 0 } given
                ? given
                : await StartAsync();
        }
        finally
        {
            _once.Release();
        }
    }

    private async Task<string> StartAsync()
    {
        var bin = Directory.Exists(InstallFolder)
            ? Directory
                .GetDirectories(InstallFolder)
                .Select(version => Path.Combine(version, "bin"))
                .LastOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            : null;
        if (bin is null)
            throw new InvalidOperationException(
                $"no PostgreSQL under {InstallFolder}; run apt-get install postgresql, or name a server in NARRATIVEDIFF_TEST_POSTGRES"
            );

        _folder = Directory.CreateTempSubdirectory("nd-postgres-").FullName;
        var data = Path.Combine(_folder, "data");
        if (Environment.UserName == "root")
            await RunAsync("chown", "postgres", _folder);
        await RunAsync([
            .. AsPostgres(Path.Combine(bin, "initdb")),
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ]);
        var port = Child.FreePort();
        _command =
        [
            .. AsPostgres(Path.Combine(bin, "postgres")),
            "-D",
            data,
            "-p",
            $"{port}",
            "-h",
            "127.0.0.1",
            "-k",
            _folder,
            "-c",
            "fsync=off",
            "-c",
            "max_connections=400",
        ];
        var server = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "postgres",
            Database = "postgres",
        }.ToString();
        await RunServerAsync(server);
        return server;
    }

    /// <summary>Again where it ends: after a kill the old server's processes may hold its memory for a moment.</summary>
    private async Task RunServerAsync(string server)
    {
        for (var patience = Stopwatch.StartNew(); ; )
        {
            if (_postgres is not null)
                await _postgres.DisposeAsync();
            _postgres = Child.Start(_command[0], _command[1..], folder: _folder);
            if (await AnswersAsync(server, patience))
                return;
            if (patience.Elapsed > Patience)
                throw new InvalidOperationException($"PostgreSQL did not start:\n{_postgres.Output}");
            await Task.Delay(500);
        }
    }

    /// <summary>The server refuses to run as root.</summary>
    private static string[] AsPostgres(string program) =>
        Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", program] : [program];

    /// <returns>False: it ended, or did not answer in time.</returns>
    private async Task<bool> AnswersAsync(string server, Stopwatch patience)
    {
        while (patience.Elapsed < Patience && _postgres is { HasExited: false })
        {
            try
            {
                await using var source = NpgsqlDataSource.Create(server);
                await using var connection = await source.OpenConnectionAsync();
                await using var whose = new NpgsqlCommand("SHOW data_directory", connection);
                // Whatever else answers at this port is not ours.
                return (string?)await whose.ExecuteScalarAsync() == Path.Combine(_folder!, "data");
            }
            catch (NpgsqlException)
            {
                await Task.Delay(50);
            }
        }

        return false;
    }

    private static async Task RunAsync(params string[] command)
    {
        await using var child = Child.Start(command[0], command[1..]);
        var code = await child.ExitAsync(TimeSpan.FromSeconds(180), CancellationToken.None);
        if (code != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {code}:\n{child.Output}");
    }
}
