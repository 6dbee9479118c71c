using System.Globalization;
using NarrativeDiff.Worker.Fixtures;
using Npgsql;
using RabbitMQ.Client;

namespace NarrativeDiff.Worker.Faults;

/// <summary>A broker that takes no work, subscribers and publishers that misbehave: one outcome a message, for everybody who
/// listens.</summary>
public sealed class BrokerTroubleTests(ThrowAwayRabbit rabbit, ThrowAwayPostgres postgres)
{
    public static TheoryData<int> Seeds => [.. FaultSize.Seeds];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Each kind with each seed.</summary>
    public static TheoryData<string, int> SeedsOf(string one, string other)
    {
        var data = new TheoryData<string, int>();
        foreach (var seed in FaultSize.Seeds)
        {
            data.Add(one, seed);
            data.Add(other, seed);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(SeedsOf), "memory", "disk")]
    public async Task Outcomes_wait_for_a_broker_that_blocks_publishers(string resource, int seed)
    {
        await using var own = new ThrowAwayRabbit();
        await using var run = new TroubleRun(seed);
        var database = await postgres.NewDatabaseAsync();
        await run.StartAsync(await own.NewVirtualHostAsync(), database);
        // Nothing is filed until the alarm is raised: then every worker has outcomes that the broker does not read.
        await using var source = NpgsqlDataSource.Create(database);
        await using var holding = await source.OpenConnectionAsync(Cancel);
        NpgsqlTransaction? held = null;

        await run.PlayAsync(
            HoldAsync,
            () => own.AlarmAsync(resource, on: false),
            "blocks publishers",
            loaded: async () =>
            {
                await own.AlarmAsync(resource, on: true);
                await held!.RollbackAsync(Cancel);
            }
        );

        Draft(run, $"{resource} alarm");
        await run.AssertUndisturbedAsync();

        async Task HoldAsync()
        {
            held = await holding.BeginTransactionAsync(Cancel);
            await using var hold = new NpgsqlCommand("LOCK TABLE article_version IN EXCLUSIVE MODE", holding, held);
            await hold.ExecuteNonQueryAsync(Cancel);
        }
    }

    [Theory]
    [MemberData(nameof(SeedsOf), "nd.outcomes", "nd.reports")]
    public async Task A_subscribers_full_queue_keeps_nothing_from_the_others(string exchange, int seed)
    {
        await using var run = new TroubleRun(seed);
        await run.StartAsync(await rabbit.NewVirtualHostAsync(), await postgres.NewDatabaseAsync());
        await using var connection = await new ConnectionFactory { Uri = run.Broker }.CreateConnectionAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        await channel.QueueDeclareAsync(
            "full",
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?> { ["x-max-length"] = 1, ["x-overflow"] = "reject-publish" },
            cancellationToken: Cancel
        );

        await run.PlayAsync(() => channel.QueueBindAsync("full", exchange, "#", cancellationToken: Cancel), () => Task.CompletedTask);

        Draft(run, $"full subscriber of {exchange}");
        // A refused message is published at most three times: however many are on their way before the workers know, each repeats twice at
        // most.
        await run.AssertUndisturbedAsync(exact: false);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_reply_that_cannot_be_sent_disturbs_no_message(int seed)
    {
        await using var run = new TroubleRun(seed);
        await run.StartAsync(await rabbit.NewVirtualHostAsync(), await postgres.NewDatabaseAsync());
        string[] addresses =
        [
            "amq.rabbitmq.reply-to.g1hkAA==.xyz",
            "nobody",
            "amq.rabbitmq.reply-to.g1h3AW4AAAAAAAAAAAAAAAA=.a2V5",
            new('q', 255),
            "nd.article-versions.v1",
            "\u0001",
        ];

        await run.PlayAsync(() => Task.CompletedTask, () => Task.CompletedTask, replyTo: index => addresses[index % addresses.Length]);

        Draft(run, "forged reply_to");
        await run.AssertUndisturbedAsync();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Without_the_right_to_reply_there_is_no_reply_and_each_outcome_once(int seed)
    {
        var all = await rabbit.NewVirtualHostAsync();
        var broker = await rabbit.NewUserAsync(all, "mute" + all.AbsolutePath[1..], write: "^(?!amq\\.default$).*");
        await using var run = new TroubleRun(seed);
        await run.StartAsync(broker, await postgres.NewDatabaseAsync(), all);

        await run.PlayAsync(() => Task.CompletedTask, () => Task.CompletedTask, replyTo: _ => "anybody");

        Draft(run, "no right on the default exchange");
        await run.AssertUndisturbedAsync();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Outcomes_wait_for_the_right_to_announce_them(int seed)
    {
        var all = await rabbit.NewVirtualHostAsync();
        var name = "part" + all.AbsolutePath[1..];
        var broker = await rabbit.NewUserAsync(all, name, write: "^(?!nd\\.outcomes$).*");
        await using var run = new TroubleRun(seed);
        await run.StartAsync(broker, await postgres.NewDatabaseAsync(), all);

        await run.PlayAsync(() => Task.CompletedTask, () => rabbit.AllowAsync(all, name, ".*"), "nd.outcomes");

        Draft(run, "no right on nd.outcomes");
        await run.AssertUndisturbedAsync();
    }

    [Fact]
    public async Task What_an_older_version_left_in_its_error_queues_gets_its_outcome_under_its_own_id()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(new(true, true), Cancel);
        string[] leftovers = ["nd.article-versions.v1_error", "nd.article-versions.v1_skipped", "nd.article-versions.v1.dead_error"];
        foreach (var queue in leftovers)
        {
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: Cancel);
            var properties = new BasicProperties
            {
                MessageId = queue,
                CorrelationId = "c-1",
                ContentType = "application/json",
                Headers = new Dictionary<string, object?> { ["MT-Reason"] = "fault" },
            };
            await channel.BasicPublishAsync(
                "",
                queue,
                mandatory: true,
                properties,
                System.Text.Encoding.UTF8.GetBytes(Some.Message(Some.Version(queue, hint: "mill"))),
                Cancel
            );
        }

        await using var stranger = await BrokerClient.ConnectAsync(broker);
        await channel.ExchangeDeclareAsync("nd.outcomes", "topic", durable: true, cancellationToken: Cancel);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");
        await using var worker = await TestWorker.StartAsync(TestWorker.On(broker));
        await TestWorker.UntilAsync(outcomes, leftovers.Length, TimeSpan.FromSeconds(60));

        Assert.Equal(
            [
                ("nd.article-versions.v1.dead_error", "quarantined"),
                ("nd.article-versions.v1_error", "accepted"),
                ("nd.article-versions.v1_skipped", "accepted"),
            ],
            outcomes.Select(outcome => (outcome["messageId"], outcome["outcome"])).OrderBy(pair => pair.Item1, StringComparer.Ordinal)
        );
        Assert.All(outcomes, outcome => Assert.Equal("c-1", outcome["correlationId"]));
        foreach (var queue in leftovers)
            Assert.Null(await UntilGoneAsync(connection, queue));
    }

    /// <returns>Null: it is gone; else what waits there after ten seconds.</returns>
    private static async Task<uint?> UntilGoneAsync(IConnection connection, string queue)
    {
        var waiting = await TroubleRun.WaitingAsync(connection, queue);
        for (var tries = 0; waiting is not null && tries < 50; tries++)
        {
            await Task.Delay(200, Cancel);
            waiting = await TroubleRun.WaitingAsync(connection, queue);
        }

        return waiting;
    }

    private static void Draft(TroubleRun run, string trouble) =>
        Figures.Draft(
            string.Create(
                CultureInfo.InvariantCulture,
                $"trouble {trouble}, seed {run.Seed}: {run.Messages.Length} messages, one outcome each, "
                    + $"{run.Ledger.Repeated} announcements repeated under their id, ready {run.Recovery.TotalSeconds:F1} s "
                    + $"after its end"
            )
        );
}
