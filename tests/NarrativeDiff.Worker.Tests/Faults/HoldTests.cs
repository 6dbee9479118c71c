using NarrativeDiff.Worker.Fixtures;
using Npgsql;
using RabbitMQ.Client;

namespace NarrativeDiff.Worker.Faults;

/// <summary>A database that is away for many times the broker's <c>consumer_timeout</c>: nothing is given up for it.</summary>
public sealed class HoldTests(ThrowAwayPostgres postgres)
{
    private const int Messages = 30;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Held for less than the time-out a message goes back by itself; held for longer the broker takes it away.</summary>
    [Theory]
    [InlineData("00:00:01", 2)]
    [InlineData("00:10:00", 100)]
    public async Task A_message_outlasts_the_brokers_consumer_timeout(string maxHold, int deliveryLimit)
    {
        await using var rabbit = new ThrowAwayRabbit();
        var broker = await rabbit.NewVirtualHostAsync();
        await rabbit.ConsumerTimeoutAsync(Timeout);
        var database = await postgres.NewDatabaseAsync();
        var settings = TestWorker.On(broker, database);
        settings["Logging:LogLevel:Default"] = "None";
        settings["Transport:MaxHold"] = maxHold;
        settings["Transport:DeliveryLimit"] = deliveryLimit.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await using var worker = await TestWorker.StartAsync(settings);
        var ledger = new Ledger(broker);
        await ledger.OpenAsync();
        await using var administrator = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database) { Pooling = false, Options = "-c default_transaction_read_only=off" }.ToString()
        );
        var name = new NpgsqlConnectionStringBuilder(database).Database;

        await RunAsync(administrator, $"ALTER DATABASE {name} SET default_transaction_read_only = on");
        await RunAsync(
            administrator,
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()"
        );
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        for (var number = 0; number < Messages; number++)
            await stranger.PublishAsync(Some.Message(Some.Version($"outlet-{number}", hint: "mill")), messageId: $"m-{number:D2}");
        await Task.Delay(5 * Timeout, Cancel);
        await ledger.ReadAsync(() => true, TimeSpan.FromSeconds(10));
        Assert.Empty(ledger.Outcomes);
        await RunAsync(administrator, $"ALTER DATABASE {name} RESET default_transaction_read_only");
        await RunAsync(
            administrator,
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()"
        );

        await ledger.ReadAsync(() => ledger.Outcomes.Count == Messages, TimeSpan.FromMinutes(2));
        Assert.Equal(Enumerable.Range(0, Messages).Select(number => $"m-{number:D2}"), ledger.Outcomes.Keys);
        Assert.All(ledger.Outcomes.Values, outcomes => Assert.Equal(["accepted"], outcomes));
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(Cancel);
        Assert.Equal(0u, await TroubleRun.WaitingAsync(connection, "nd.article-versions.v1.dead"));
        Assert.Null(await TroubleRun.WaitingAsync(connection, "nd.article-versions.v1_error"));
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
