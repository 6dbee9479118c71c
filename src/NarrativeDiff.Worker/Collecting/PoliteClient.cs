using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Collecting;

/// <summary>Asks hosts for pages within their rules: robots.txt first, one request at a time with a pause, only what has changed, never
/// more than allowed.</summary>
internal sealed class PoliteClient : IDisposable
{
    public const string Agent = "narrativediff";
    private const int MaxRedirects = 5;
    private const int MaxRobotsBytes = 512_000;
    private static readonly TimeSpan RobotsFor = TimeSpan.FromHours(12);
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(5);

    private readonly CollectorOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    public PoliteClient(CollectorOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                // Redirects are followed here, each target looked at like a first address; a proxy would resolve names unseen.
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                MaxResponseHeadersLength = 64,
                MaxResponseDrainSize = 0,
                ConnectCallback = (context, cancel) =>
                    PublicAddress.ConnectAsync(
                        context.DnsEndPoint,
                        address => options.AllowPrivate || PublicAddress.IsPublic(address),
                        "allow it with --allow-private (Collecting:AllowPrivate) if you mean it",
                        cancel
                    ),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(Agent, "1"));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Never throws for what a host does.</summary>
    /// <param name="etag">Of the answer before; null where there is none.</param>
    /// <param name="lastModified">The same.</param>
    public async Task<WebAnswer> GetAsync(Uri address, string? etag, string? lastModified, CancellationToken cancel)
    {
        var (at, permanent) = (address, true);
        Uri? movedTo = null;
        for (var hops = 0; hops <= MaxRedirects; hops++)
        {
            if (at.Scheme != Uri.UriSchemeHttp && at.Scheme != Uri.UriSchemeHttps)
                return WebAnswer.Of(AnswerKind.Failed, at, $"'{at.Scheme}' is no web address");
            var (answer, target) = await OneAsync(at, hops == 0 ? etag : null, hops == 0 ? lastModified : null, cancel)
                .ConfigureAwait(false);
            if (target is null)
                return answer with { MovedTo = movedTo };
            permanent = permanent && answer.Kind == AnswerKind.Page;
            movedTo = permanent ? target : movedTo;
            at = target;
        }
        return WebAnswer.Of(AnswerKind.Failed, address, $"more than {MaxRedirects} redirects");
    }

    /// <returns>The answer, and where it redirects to; of a redirect the kind is Page where it is for good.</returns>
    private async Task<(WebAnswer Answer, Uri? Target)> OneAsync(Uri address, string? etag, string? lastModified, CancellationToken cancel)
    {
        var host = _hosts.GetOrAdd(address.Authority, _ => new Host());
        await host.Gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (host.LeaveUntil > _clock.GetUtcNow())
                return (
                    WebAnswer.Of(AnswerKind.Later, address, "the host asked to be left alone", host.LeaveUntil - _clock.GetUtcNow()),
                    null
                );
            var robots = await RobotsAsync(host, address, cancel).ConfigureAwait(false);
            if (ReferenceEquals(robots, RobotsRules.Closed))
                return (Leave(host, WebAnswer.Of(AnswerKind.Later, address, "robots.txt cannot be read")), null);
            if (!robots.Allows(address))
                return (WebAnswer.Of(AnswerKind.Forbidden, address, "robots.txt forbids it"), null);
            var (answer, target) = await AskAsync(host, address, etag, lastModified, _options.MaxBytes, cancel).ConfigureAwait(false);
            return (Leave(host, answer), target);
        }
        finally
        {
            host.Gate.Release();
        }
    }

    /// <summary>A host that wants to be left alone is, for as long as it says, else twice as long each time.</summary>
    private WebAnswer Leave(Host host, WebAnswer answer)
    {
        if (answer.Kind != AnswerKind.Later)
        {
            host.Refusals = 0;
            return answer;
        }
        var wait = answer.Wait ?? UsualWait * Math.Pow(2, Math.Min(host.Refusals++, 8));
        wait = wait > MaxWait ? MaxWait : wait;
        host.LeaveUntil = _clock.GetUtcNow() + wait;
        return answer with { Wait = wait };
    }

    private async Task<RobotsRules> RobotsAsync(Host host, Uri address, CancellationToken cancel)
    {
        if (host.Robots is { } known && host.RobotsUntil > _clock.GetUtcNow())
            return known;
        var at = new Uri(address, "/robots.txt");
        for (var hops = 0; hops <= MaxRedirects; hops++)
        {
            var (answer, target) = await AskAsync(host, at, null, null, MaxRobotsBytes, cancel).ConfigureAwait(false);
            if (target is not null)
            {
                at = target;
                continue;
            }
            // Not there: nothing is forbidden. Not to be had: wait, as RFC 9309 asks.
            host.Robots = answer.Kind switch
            {
                AnswerKind.Page => RobotsRules.Parse(Encoding.UTF8.GetString(answer.Body), Agent),
                AnswerKind.Gone or AnswerKind.Forbidden => RobotsRules.Open,
                _ => RobotsRules.Closed,
            };
            host.RobotsUntil = ReferenceEquals(host.Robots, RobotsRules.Closed) ? default : _clock.GetUtcNow() + RobotsFor;
            return host.Robots;
        }
        return RobotsRules.Open;
    }

    private async Task<(WebAnswer Answer, Uri? Target)> AskAsync(
        Host host,
        Uri address,
        string? etag,
        string? lastModified,
        int maxBytes,
        CancellationToken cancel
    )
    {
        await PauseAsync(host, cancel).ConfigureAwait(false);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(_options.Timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (etag is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", etag);
            if (lastModified is not null)
                request.Headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
            using var response = await _http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token)
                .ConfigureAwait(false);
            return await ReadAsync(response, address, maxBytes, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (WebAnswer.Of(AnswerKind.Failed, address, $"no whole answer within {_options.Timeout.TotalSeconds:0} s"), null);
        }
        catch (Exception fault)
            when (fault
                    is HttpRequestException
                        or IOException
                        or System.Net.Sockets.SocketException
                        or InvalidDataException
                        or UriFormatException
            )
        {
            return (WebAnswer.Of(AnswerKind.Failed, address, fault.Message), null);
        }
        finally
        {
            host.Last = _clock.GetUtcNow();
        }
    }

    private async Task PauseAsync(Host host, CancellationToken cancel)
    {
        var delay = host.Robots?.CrawlDelay is { } asked && asked > _options.HostDelay ? asked : _options.HostDelay;
        var wait = host.Last + delay - _clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, _clock, cancel).ConfigureAwait(false);
    }

    private async Task<(WebAnswer Answer, Uri? Target)> ReadAsync(
        HttpResponseMessage response,
        Uri address,
        int maxBytes,
        CancellationToken cancel
    )
    {
        var status = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotModified:
                return (WebAnswer.Of(AnswerKind.NotModified, address), null);
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                return (WebAnswer.Of(AnswerKind.Gone, address, $"the host answered {status}"), null);
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                return (WebAnswer.Of(AnswerKind.Later, address, $"the host answered {status}", WaitOf(response)), null);
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                return (WebAnswer.Of(AnswerKind.Forbidden, address, $"the host answered {status}"), null);
            case HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect when response.Headers.Location is { } location:
                return (WebAnswer.Of(AnswerKind.Page, address), new Uri(address, location));
            case HttpStatusCode.Found
            or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect when response.Headers.Location is { } location:
                return (WebAnswer.Of(AnswerKind.Failed, address), new Uri(address, location));
            case HttpStatusCode.OK:
                break;
            default:
                return (WebAnswer.Of(AnswerKind.Failed, address, $"the host answered {status}"), null);
        }
        if (
            response.Content.Headers.ContentLength > maxBytes
            || await BodyAsync(response, maxBytes, cancel).ConfigureAwait(false) is not { } body
        )
            return (WebAnswer.Of(AnswerKind.Failed, address, $"the answer has more than {maxBytes} bytes"), null);
        var type = response.Content.Headers.ContentType;
        return (
            new WebAnswer(
                AnswerKind.Page,
                address,
                null,
                body,
                type?.MediaType,
                type?.CharSet?.Trim('"'),
                response.Headers.ETag?.ToString(),
                response.Content.Headers.LastModified?.ToString("r"),
                null,
                null
            ),
            null
        );
    }

    /// <returns>Null where there is more than allowed.</returns>
    private static async Task<byte[]?> BodyAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        using var body = new MemoryStream();
        var block = new byte[16_384];
        for (int read; (read = await stream.ReadAsync(block, cancel).ConfigureAwait(false)) > 0; )
        {
            if (body.Length + read > maxBytes)
                return null;
            body.Write(block, 0, read);
        }
        return body.ToArray();
    }

    private TimeSpan? WaitOf(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date - _clock.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : null;
    }

    private sealed class Host
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public RobotsRules? Robots { get; set; }
        public DateTimeOffset RobotsUntil { get; set; }
        public DateTimeOffset Last { get; set; }
        public DateTimeOffset LeaveUntil { get; set; }
        public int Refusals { get; set; }
    }
}
