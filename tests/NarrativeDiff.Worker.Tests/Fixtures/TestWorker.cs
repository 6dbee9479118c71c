using System.Collections.Concurrent;
using System.Text;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Composition;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Ingest;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Fixtures;

/// <summary>A whole worker in this process, on in-memory bus and SQLite unless set otherwise, with everything it announces
/// collected.</summary>
internal sealed class TestWorker : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private TestWorker(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
    }

    public required PlainEncoder Encoder { get; init; }

    public ConcurrentQueue<ReportUpdated> Reports { get; } = new();

    public ConcurrentQueue<ArticleOutcome> Outcomes { get; } = new();

    public ConcurrentQueue<QuarantinedMessage> Quarantined { get; } = new();

    public IStore Store => _app.Services.GetRequiredService<IStore>();

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="comparing">Called with each story as its comparison begins.</param>
    public static async Task<TestWorker> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<Story>? comparing = null,
        Action<IServiceCollection>? services = null,
        bool awaitReady = true
    )
    {
        var folder = Directory.CreateTempSubdirectory("nd-worker-").FullName;
        var encoder = new PlainEncoder();
        var app = WorkerHost.Build(
            [],
            builder =>
            {
                builder
                    .Configuration.AddInMemoryCollection(Defaults(folder))
                    .AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
                builder.Services.AddSingleton<ISentenceEncoder>(encoder).AddSingleton<IComparisonPipeline>(PlainPipeline.Create(comparing));
                services?.Invoke(builder.Services);
            }
        );
        var worker = new TestWorker(app, folder) { Encoder = encoder };
        await app.StartAsync(Cancel);
        if (app.Services.GetRequiredService<TransportOptions>().Kind == TransportKind.InMemory)
        {
            await worker.ListenAsync(worker.Reports);
            await worker.ListenAsync(worker.Outcomes);
            await worker.ListenAsync(worker.Quarantined);
            if (awaitReady)
                await app.Services.GetRequiredService<SchemaMigrator>().WhenReadyAsync(Cancel);
        }
        else if (awaitReady)
        {
            await worker.ReadyAsync();
        }

        return worker;
    }

    public static Dictionary<string, string?> On(Uri broker, string? database = null) =>
        new()
        {
            ["Transport:Kind"] = "RabbitMq",
            ["ConnectionStrings:Broker"] = broker.AbsoluteUri,
            ["Store:Kind"] = database is null ? "Sqlite" : "PostgreSql",
            ["ConnectionStrings:Database"] = database,
        };

    /// <summary>Puts messages on the bus and waits until all that follows from them is done.</summary>
    public async Task SendAsync(params IEnumerable<string> messages)
    {
        var intake = Services.GetRequiredService<IArticleIntake>();
        await Task.WhenAll(messages.Select(message => intake.PublishAsync(Encoding.UTF8.GetBytes(message), Cancel)));
        await IdleAsync();
    }

    public Task IdleAsync() =>
        Services.GetRequiredService<IArticleIntake>().WhenIdleAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(120), Cancel);

    /// <summary>Waits until a queue holds so many messages.</summary>
    public static async Task UntilAsync<T>(ConcurrentQueue<T> queue, int count, TimeSpan? patience = null)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        end.CancelAfter(patience ?? TimeSpan.FromSeconds(180));
        while (queue.Count < count)
            await Task.Delay(10, end.Token);
    }

    /// <summary>Until /health/ready says so: queues and exchanges are there.</summary>
    public async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(180));
        while (!(await http.GetAsync(new Uri("health/ready", UriKind.Relative), patience.Token)).IsSuccessStatusCode)
            await Task.Delay(50, patience.Token);
    }

    private static Dictionary<string, string?> Defaults(string folder) =>
        new()
        {
            ["Store:Path"] = Path.Combine(folder, "store.db"),
            ["Api:Url"] = "http://127.0.0.1:0",
            ["Comparing:Debounce"] = "00:00:00.100",
            ["Comparing:MaxWait"] = "00:00:02",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "None",
        };

    /// <summary>An endpoint a type: messages carry no type, so each endpoint takes all it gets for its own.</summary>
    public async Task ListenAsync<T>(ConcurrentQueue<T> queue)
        where T : class
    {
        var endpoint = Services
            .GetRequiredService<IBus>()
            .ConnectReceiveEndpoint(
                new TemporaryEndpointDefinition(),
                null,
                configurator =>
                    configurator.Handler<T>(context =>
                    {
                        queue.Enqueue(context.Message);
                        return Task.CompletedTask;
                    })
            );
        await endpoint.Ready.WaitAsync(TimeSpan.FromSeconds(120), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
