using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

[assembly: AssemblyFixture(typeof(NarrativeDiff.Worker.Fixtures.ThrowAwayRabbit))]

namespace NarrativeDiff.Worker.Fixtures;

/// <summary>A private RabbitMQ broker for one test run, started when the first test asks: own node, ports, cookie and folders, loopback
/// only.</summary>
/// <remarks>
/// NARRATIVEDIFF_TEST_RABBITMQ (with NARRATIVEDIFF_TEST_RABBITMQ_MANAGEMENT) names a broker to use instead. Without either the test fails
/// and says
/// what to install: no silent skip. The script of the package in sbin changes user and folder; this starts the one beneath it.
/// </remarks>
public sealed class ThrowAwayRabbit : IAsyncLifetime
{
    private const string Server = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private const string Control = "/usr/lib/rabbitmq/bin/rabbitmqctl";
    private const int Attempts = 3;
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly SemaphoreSlim _once = new(1);
    private int _securePort;
    private string? _folder;
    private Child? _portMapper;
    private Child? _broker;
    private Uri? _address;
    private Uri? _management;
    private Dictionary<string, string> _surroundings = [];

    /// <summary>A fresh virtual host; its AMQP address. Tests do not see each other's queues.</summary>
    public async Task<Uri> NewVirtualHostAsync()
    {
        var address = await BrokerAsync();
        var name = "t" + Guid.NewGuid().ToString("N")[..12];
        var user = Uri.UnescapeDataString(address.UserInfo.Split(':')[0]);
        using var http = new HttpClient { BaseAddress = _management };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo)))
        );
        await PutAsync(http, $"api/vhosts/{name}", "{}");
        await PutAsync(http, $"api/permissions/{name}/{user}", """{"configure":".*","write":".*","read":".*"}""");
        return new UriBuilder(address) { Path = "/" + name }.Uri;
    }

    /// <summary>kill -9 of the broker; what it had confirmed is on its disk.</summary>
    /// <remarks>RabbitMQ 3.10 writes down every five seconds whom a quorum queue elected: one that is killed before finds a queue without a
    /// leader, for good.</remarks>
    public async Task KillAsync()
    {
        if (_broker is null)
            throw new InvalidOperationException("only a broker that this fixture started can be killed");
        await Task.Delay(Settled);
        await _broker.KillAsync();
    }

    /// <summary>The same node on the same ports and folder; returns once a client can log in.</summary>
    public Task StartAgainAsync() => RunServerAsync(_address!);

    /// <summary>Raises or clears one of the broker's own alarms: it then reads nothing from whoever publishes.</summary>
    /// <param name="resource"><c>memory</c> or <c>disk</c>.</param>
    public Task AlarmAsync(string resource, bool on) =>
        EvaluateAsync(
            on
                ? $"rabbit_alarm:set_alarm({{{{resource_limit, {resource}, node()}}, []}})."
                : $"rabbit_alarm:clear_alarm({{resource_limit, {resource}, node()}})."
        );

    /// <summary>From now on a new channel is closed that holds a message for so long; the broker looks four times in that time.</summary>
    public Task ConsumerTimeoutAsync(TimeSpan timeout) =>
        EvaluateAsync(
            FormattableString.Invariant($"application:set_env(rabbit, consumer_timeout, {timeout.TotalMilliseconds:f0}), ")
                + FormattableString.Invariant($"application:set_env(rabbit, channel_tick_interval, {timeout.TotalMilliseconds / 4:f0}).")
        );

    /// <summary>A user of one virtual host with rights of its own; the broker's address for it.</summary>
    public async Task<Uri> NewUserAsync(Uri virtualHost, string name, string write)
    {
        using var http = Management();
        await PutAsync(http, $"api/users/{name}", """{"password":"secret","tags":""}""");
        await AllowAsync(virtualHost, name, write);
        return new UriBuilder(virtualHost) { UserName = name, Password = "secret" }.Uri;
    }

    /// <summary>Changes what a user may write to, as a pattern; channels that are open keep what they were once granted.</summary>
    public async Task AllowAsync(Uri virtualHost, string name, string write)
    {
        using var http = Management();
        await PutAsync(
            http,
            $"api/permissions{virtualHost.AbsolutePath}/{name}",
            System.Text.Json.JsonSerializer.Serialize(
                new
                {
                    configure = ".*",
                    write,
                    read = ".*",
                }
            )
        );
    }

    private HttpClient Management()
    {
        var http = new HttpClient { BaseAddress = _management };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(_address!.UserInfo)))
        );
        return http;
    }

    private async Task EvaluateAsync(string expression)
    {
        await using var control = Child.Start(Control, ["eval", expression], _surroundings, _folder);
        var code = await control.ExitAsync(TimeSpan.FromMinutes(4), CancellationToken.None);
        if (code != 0)
            throw new InvalidOperationException($"rabbitmqctl eval {expression} ended with {code}:\n{control.Output}");
    }

    /// <summary>The same virtual host over TLS, and the file with the authority that signed the broker's certificate.</summary>
    public (Uri Address, string Authority) Secured(Uri virtualHost) =>
        _folder is null
            ? throw new InvalidOperationException("only a broker that this fixture started has a certificate of ours")
            : (
                new UriBuilder(virtualHost)
                {
                    Scheme = "amqps",
                    Host = "localhost",
                    Port = _securePort,
                }.Uri,
                Path.Combine(_folder, "authority.pem")
            );

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_broker is not null)
            await _broker.DisposeAsync();
        if (_portMapper is not null)
            await _portMapper.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
        _once.Dispose();
    }

    private async Task<Uri> BrokerAsync()
    {
        await _once.WaitAsync(TimeSpan.FromMinutes(3));
        try
        {
            if (_address is not null)
                return _address;
            if (Environment.GetEnvironmentVariable("NARRATIVEDIFF_TEST_RABBITMQ") is { Length: > 0 } given)
            {
                _management = new(
                    Environment.GetEnvironmentVariable("NARRATIVEDIFF_TEST_RABBITMQ_MANAGEMENT") ?? "http://127.0.0.1:15672/"
                );
                return _address = new(given);
            }

            return _address = await StartAsync();
        }
        finally
        {
            _once.Release();
        }
    }

    private async Task<Uri> StartAsync()
    {
        if (!File.Exists(Server))
            throw new InvalidOperationException(
                $"no RabbitMQ at {Server}; run apt-get install rabbitmq-server, or name a broker in NARRATIVEDIFF_TEST_RABBITMQ"
            );
        _folder = Directory.CreateTempSubdirectory("nd-rabbit-").FullName;
        foreach (var name in new[] { "home", "data", "log" })
            Directory.CreateDirectory(Path.Combine(_folder, name));
        int port = Child.FreePort(),
            management = Child.FreePort(),
            mapper = Child.FreePort();
        _securePort = Child.FreePort();
        Certificates.Write(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder, "rabbitmq.conf"), Settings(port, management) + Secure(_folder, _securePort));
        await File.WriteAllTextAsync(Path.Combine(_folder, "plugins"), "[rabbitmq_management].\n");
        // Our own in the foreground: the broker would start a daemon that outlives the tests.
        _portMapper = Child.Start("epmd", ["-port", $"{mapper}", "-address", "127.0.0.1"]);
        _surroundings = Surroundings(_folder, port, mapper);
        _management = new($"http://127.0.0.1:{management}/");
        var address = new Uri($"amqp://guest:guest@127.0.0.1:{port}/");
        await RunServerAsync(address);
        return address;
    }

    private static string Settings(int port, int management) =>
        $"""
            listeners.tcp.1 = 127.0.0.1:{port}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {management}
            vm_memory_high_watermark.absolute = 1GB
            disk_free_limit.absolute = 50MB
            log.console = true
            log.console.level = warning
            log.file = false

            """;

    private static string Secure(string folder, int port) =>
        $"""
            listeners.ssl.1 = 127.0.0.1:{port}
            ssl_options.cacertfile = {folder}/authority.pem
            ssl_options.certfile = {folder}/broker.pem
            ssl_options.keyfile = {folder}/broker.key
            ssl_options.verify = verify_none
            ssl_options.fail_if_no_peer_cert = false

            """;

    private static Dictionary<string, string> Surroundings(string folder, int port, int mapper) =>
        new()
        {
            ["HOME"] = $"{folder}/home",
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_NODENAME"] = $"nd{port}@localhost",
            ["RABBITMQ_MNESIA_BASE"] = $"{folder}/data",
            ["RABBITMQ_LOG_BASE"] = $"{folder}/log",
            ["RABBITMQ_CONFIG_FILE"] = $"{folder}/rabbitmq.conf",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = $"{folder}/plugins",
            ["RABBITMQ_PID_FILE"] = $"{folder}/pid",
            ["RABBITMQ_DIST_PORT"] = $"{Child.FreePort()}",
            ["ERL_EPMD_PORT"] = $"{mapper}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_CRASH_DUMP"] = "/dev/null",
            // Idle schedulers sleep instead of spinning: the tests share two cores with the broker.
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none",
        };

    /// <summary>Again where it ends or hangs: on a busy machine one start in many comes to nothing.</summary>
    private async Task RunServerAsync(Uri address)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (_broker is not null)
                await _broker.DisposeAsync();
            _broker = Child.Start(Server, [], _surroundings, _folder);
            if (await AnswersAsync(address))
                return;
            if (attempt == Attempts)
                throw new InvalidOperationException($"RabbitMQ did not start:\n{_broker.Output}");
        }
    }

    /// <summary>Ready is when a client can log in: the listener opens last.</summary>
    /// <returns>False: it ended, or did not answer in time.</returns>
    private async Task<bool> AnswersAsync(Uri address)
    {
        var factory = new ConnectionFactory { Uri = address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && _broker is { HasExited: false }; )
        {
            try
            {
                await using var connection = await factory.CreateConnectionAsync();
                // Whatever else answers at this port is not ours.
                return connection.ServerProperties is { } properties
                    && properties.TryGetValue("cluster_name", out var cluster)
                    && cluster is byte[] name
                    && Encoding.UTF8.GetString(name).StartsWith($"nd{address.Port}@", StringComparison.Ordinal);
            }
            catch (BrokerUnreachableException)
            {
                await Task.Delay(200);
            }
        }

        return false;
    }

    private static async Task PutAsync(HttpClient http, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await http.PutAsync(new Uri(path, UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }
}
