using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Fixtures;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NarrativeDiff.Worker.Faults;

/// <summary>Three workers in this process on one broker and one database, fed while something they need takes no work, and what they say of
/// it.</summary>
internal sealed class TroubleRun : IAsyncDisposable
{
    private const int Workers = 3;

    private static readonly FaultSize Size = FaultSize.Trouble;

    private readonly List<TestWorker> _workers = [];
    private readonly ImmutableArray<FaultMessage> _messages;

    public TroubleRun(int seed)
    {
        Seed = seed;
        _messages = FaultPlan.Disturbed(Size, new Random(seed));
    }

    /// <summary>The messages of the run; a test may send each its own way.</summary>
    public ImmutableArray<FaultMessage> Messages => _messages;

    public int Seed { get; }

    public Ledger Ledger { get; private set; } = null!;

    public TimeSpan Recovery { get; private set; }

    public TestWorker Worker => _workers[0];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="broker">As the workers know it.</param>
    /// <param name="all">The same virtual host with every right.</param>
    public async Task StartAsync(Uri broker, string database, Uri? all = null)
    {
        Broker = all ?? broker;
        var settings = TestWorker.On(broker, database);
        settings["Logging:LogLevel:Default"] = "Error";
        settings["Transport:PublishTimeout"] = "00:00:05";
        for (var worker = 0; worker < Workers; worker++)
            _workers.Add(await TestWorker.StartAsync(settings));
        Ledger = new Ledger(Broker);
        await Ledger.OpenAsync();
    }

    public Uri Broker { get; private set; } = null!;

    /// <summary>A third of the messages before, a third during, a third after.</summary>
    /// <param name="loaded">Once the second third is published.</param>
    /// <param name="reason">Readiness must fail meanwhile and say this; null: it need not.</param>
    public async Task PlayAsync(
        Func<Task> begin,
        Func<Task> end,
        string? reason = null,
        Func<Task>? loaded = null,
        Func<int, string?>? replyTo = null
    )
    {
        var third = _messages.Length / 3;
        await PublishAsync(0, third, replyTo);
        await begin();
        await PublishAsync(third, 2 * third, replyTo);
        await (loaded?.Invoke() ?? Task.CompletedTask);
        if (reason is not null)
            await NotReadyAsync(reason);
        await end();
        var since = Stopwatch.StartNew();
        await PublishAsync(2 * third, _messages.Length, replyTo);
        foreach (var worker in _workers)
            await UntilAsync(worker, HttpStatusCode.OK, "", Cancel);
        Recovery = since.Elapsed;
        await Ledger.ReadAsync(
            () => Ledger.Outcomes.Count == _messages.Length && Worker.Store.PendingAsync(Cancel).GetAwaiter().GetResult() == 0,
            TimeSpan.FromMinutes(2)
        );
    }

    /// <summary>One outcome a message, none published twice; the reports of an undisturbed run; nothing anywhere but where it
    /// belongs.</summary>
    public async Task AssertUndisturbedAsync(bool exact = true)
    {
        OutcomeLaw.AssertOneOutcomeAMessage(_messages, Ledger);
        if (exact)
            Assert.Equal(0, Ledger.Repeated);
        Assert.InRange(Ledger.Repeated, 0, 2 * _messages.Length);
        Assert.Equal(await Undisturbed.Value, await ReportsAsync(Worker));
        await using var connection = await new ConnectionFactory { Uri = Broker }.CreateConnectionAsync(Cancel);
        foreach (var queue in new[] { "nd.article-versions.v1", "nd.article-versions.v1.dead" })
        {
            Assert.Equal(0u, await WaitingAsync(connection, queue));
            Assert.Null(await WaitingAsync(connection, queue + "_error"));
            Assert.Null(await WaitingAsync(connection, queue + "_skipped"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
            await worker.DisposeAsync();
    }

    /// <summary>A worker that has work at hand says that it is not ready and why; all stay alive.</summary>
    private async Task NotReadyAsync(string reason)
    {
        using var found = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await await Task.WhenAny(_workers.Select(worker => UntilAsync(worker, HttpStatusCode.ServiceUnavailable, reason, found.Token)));
        await found.CancelAsync();
        foreach (var worker in _workers)
        {
            using var http = new HttpClient { BaseAddress = worker.Address };
            using var live = await http.GetAsync(new Uri("health/live", UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        }
    }

    /// <returns>Null: there is no such queue.</returns>
    public static async Task<uint?> WaitingAsync(IConnection connection, string queue)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, Cancel)).MessageCount;
        }
        catch (OperationInterruptedException absent) when (absent.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return null;
        }
    }

    /// <summary>A publisher that waits for its confirms.</summary>
    private async Task PublishAsync(int from, int to, Func<int, string?>? replyTo)
    {
        await using var connection = await new ConnectionFactory { Uri = Broker }.CreateConnectionAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(new(true, true), Cancel);
        for (var index = from; index < to; index++)
        {
            var properties = new BasicProperties
            {
                ContentType = "application/json",
                DeliveryMode = DeliveryModes.Persistent,
                MessageId = _messages[index].Id,
                ReplyTo = replyTo?.Invoke(index),
            };
            await channel.BasicPublishAsync("nd.articles", "article.mill", mandatory: true, properties, _messages[index].Body, Cancel);
        }
    }

    private static async Task UntilAsync(TestWorker worker, HttpStatusCode wanted, string reason, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = worker.Address };
        var text = "";
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); )
        {
            using var answer = await http.GetAsync(new Uri("health/ready", UriKind.Relative), cancel);
            text = await answer.Content.ReadAsStringAsync(cancel);
            if (answer.StatusCode == wanted && text.Contains(reason, StringComparison.Ordinal))
                return;
            await Task.Delay(100, cancel);
        }

        throw new TimeoutException($"not {wanted} {reason} in a minute but {text}");
    }

    private static readonly Lazy<Task<ImmutableSortedDictionary<string, string>>> Undisturbed = new(async () =>
    {
        await using var worker = await TestWorker.StartAsync();
        await worker.SendAsync(FaultPlan.InOrder(Size).Select(message => System.Text.Encoding.UTF8.GetString(message.Body)));
        return await ReportsAsync(worker);
    });

    /// <summary>Each story's newest report as bytes; its revision counts comparisons and is set to one.</summary>
    private static async Task<ImmutableSortedDictionary<string, string>> ReportsAsync(TestWorker worker)
    {
        var reports = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var story = 0; story < Size.Stories; story++)
            reports[FaultPlan.StoryId(story)] = ReportJson.Write(
                (await worker.Store.ReportAsync(FaultPlan.StoryId(story), null, Cancel))! with
                {
                    Revision = 1,
                },
                indented: false
            );
        return reports.ToImmutable();
    }
}
