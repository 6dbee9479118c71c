using System.Threading.Channels;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Infrastructure;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Answers publishers on the queues that their messages name, on a connection of its own: whatever happens to a reply, no message
/// waits for it or fails by it.</summary>
/// <remarks>At most once and in bounded time; what everybody can rely on is the outcome on its exchange.</remarks>
internal sealed partial class ReplySender(
    TransportOptions options,
    IConfiguration configuration,
    WorkerMetrics metrics,
    ILogger<ReplySender> log
) : WorkLoop(log), IAsyncDisposable
{
    private const int MaxWaiting = 1_000;
    private const int AtOnce = 64;
    private const int LongestId = 255;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    /// <summary>Replies are dropped for so long where the broker gives no right to send any.</summary>
    private static readonly TimeSpan WithoutRight = TimeSpan.FromSeconds(30);

    private readonly Channel<Reply> _waiting = Channel.CreateBounded<Reply>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly LastingLink _link = new(configuration, "replies");
    private long _mutedUntil = long.MinValue;

    /// <summary>Returns at once.</summary>
    public void Send(ArticleOutcome outcome, Guid id, string replyTo)
    {
        if (!ReplyAddress.IsUsable(replyTo))
            metrics.Replied("invalid");
        else if (
            Environment.TickCount64 < Volatile.Read(ref _mutedUntil)
            || !_waiting.Writer.TryWrite(new(outcome, id, replyTo, TraceHeader.Current(), Environment.TickCount64))
        )
            metrics.Replied("dropped");
    }

    protected override async Task LoopAsync(CancellationToken stop)
    {
        if (options.Kind != TransportKind.RabbitMq)
            return;
        while (await _waiting.Reader.WaitToReadAsync(stop).ConfigureAwait(false))
        {
            var replies = new List<Reply>();
            while (replies.Count < AtOnce && _waiting.Reader.TryRead(out var next))
                replies.Add(next);
            var ends = await Task.WhenAll(replies.Select(reply => TryAsync(reply, stop))).ConfigureAwait(false);
            // One may have closed the connection under the others: alone, only that one fails.
            foreach (var reply in replies.Where((_, index) => ends[index] is null))
                Count(await TryAsync(reply, stop).ConfigureAwait(false) ?? "dropped");
            foreach (var end in ends.OfType<string>())
                Count(end);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync().ConfigureAwait(false);
        Dispose();
    }

    private void Count(string end) => metrics.Replied(end);

    /// <returns>What became of it; null: the connection or the channel went, or nothing came back in time.</returns>
    private async Task<string?> TryAsync(Reply reply, CancellationToken stop)
    {
        if (Environment.TickCount64 - reply.At > 2 * Deadline.TotalMilliseconds || Environment.TickCount64 < Volatile.Read(ref _mutedUntil))
            return "dropped";
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(Deadline);
        IChannel? channel = null;
        try
        {
            var link = await _link.OpenAsync(deadline.Token).ConfigureAwait(false);
            await link.WhenUnblockedAsync(deadline.Token).ConfigureAwait(false);
            channel = await link.ChannelAsync("", null, deadline.Token).ConfigureAwait(false);
            // The broker knows no queue behind a direct reply and would return it.
            await channel
                .BasicPublishAsync(
                    "",
                    reply.To,
                    mandatory: !ReplyAddress.IsDirect(reply.To),
                    Properties(reply),
                    EventJson.Of(reply.Outcome),
                    deadline.Token
                )
                .AsTask()
                .WaitAsync(deadline.Token)
                .ConfigureAwait(false);
            return "sent";
        }
        catch (PublishException refused)
        {
            return refused.IsReturn ? "unknown_queue" : "refused";
        }
        catch (Exception fault) when (!stop.IsCancellationRequested && fault is not OutOfMemoryException)
        {
            if (channel?.CloseReason?.ReplyCode == Constants.AccessRefused)
                Mute(channel.CloseReason.ReplyText);
            return null;
        }
    }

    private void Mute(string reason)
    {
        if (Environment.TickCount64 >= Volatile.Read(ref _mutedUntil))
            NoRight(WithoutRight, reason);
        Volatile.Write(ref _mutedUntil, Environment.TickCount64 + (long)WithoutRight.TotalMilliseconds);
    }

    private static BasicProperties Properties(Reply reply)
    {
        var properties = EventJson.Properties(reply.Id, reply.Trace);
        if (reply.Outcome.CorrelationId is { } id && System.Text.Encoding.UTF8.GetByteCount(id) <= LongestId)
            properties.CorrelationId = id;
        return properties;
    }

    private sealed record Reply(ArticleOutcome Outcome, Guid Id, string To, (string? Parent, string? State) Trace, long At);

    [LoggerMessage(Level = LogLevel.Warning, Message = "no reply is sent for {Time}: {Reason}; outcomes go to their exchange as ever")]
    private partial void NoRight(TimeSpan time, string reason);
}
