using System.Collections.Concurrent;
using NarrativeDiff.Worker.Infrastructure;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Publishes events on a connection of its own, until the broker has confirmed them: a broker that takes nothing is waited for,
/// one subscriber's full queue is not.</summary>
/// <remarks>
/// The broker refuses a publish (a nack) where one of the bound queues does, though every other queue has the message. Sent again, those
/// would get it again:
/// so it is tried twice more while the exchange is not known for it, and then goes on.
/// </remarks>
internal sealed partial class BrokerPublisher(
    IConfiguration configuration,
    TransportOptions options,
    BrokerCondition condition,
    WorkerMetrics metrics,
    IHostApplicationLifetime life,
    ILogger<BrokerPublisher> log
) : IAsyncDisposable
{
    private const int Refusals = 3;

    /// <summary>Milliseconds for which an exchange stays known for a subscriber that refuses.</summary>
    private const int RefusingFor = 30_000;

    /// <summary>Between two looks whether the broker blocks.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, long> _refusing = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _missing = new(StringComparer.Ordinal);
    private readonly LastingLink _link = new(configuration, "publisher");

    /// <summary>Exchanges of which a subscriber refused messages in the last half minute.</summary>
    public IReadOnlyList<string> Refusing => [.. _refusing.Keys.Where(IsRefusing).Order(StringComparer.Ordinal)];

    /// <exception cref="OperationCanceledException">Cancelled, or the worker stops. The broker may have the message.</exception>
    public async Task PublishAsync(
        string exchange,
        string routingKey,
        BasicProperties properties,
        ReadOnlyMemory<byte> body,
        CancellationToken cancel
    )
    {
        using var hold = condition.Begin($"publishing to {exchange}");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, life.ApplicationStopping);
        for (int attempt = 1, refusals = 0; ; attempt++)
        {
            try
            {
                await TryAsync(exchange, routingKey, properties, body, hold, end.Token).ConfigureAwait(false);
                return;
            }
            catch (PublishException)
            {
                metrics.SubscriberRefused(exchange);
                if (IsRefusing(exchange) || ++refusals == Refusals)
                {
                    GoOn(exchange);
                    return;
                }
            }
            catch (Exception fault) when (!end.IsCancellationRequested && fault is not OutOfMemoryException)
            {
                metrics.Retried("publishing");
                if (fault is OperationInterruptedException { ShutdownReason.ReplyCode: Constants.NotFound })
                    _missing[exchange] = true;
                hold.Wait(ReasonOf(fault));
            }

            await Task.Delay(TransientRetry.Pause(attempt), end.Token).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync().ConfigureAwait(false);
    }

    private async Task TryAsync(
        string exchange,
        string routingKey,
        BasicProperties properties,
        ReadOnlyMemory<byte> body,
        Condition.Hold hold,
        CancellationToken cancel
    )
    {
        var link = await _link.OpenAsync(cancel).ConfigureAwait(false);
        while (link.IsBlocked)
        {
            hold.Wait(link.Reason);
            await link.WhenUnblockedAsync(cancel).ConfigureAwait(false);
        }

        var channel = await link.ChannelAsync(
                exchange,
                _missing.ContainsKey(exchange) ? opened => DeclareAsync(opened, exchange, cancel) : null,
                cancel
            )
            .ConfigureAwait(false);
        var publish = channel.BasicPublishAsync(exchange, routingKey, mandatory: false, properties, body, cancel).AsTask();
        await ConfirmedAsync(link, publish, hold, cancel).ConfigureAwait(false);
    }

    /// <summary>A publish on its way is not sent again while the broker blocks: it would then be there twice.</summary>
    private async Task ConfirmedAsync(BrokerLink link, Task publish, Condition.Hold hold, CancellationToken cancel)
    {
        for (var silent = TimeSpan.Zero; silent < options.PublishTimeout; )
        {
            try
            {
                await publish.WaitAsync(Glance, cancel).ConfigureAwait(false);
                return;
            }
            catch (TimeoutException) when (!publish.IsCompleted)
            {
                silent = link.IsBlocked ? TimeSpan.Zero : silent + Glance;
                if (link.IsBlocked)
                    hold.Wait(link.Reason);
            }
        }

        await link.DisposeAsync().ConfigureAwait(false);
        throw new TimeoutException($"no confirm in {options.PublishTimeout}");
    }

    /// <summary>The bus makes the exchanges as it starts; somebody may have deleted one since.</summary>
    private async Task DeclareAsync(IChannel channel, string exchange, CancellationToken cancel)
    {
        var type = exchange == BrokerNames.StoryChanges ? ExchangeType.Fanout : ExchangeType.Topic;
        await channel.ExchangeDeclareAsync(exchange, type, durable: true, cancellationToken: cancel).ConfigureAwait(false);
        _missing.TryRemove(exchange, out _);
    }

    private bool IsRefusing(string exchange) => _refusing.TryGetValue(exchange, out var at) && Environment.TickCount64 - at < RefusingFor;

    private void GoOn(string exchange)
    {
        if (!IsRefusing(exchange))
            Refused(exchange);
        _refusing[exchange] = Environment.TickCount64;
    }

    private static string ReasonOf(Exception fault)
    {
        if (fault is OperationInterruptedException { ShutdownReason.ReplyText: { Length: > 0 } text })
            return text;
        while (fault.InnerException is { } inner)
            fault = inner;
        return fault.Message;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "a queue bound to {Exchange} is full and refuses messages (x-overflow reject-publish): the other "
            + "subscribers have them, this one misses them until it has room"
    )]
    private partial void Refused(string exchange);
}
