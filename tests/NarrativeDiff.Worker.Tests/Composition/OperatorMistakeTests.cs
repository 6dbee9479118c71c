using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using NarrativeDiff.Worker.Cli;
using NarrativeDiff.Worker.Cli.Verbs;
using NarrativeDiff.Worker.Fixtures;
using Npgsql;

namespace NarrativeDiff.Worker.Composition;

/// <summary>Every mistake of an operator is one line on the error stream, with key and remedy, and exit code 1; the lines here are approved
/// word by word.</summary>
/// <remarks>Run by the entry function of the program, in this process; * stands for words of the system or of a library.</remarks>
public sealed class OperatorMistakeTests(ThrowAwayPostgres postgres) : IDisposable
{
    private const string Times =
        "give a time from 00:00:00 to 01:00:00, written hours:minutes:seconds or days.hours:minutes:seconds, e.g. 00:00:05";
    private const string Postgres = "set it like Host=127.0.0.1;Username=…;Password=…;Database=narrativediff";

    private readonly string _folder = Directory.CreateTempSubdirectory("nd-mistake-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Arguments and the line.</summary>
    public static TheoryData<string, string> OfSettings =>
        new()
        {
            { "--Comparing:Debounce", "--Comparing:Debounce has no value; give it as --Comparing:Debounce value" },
            {
                "--Comparing:Parallel --Comparing:Debounce 00:00:01",
                "--Comparing:Parallel has no value; give it as --Comparing:Parallel value"
            },
            { "-q", "'-q' is no setting; give settings as --Section:Key value" },
            { "--Comparng:Debounce 00:00:01", "there is no setting Comparng:Debounce; did you mean Comparing:Debounce?" },
            { "--Comparing:Quite 00:00:01", "there is no setting Comparing:Quite; did you mean Comparing:Debounce?" },
            { "--Store:Debounce 00:00:01", "there is no setting Store:Debounce; did you mean Comparing:Debounce?" },
            { "--Pigeons:Colour grey", "there is no setting Pigeons:Colour; the documentation of the configuration lists all keys" },
            { "--urls http://127.0.0.1:1", "there is no setting urls; the documentation of the configuration lists all keys" },
            {
                "--ConnectionStrings:Brocker amqp://x",
                "there is no setting ConnectionStrings:Brocker; did you mean ConnectionStrings:Broker?"
            },
            { "--Comparing 5", "Comparing is a section and has no value of its own; give Comparing:Debounce or another of its keys" },
            { "--Comparing:Debounce:Min 5", "Comparing:Debounce:Min is no setting; Comparing:Debounce holds one value" },
            { "--Transport:Kind Pigeon", "Transport:Kind is 'Pigeon'; give InMemory or RabbitMq" },
            { "--Transport:Kind 1", "Transport:Kind is '1'; give InMemory or RabbitMq" },
            { "--Comparing:Debounce soon", $"Comparing:Debounce is 'soon'; {Times}" },
            { "--Comparing:Debounce 5", $"Comparing:Debounce is '5'; {Times}" },
            { "--Comparing:Debounce=", $"Comparing:Debounce is ''; {Times}" },
            { "--Comparing:Parallel 0", "Comparing:Parallel is '0'; give a whole number from 1 to 64" },
            { "--Api:Enabled yes", "Api:Enabled is 'yes'; give true or false" },
            { "--Api:Key hush-hush", "Api:Key is too short; give at least 16 characters" },
            {
                "--Api:Url ftp://127.0.0.1:5080",
                "Api:Url is 'ftp://127.0.0.1:5080'; it is no http address; give it like http://127.0.0.1:5080"
            },
            {
                "--Api:Url http://127.0.0.1:5080/news",
                "Api:Url is 'http://127.0.0.1:5080/news'; it has more than host and port; give it like "
                    + "http://127.0.0.1:5080, without a path"
            },
            {
                "--Api:Url https://127.0.0.1:5080",
                "Api:Url is 'https://127.0.0.1:5080'; the worker speaks plain HTTP; give http:// and let a proxy in front of it speak TLS"
            },
            {
                "--Api:Url http://127.0.0.1:99999",
                "Api:Url is 'http://127.0.0.1:99999'; '99999' is no port; give a number from 1 to 65535"
            },
            {
                "--Api:Url http://news.example:5080",
                "Api:Url is 'http://news.example:5080'; 'news.example' is no address of this machine; give "
                    + "localhost, one of its IP addresses, or * for all of them, and the name to Api:PublicUrl"
            },
            {
                "--Api:Url http://192.0.2.1:5080",
                "Api:Url is 'http://192.0.2.1:5080': this machine has no such address; give localhost, one of its IP "
                    + "addresses, or * for all of them"
            },
            { "--Api:PublicUrl news", "Api:PublicUrl is 'news'; it is no address; give it like https://news.example" },
            {
                "--Transport:Kind RabbitMq --ConnectionStrings:Broker garbage",
                "ConnectionStrings:Broker is no AMQP address; set it like amqp://user:password@host:5672/vhost"
            },
            { "--Store:Kind PostgreSql", $"ConnectionStrings:Database is not set though Store:Kind is PostgreSql; {Postgres}" },
            {
                "--Store:Kind PostgreSql --ConnectionStrings:Database garbage",
                $"ConnectionStrings:Database is no connection string; {Postgres}"
            },
            {
                "--Store:Kind PostgreSql --ConnectionStrings:Database Hots=db;Password=hush-hush",
                "ConnectionStrings:Database has 'hots', which PostgreSQL's driver does not know; did you mean Host?"
            },
            {
                "--Store:Kind PostgreSql --ConnectionStrings:Database Port=many;Host=db",
                $"ConnectionStrings:Database is no connection string; {Postgres}"
            },
            {
                "--Store:Kind PostgreSql --ConnectionStrings:Database Database=news",
                $"ConnectionStrings:Database names no Host; {Postgres}"
            },
            {
                "--Store:Path /proc/no/store.db",
                "Store:Path is '/proc/no/store.db': *; name a file in a folder that exists and that this user may write"
            },
            {
                "--Store:Path /sys/store.db",
                "Store:Path is '/sys/store.db': *; name a file in a folder that exists and that this user may write"
            },
            {
                "--Loaded:Model /no/such/model.json",
                "Loaded:Model is '/no/such/model.json': *; name a file that narrativediff train loaded wrote, or "
                    + "leave the key out for the bundled model"
            },
            {
                "--Encoder:Kind Model --Encoder:ModelFolder /no/such/folder",
                "Encoder:ModelFolder is '/no/such/folder': *; name a folder with a sentence-transformers model in "
                    + "ONNX, or leave the key out for the bundled model"
            },
        };

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(OfSettings))]
    public Task A_wrong_setting_is_one_line(string arguments, string line) => AssertAsync(line, arguments.Split(' '));

    [Fact]
    public async Task A_port_in_use_is_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://{other.LocalEndpoint}";
        await AssertAsync($"Api:Url is '{url}': another program listens there; give another port, or end that program", "--Api:Url", url);
    }

    [Fact]
    public async Task Files_that_are_not_what_they_should_be_are_one_line_each()
    {
        var garbage = Path.Combine(_folder, "garbage");
        await File.WriteAllTextAsync(garbage, new string('x', 5_000), Cancel);
        await AssertAsync(
            $"Store:Path is '{garbage}': the file is no SQLite database, or a damaged one; name another file, or restore this one",
            "--Store:Path",
            garbage
        );
        await AssertAsync(
            $"Store:Path is '{_folder}': the file cannot be opened; name a file, not a folder, in a folder that this user may write",
            "--Store:Path",
            _folder
        );
        await AssertAsync(
            $"Loaded:Model is '{garbage}': *; name a file that narrativediff train loaded wrote, or leave the key "
                + $"out for the bundled model",
            "--Loaded:Model",
            garbage
        );

        var model = Directory.CreateDirectory(Path.Combine(_folder, "model")).FullName;
        await File.WriteAllTextAsync(Path.Combine(model, "model.onnx"), "no network", Cancel);
        await File.WriteAllTextAsync(Path.Combine(model, "vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\nfire\n", Cancel);
        await AssertAsync(
            $"Encoder:ModelFolder is '{model}': *; name a folder with a sentence-transformers model in ONNX, or "
                + $"leave the key out for the bundled model",
            "--Encoder:Kind",
            "Model",
            "--Encoder:ModelFolder",
            model
        );
    }

    [Fact]
    public async Task Settings_that_are_no_JSON_are_one_line()
    {
        var file = Path.Combine(_folder, "appsettings.json");
        await File.WriteAllTextAsync(file, "{ \"Api\": { \"Url\": }\n}", Cancel);
        var run = await VerbRun.Of(
            RunCommand.Create((arguments, _) => WorkerHost.Build(arguments, builder => builder.Configuration.AddJsonFile(file)))
        );
        AssertLine($"Failed to load configuration from file '{file}': *LineNumber: 0*; correct the file or remove it", run);
    }

    [Fact]
    public async Task A_wrong_key_in_the_environment_is_one_line_of_the_program_itself()
    {
        await using var program = WorkerProcess.Run(
            ["run", "--Api:Url", "http://127.0.0.1:0"],
            environment: new Dictionary<string, string> { ["ConnectionStrings__Brocker"] = "amqp://x" }
        );

        Assert.Equal(1, await program.ExitAsync(TimeSpan.FromSeconds(180), Cancel));
        Assert.Equal("error: there is no setting ConnectionStrings:Brocker; did you mean ConnectionStrings:Broker?", program.Output.Trim());
    }

    [Theory]
    [InlineData(
        "Comparng__Debounce",
        "the environment's Comparng__Debounce: there is no setting Comparng:Debounce; did you mean Comparing__Debounce?"
    )]
    [InlineData("NARRATIVEDIFF_Comparing__Quite", "there is no setting Comparing:Quite; did you mean Comparing:Debounce?")]
    [InlineData(
        "NARRATIVEDIFF_Comparing_Debounce",
        "the environment's NARRATIVEDIFF_Comparing_Debounce sets nothing; two underscores part section and key: Comparing__Debounce"
    )]
    public async Task A_wrong_variable_is_one_line(string variable, string line)
    {
        await using var program = WorkerProcess.Run(
            ["run", "--Api:Url", "http://127.0.0.1:0"],
            environment: new Dictionary<string, string> { [variable] = "00:00:01" }
        );

        Assert.Equal(1, await program.ExitAsync(TimeSpan.FromSeconds(180), Cancel));
        Assert.Equal("error: " + line, program.Output.Trim());
    }

    /// <summary>SQL by which the database comes to be so ({0}: database, {1}: role), what differs in the connection string, and the line
    /// ({2}: server).</summary>
    [Theory]
    [InlineData(
        "CREATE ROLE {1} LOGIN PASSWORD 'right-one'",
        "Password=hush-hush",
        "{2} refuses the password of '{1}'; correct Username and Password",
        true
    )]
    [InlineData("SELECT 1", "", "{2} refuses the login of '{1}' (*); create the role, let it in (pg_hba.conf), or correct Username", false)]
    [InlineData(
        "CREATE ROLE {1} LOGIN",
        "Database=nowhere",
        "{2} has no database 'nowhere'; create it (CREATE DATABASE) or correct Database",
        false
    )]
    [InlineData(
        "CREATE ROLE {1} LOGIN | REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "",
        "'{1}' lacks a right in '{0}' on {2} (*); GRANT it CONNECT on the database and USAGE, CREATE on its schema",
        false
    )]
    [InlineData(
        "CREATE ROLE {1} LOGIN | ALTER DATABASE {0} OWNER TO {1} | ALTER DATABASE {0} SET default_transaction_read_only = on",
        "",
        "'{0}' on {2} is read-only; name the server that takes writes, or let the database take them",
        false
    )]
    public async Task A_database_that_lets_nobody_in_is_one_line(string sql, string differing, string line, bool asksForPassword)
    {
        var given = new NpgsqlConnectionStringBuilder(await postgres.NewDatabaseAsync()) { Pooling = false };
        await using var administrator = NpgsqlDataSource.Create(given.ToString());
        var (database, role, server) = (
            given.Database!,
            "w" + given.Database,
            string.Create(CultureInfo.InvariantCulture, $"{given.Host}:{given.Port}")
        );
        if (asksForPassword)
            await postgres.AskForPasswordAsync(administrator, role);
        foreach (var statement in string.Format(CultureInfo.InvariantCulture, sql, database, role).Split('|'))
        {
            await using var command = administrator.CreateCommand(statement);
            await command.ExecuteNonQueryAsync(Cancel);
        }

        given.Username = role;
        var text = new NpgsqlConnectionStringBuilder($"{given};{differing}").ToString();
        await AssertAsync(
            "ConnectionStrings:Database: " + string.Format(CultureInfo.InvariantCulture, line, database, role, server),
            "--Store:Kind",
            "PostgreSql",
            "--ConnectionStrings:Database",
            text
        );
    }

    [Fact]
    public async Task The_port_of_another_server_is_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var answering = AnswerAsync(other);
        await AssertAsync(
            $"ConnectionStrings:Database: what answers at {other.LocalEndpoint} is no PostgreSQL server, or does "
                + $"not speak as this worker asks (*); correct Host, Port and SSL Mode",
            "--Store:Kind",
            "PostgreSql",
            "--ConnectionStrings:Database",
            $"Host=127.0.0.1;Port={((IPEndPoint)other.LocalEndpoint).Port};Username=n;Database=n"
        );
        other.Stop();
        await answering;
    }

    /// <summary>As a web server answers what it does not understand.</summary>
    private static async Task AnswerAsync(TcpListener server)
    {
        try
        {
            while (true)
            {
                using var client = await server.AcceptTcpClientAsync(Cancel);
                await client.GetStream().ReadExactlyAsync(new byte[8], Cancel);
                await client
                    .GetStream()
                    .WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"), Cancel);
            }
        }
        catch (Exception end) when (end is SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AssertAsync(string line, params string[] arguments)
    {
        string[] usual =
        [
            "--Api:Url",
            "http://127.0.0.1:0",
            "--Encoder:Kind",
            "Lexical",
            "--Store:Path",
            Path.Combine(_folder, "store.db"),
            "--Logging:LogLevel:Default",
            "None",
        ];
        var defaults = usual.Chunk(2).Where(pair => !arguments.Contains(pair[0])).SelectMany(pair => pair);
        AssertLine(line, await VerbRun.Of(RunCommand.Create(WorkerHost.Build), [.. defaults, .. arguments]));
    }

    private static void AssertLine(string line, VerbRun run)
    {
        Assert.Matches($"^error: {Regex.Escape(line).Replace("\\*", "[^\n]+", StringComparison.Ordinal)}\n$", run.Error);
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.DoesNotContain("hush-hush", run.Error, StringComparison.Ordinal);
    }
}
