using System.Globalization;
using System.Net;
using System.Text.Json;

namespace NarrativeDiff.Worker.Fixtures;

/// <summary>The built program as its own process, with the real comparison; it can be killed.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private readonly Child _child;
    private readonly HttpClient _http;

    private WorkerProcess(Child child, HttpClient http)
    {
        _child = child;
        _http = http;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<WorkerProcess> StartAsync(Uri broker, string folder)
    {
        var worker = Start(broker, "--Store:Path", Path.Combine(folder, "store.db"));
        await worker.ReadyAsync();
        return worker;
    }

    /// <summary>Does not wait until it is ready.</summary>
    /// <param name="settings">As <c>--Section:Key</c>, value, …</param>
    public static WorkerProcess Start(Uri broker, params IEnumerable<string> settings) =>
        Start(broker, new Dictionary<string, string>(), settings);

    /// <param name="environment">Beside the broker's address.</param>
    public static WorkerProcess Start(Uri broker, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> settings)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Child.FreePort()}");
        var child = Run(
            [
                "run",
                "--Comparing:Lease",
                "00:00:02",
                "--Comparing:Debounce",
                "00:00:00.100",
                "--Transport:Kind",
                "RabbitMq",
                "--Api:Url",
                url,
                .. settings,
            ],
            broker,
            environment
        );
        return new WorkerProcess(child, new HttpClient { BaseAddress = new(url) });
    }

    public Task ReadyAsync() => UntilAsync("health/ready", _ => true);

    public Child Child => _child;

    /// <summary>Any verb of the program.</summary>
    public static Child Run(IEnumerable<string> arguments, Uri? broker = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var all = new Dictionary<string, string>(environment ?? new Dictionary<string, string>());
        if (broker is not null)
            all["ConnectionStrings__Broker"] = broker.AbsoluteUri;
        return Child.Start(Path.Combine(AppContext.BaseDirectory, "narrativediff"), arguments, all);
    }

    /// <summary>kill -9.</summary>
    public Task KillAsync() => _child.KillAsync();

    /// <summary>SIGTERM, as a supervisor sends it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        await using var kill = Child.Start("kill", ["-TERM", _child.Id.ToString(CultureInfo.InvariantCulture)]);
        return await _child.ExitAsync(Patience, Cancel);
    }

    /// <returns>0: it does not listen.</returns>
    public async Task<int> StatusAsync(string path)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    /// <summary>Waits until an address answers with JSON that is as wanted.</summary>
    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> wanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(Patience);
        while (!patience.IsCancellationRequested && !_child.HasExited)
        {
            if (await TryGetAsync(path, patience.Token) is { } json && wanted(json))
                return json;
            await Task.Delay(50, CancellationToken.None);
        }

        throw new TimeoutException($"{path} did not answer as wanted in {Patience}; the worker said:\n{_child.Output}");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _child.DisposeAsync();
    }

    private async Task<JsonElement?> TryGetAsync(string path, CancellationToken cancel)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), cancel);
            return answer.StatusCode == HttpStatusCode.OK ? JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(cancel)) : null;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return null;
        }
        catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
