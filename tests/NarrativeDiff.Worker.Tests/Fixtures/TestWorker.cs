using System.Collections.Concurrent;
using System.Text;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Stories;
using NarrativeDiff.Worker.Consumers;
using NarrativeDiff.Worker.Hosting;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Fixtures;

/// <summary>A whole worker in this process, on in-memory bus and SQLite unless told otherwise, with everything it announces collected.</summary>
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
        IReadOnlyDictionary<string, string?>? settings = null, Action<Story>? comparing = null, Action<IServiceCollection>? services = null)
    {
        var folder = Directory.CreateTempSubdirectory("nd-worker-").FullName;
        var encoder = new PlainEncoder();
        var app = WorkerHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(Defaults(folder)).AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
            builder.Services.AddSingleton<ISentenceEncoder>(encoder).AddSingleton(PlainEngine.Create(comparing));
            services?.Invoke(builder.Services);
        });
        var worker = new TestWorker(app, folder) { Encoder = encoder };
        await app.StartAsync(Cancel);
        await worker.ListenAsync();
        return worker;
    }

    /// <summary>Puts messages on the bus and waits until all that follows from them is done.</summary>
    public async Task SendAsync(params IEnumerable<string> messages)
    {
        var intake = Services.GetRequiredService<IArticleIntake>();
        await Task.WhenAll(messages.Select(message => intake.PublishAsync(Encoding.UTF8.GetBytes(message), Cancel)));
        await IdleAsync();
    }

    public Task IdleAsync() => Services.GetRequiredService<IArticleIntake>().WhenIdleAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel);

    /// <summary>Waits until a queue holds so many messages.</summary>
    public static async Task UntilAsync<T>(ConcurrentQueue<T> queue, int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (queue.Count < count)
            await Task.Delay(10, patience.Token);
    }

    private static Dictionary<string, string?> Defaults(string folder) => new()
    {
        ["Store:Path"] = Path.Combine(folder, "store.db"),
        ["Api:Url"] = "http://127.0.0.1:0",
        ["Comparing:Quiet"] = "00:00:00.100",
        ["Comparing:MaxWait"] = "00:00:02",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    private async Task ListenAsync()
    {
        var endpoint = Services.GetRequiredService<IBus>().ConnectReceiveEndpoint(new TemporaryEndpointDefinition(), null, configurator =>
        {
            configurator.Handler<ReportUpdated>(context => Keep(Reports, context.Message));
            configurator.Handler<ArticleOutcome>(context => Keep(Outcomes, context.Message));
            configurator.Handler<QuarantinedMessage>(context => Keep(Quarantined, context.Message));
        });
        await endpoint.Ready.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    private static Task Keep<T>(ConcurrentQueue<T> queue, T message)
    {
        queue.Enqueue(message);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
