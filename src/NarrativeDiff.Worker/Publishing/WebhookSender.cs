using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Publishing;

/// <summary>Sends new reports to webhooks: at least once, a bounded number of times, each hook for itself.</summary>
internal sealed partial class WebhookSender(
    WebhookList webhooks,
    IStore store,
    SchemaMigrator gate,
    WebhookOptions options,
    ApiOptions api,
    TimeProvider clock,
    ILogger<WebhookSender> log
) : WorkLoop(log)
{
    private const int AtOnce = 10;

    /// <summary>Deliveries that wait for one hook; beyond it the oldest are given up.</summary>
    private const int MaxWaiting = 1_000;

    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = new WebhookAddresses(options.AllowPrivateAddresses).ConnectAsync,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = 16,
        }
    )
    {
        Timeout = options.Timeout,
    };

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task LoopAsync(CancellationToken stop)
    {
        if (webhooks.Hooks.IsEmpty)
            return;
        await gate.WhenReadyAsync(stop).ConfigureAwait(false);
        await Task.WhenAll(webhooks.Hooks.Select(hook => SendAllAsync(hook, stop))).ConfigureAwait(false);
    }

    private async Task SendAllAsync(Webhook hook, CancellationToken stop)
    {
        for (var faults = 0; !stop.IsCancellationRequested; )
        {
            try
            {
                await store.EnqueueAsync(hook.Name, MaxWaiting, stop).ConfigureAwait(false);
                var taken = await store
                    .TakeDeliveriesAsync(hook.Name, AtOnce, (options.Timeout * AtOnce) + TimeSpan.FromMinutes(1), stop)
                    .ConfigureAwait(false);
                foreach (var delivery in taken)
                    await DeliverAsync(hook, delivery, stop).ConfigureAwait(false);
                if (taken.Count == 0)
                    await Task.Delay(Nap, stop).ConfigureAwait(false);
                faults = 0;
            }
            catch (Exception fault) when (!stop.IsCancellationRequested && fault is not OutOfMemoryException)
            {
                NotLookedAt(hook.Name, fault.Message);
                await Task.Delay(TransientRetry.Pause(++faults), stop).ConfigureAwait(false);
            }
        }
    }

    private async Task DeliverAsync(Webhook hook, WebhookDelivery delivery, CancellationToken stop)
    {
        var message = await store.ReportAsync(delivery.StoryId, delivery.Revision, stop).ConfigureAwait(false) is not { } report
            ? null
            : WebhookMessage.Of(
                hook,
                report,
                delivery.Revision > 1 ? await store.ReportAsync(delivery.StoryId, delivery.Revision - 1, stop).ConfigureAwait(false) : null,
                api.BaseAddress
            );
        if (message is null)
        {
            await store.FinishAsync(delivery, failed: false, stop).ConfigureAwait(false);
            return;
        }

        var fault = await PostAsync(hook, delivery, message, stop).ConfigureAwait(false);
        if (fault is null)
        {
            await store.FinishAsync(delivery, failed: false, stop).ConfigureAwait(false);
        }
        else if (delivery.Attempts + 1 >= options.MaxAttempts)
        {
            GivenUp(hook.Name, delivery.StoryId, delivery.Revision, delivery.Attempts + 1, fault);
            await store.FinishAsync(delivery, failed: true, stop).ConfigureAwait(false);
        }
        else
        {
            var delay = TimeSpan.FromTicks(Math.Min(LongestDelay.Ticks, options.RetryAfter.Ticks << Math.Min(delivery.Attempts, 20)));
            NotSent(hook.Name, delivery.StoryId, delivery.Revision, delay, fault);
            await store.RetryAsync(delivery, delay, stop).ConfigureAwait(false);
        }
    }

    /// <returns>Null: the hook took it. The answer's body is not read.</returns>
    private async Task<string?> PostAsync(Webhook hook, WebhookDelivery delivery, WebhookMessage message, CancellationToken stop)
    {
        try
        {
            var body = message.Body(hook.Format);
            using var request = new HttpRequestMessage(HttpMethod.Post, hook.Url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.TryAddWithoutValidation(
                "X-NarrativeDiff-Delivery",
                string.Create(CultureInfo.InvariantCulture, $"{delivery.StoryId}/{delivery.Revision}")
            );
            request.Headers.TryAddWithoutValidation("X-NarrativeDiff-Timestamp", time);
            if (hook.Secret is { } secret)
                request.Headers.TryAddWithoutValidation("X-NarrativeDiff-Signature", WebhookMessage.Signature(secret, time, body));
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? null : $"it answered {(int)answer.StatusCode}";
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return fault is OperationCanceledException ? "it did not answer in time" : fault.Message;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "webhook {Hook}: revision {Revision} of story {Story} was not taken and is sent again in {Delay}: {Fault}"
    )]
    private partial void NotSent(string hook, string story, int revision, TimeSpan delay, string fault);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "webhook {Hook}: revision {Revision} of story {Story} was given up after {Attempts} attempts: {Fault}"
    )]
    private partial void GivenUp(string hook, string story, int revision, int attempts, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "webhook {Hook}: its queue could not be looked at: {Fault}")]
    private partial void NotLookedAt(string hook, string fault);
}

/// <summary>Which addresses webhooks may reach: public ones, and this machine where the hook's url says so in plain words.</summary>
/// <param name="allowPrivate">See <see cref="WebhookOptions.AllowPrivateAddresses"/>.</param>
internal sealed class WebhookAddresses(bool allowPrivate)
{
    public ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel) =>
        PublicAddress.ConnectAsync(
            context.DnsEndPoint,
            address => IsAllowed(context.DnsEndPoint.Host, address),
            "set Webhooks:AllowPrivateAddresses to allow that",
            cancel
        );

    /// <param name="host">As the hook's url names it.</param>
    public bool IsAllowed(string host, IPAddress address) =>
        allowPrivate || PublicAddress.IsPublic(address) || (IPAddress.IsLoopback(PublicAddress.Plain(address)) && NamesLoopback(host));

    private static bool NamesLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (PublicAddress.Literal(host) is { } literal && IPAddress.IsLoopback(literal));
}
