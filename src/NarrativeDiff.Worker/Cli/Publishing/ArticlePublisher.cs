using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace NarrativeDiff.Worker.Cli.Publishing;

/// <summary>One published message: where it came from, and what the broker and the worker said to it.</summary>
internal sealed class SentMessage(string source)
{
    public string Source => source;

    /// <summary>Why the broker did not take it; null: it did.</summary>
    public string? Failure { get; set; }

    /// <summary>Null: no answer yet.</summary>
    public ArticleOutcome? Outcome { get; set; }
}

/// <summary>Publishes as any client would: persistent messages, confirms in a window, outcomes by reply queue and correlation id.</summary>
internal sealed class ArticlePublisher : IAsyncDisposable
{
    /// <summary>Unconfirmed messages at once; one by one is 12 to 15 times slower.</summary>
    private const int Window = 256;

    private readonly IChannel _channel;
    private readonly string _replies;
    private readonly ConcurrentDictionary<string, SentMessage> _unanswered = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _answered = new(0);

    private ArticlePublisher(IChannel channel, string replies)
    {
        _channel = channel;
        _replies = replies;
    }

    public static async Task<ArticlePublisher> OpenAsync(IConnection connection, CancellationToken cancel)
    {
        var options = new CreateChannelOptions(
            publisherConfirmationsEnabled: true,
            publisherConfirmationTrackingEnabled: true,
            new ThrottlingRateLimiter(Window)
        );
        var channel = await connection.CreateChannelAsync(options, cancel).ConfigureAwait(false);
        await channel
            .ExchangeDeclareAsync(BrokerNames.Articles, ExchangeType.Topic, durable: true, cancellationToken: cancel)
            .ConfigureAwait(false);
        var replies = await channel
            .QueueDeclareAsync(queue: "", durable: false, exclusive: true, autoDelete: true, cancellationToken: cancel)
            .ConfigureAwait(false);
        var publisher = new ArticlePublisher(channel, replies.QueueName);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += publisher.AnsweredAsync;
        await channel.BasicConsumeAsync(replies.QueueName, autoAck: true, consumer, cancel).ConfigureAwait(false);
        return publisher;
    }

    public async Task<IReadOnlyList<SentMessage>> PublishAsync(IReadOnlyList<RawMessages.Message> messages, CancellationToken cancel)
    {
        var sent = messages.Select(message => new SentMessage(message.Source)).ToList();
        var run = Guid.NewGuid().ToString("N");
        foreach (
            var chunk in messages
                .Zip(sent)
                .Select((pair, index) => (pair.First, pair.Second, Id: $"{run}-{index.ToString(CultureInfo.InvariantCulture)}"))
                .Chunk(Window)
        )
            await Task.WhenAll(chunk.Select(item => PublishAsync(item.First, item.Second, item.Id, cancel))).ConfigureAwait(false);
        return sent;
    }

    /// <summary>Until all are answered, or none has been for so long.</summary>
    public async Task OutcomesAsync(TimeSpan patience, CancellationToken cancel)
    {
        while (!_unanswered.IsEmpty && await _answered.WaitAsync(patience, cancel).ConfigureAwait(false)) { }
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync().ConfigureAwait(false);
        _answered.Dispose();
    }

    private async Task PublishAsync(RawMessages.Message message, SentMessage sent, string id, CancellationToken cancel)
    {
        var properties = new BasicProperties
        {
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = id,
            CorrelationId = id,
            ReplyTo = _replies,
        };
        _unanswered[id] = sent;
        try
        {
            await _channel
                .BasicPublishAsync(
                    BrokerNames.Articles,
                    BrokerNames.ArticleKey(OutletOf(message.Body)),
                    mandatory: true,
                    properties,
                    message.Body,
                    cancel
                )
                .ConfigureAwait(false);
        }
        catch (PublishException refused)
        {
            _unanswered.TryRemove(id, out _);
            sent.Failure = refused.IsReturn
                ? $"no queue takes it from exchange {BrokerNames.Articles}; start a worker once, it makes its queue"
                : "the broker refused it; look at its log";
        }
    }

    private Task AnsweredAsync(object sender, BasicDeliverEventArgs delivery)
    {
        if (delivery.BasicProperties.CorrelationId is { } id && _unanswered.TryRemove(id, out var sent))
        {
            sent.Outcome = JsonSerializer.Deserialize<ArticleOutcome>(delivery.Body.Span, JsonSerializerOptions.Web);
            _answered.Release();
        }

        return Task.CompletedTask;
    }

    private static string? OutletOf(byte[] body) =>
        ArticleParser.Parse(body, new ArticleLimits { MaxMessageBytes = int.MaxValue, MaxSentences = int.MaxValue }).Source.Outlet;
}
