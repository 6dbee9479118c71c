using System.Collections.Concurrent;
using NarrativeDiff.Worker.Infrastructure;
using RabbitMQ.Client;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>One connection of a publisher: a channel an exchange, so that what closes one channel disturbs no other, and whether the broker
/// takes publishes.</summary>
internal sealed class BrokerLink : IAsyncDisposable
{
    private static readonly CreateChannelOptions Confirmed = new(
        publisherConfirmationsEnabled: true,
        publisherConfirmationTrackingEnabled: true
    );

    private readonly IConnection _connection;
    private readonly ConcurrentDictionary<string, IChannel> _channels = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile TaskCompletionSource? _unblocked;

    private BrokerLink(IConnection connection)
    {
        _connection = connection;
        connection.ConnectionBlockedAsync += (_, blocked) =>
        {
            Reason = $"the broker blocks publishers: {blocked.Reason}";
            _unblocked ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return Task.CompletedTask;
        };
        connection.ConnectionUnblockedAsync += (_, _) => Unblock();
        connection.ConnectionShutdownAsync += (_, _) => Unblock();
    }

    public bool IsOpen => _connection.IsOpen;

    /// <summary>The broker's memory or disk has run out: it reads nothing from this connection until it has room again.</summary>
    public bool IsBlocked => _unblocked is not null;

    public string Reason { get; private set; } = "";

    public static async Task<BrokerLink> OpenAsync(Uri address, string purpose, CancellationToken cancel)
    {
        var factory = new ConnectionFactory
        {
            Uri = address,
            ClientProvidedName = $"narrativediff {purpose} {Environment.MachineName} {Environment.ProcessId}",
            AutomaticRecoveryEnabled = false,
            RequestedHeartbeat = TimeSpan.FromSeconds(10),
            RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        };
        return new(await factory.CreateConnectionAsync(cancel).ConfigureAwait(false));
    }

    /// <summary>Returns at once unless the broker blocks publishers.</summary>
    public Task WhenUnblockedAsync(CancellationToken cancel) => _unblocked?.Task.WaitAsync(cancel) ?? Task.CompletedTask;

    /// <param name="prepare">Called with a new channel.</param>
    public async Task<IChannel> ChannelAsync(string exchange, Func<IChannel, Task>? prepare, CancellationToken cancel)
    {
        if (_channels.TryGetValue(exchange, out var open) && open.IsOpen)
            return open;
        await _opening.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (_channels.TryGetValue(exchange, out open) && open.IsOpen)
                return open;
            var channel = await _connection.CreateChannelAsync(Confirmed, cancel).ConfigureAwait(false);
            if (prepare is not null)
                await prepare(channel).ConfigureAwait(false);
            return _channels[exchange] = channel;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Without waiting for a broker that does not answer; what is unconfirmed fails.</summary>
    public async ValueTask DisposeAsync()
    {
        await Unblock().ConfigureAwait(false);
        try
        {
            await _connection.CloseAsync(Constants.ReplySuccess, "closed", TimeSpan.FromSeconds(1), abort: true).ConfigureAwait(false);
            await _connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // It is gone either way.
        }
    }

    private Task Unblock()
    {
        Interlocked.Exchange(ref _unblocked, null)?.TrySetResult();
        return Task.CompletedTask;
    }
}

/// <summary>The connection of one purpose: opened when it is first wanted, and again after it broke.</summary>
/// <param name="purpose">A word that names the connection in the broker's lists.</param>
internal sealed class LastingLink(IConfiguration configuration, string purpose) : IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private BrokerLink? _link;

    public async Task<BrokerLink> OpenAsync(CancellationToken cancel)
    {
        if (_link is { IsOpen: true } open)
            return open;
        await _opening.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (_link is { IsOpen: true } opened)
                return opened;
            if (_link is not null)
                await _link.DisposeAsync().ConfigureAwait(false);
            _link = null;
            return _link = await BrokerLink.OpenAsync(ConnectionStrings.Broker(configuration), purpose, cancel).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_link is not null)
            await _link.DisposeAsync().ConfigureAwait(false);
        _opening.Dispose();
    }
}
