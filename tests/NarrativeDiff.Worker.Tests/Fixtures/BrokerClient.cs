using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using NarrativeDiff.Worker.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace NarrativeDiff.Worker.Fixtures;

/// <summary>A stranger on the broker: publishes raw bytes and binds queues, with the plain client and no code of the worker.</summary>
internal sealed class BrokerClient : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly ConcurrentQueue<string> _faults = new();

    private BrokerClient(IConnection connection, IChannel channel)
    {
        _connection = connection;
        _channel = channel;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<BrokerClient> ConnectAsync(Uri broker)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(Cancel);
        return new(connection, await connection.CreateChannelAsync(new(true, true), Cancel));
    }

    /// <exception cref="RabbitMQ.Client.Exceptions.PublishException">No queue takes it.</exception>
    public async Task PublishAsync(
        string body,
        string key = "article.harbour-post",
        string contentType = "application/json",
        string? messageId = null,
        string? correlationId = null,
        string? replyTo = null,
        string exchange = "nd.articles",
        IDictionary<string, object?>? headers = null,
        string? expiration = null
    )
    {
        var properties = new BasicProperties
        {
            ContentType = contentType,
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = messageId,
            CorrelationId = correlationId,
            ReplyTo = replyTo,
            Headers = headers,
            Expiration = expiration,
        };
        await _channel.BasicPublishAsync(
            exchange,
            key,
            mandatory: exchange == "nd.articles",
            properties,
            Encoding.UTF8.GetBytes(body),
            Cancel
        );
    }

    /// <summary>What arrives on an exchange from now on.</summary>
    public async Task<ConcurrentQueue<Delivered>> BindAsync(string exchange, string pattern)
    {
        var queue = (await _channel.QueueDeclareAsync(cancellationToken: Cancel)).QueueName;
        await _channel.QueueBindAsync(queue, exchange, pattern, cancellationToken: Cancel);
        return await ConsumeAsync(queue);
    }

    public async Task<string> NewQueueAsync() => (await _channel.QueueDeclareAsync(cancellationToken: Cancel)).QueueName;

    public Task BindAsync(string queue, string exchange, string pattern) =>
        _channel.QueueBindAsync(queue, exchange, pattern, cancellationToken: Cancel);

    public async Task<(string Queue, ConcurrentQueue<Delivered> Arrived)> ReplyQueueAsync()
    {
        var queue = (await _channel.QueueDeclareAsync(cancellationToken: Cancel)).QueueName;
        return (queue, await ConsumeAsync(queue));
    }

    public async Task<ConcurrentQueue<Delivered>> ConsumeAsync(string queue)
    {
        var arrived = new ConcurrentQueue<Delivered>();
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            using var json = JsonDocument.Parse(delivery.Body);
            if (delivery.Exchange is not ("nd.articles" or ""))
                foreach (var fault in MessageSchemas.Faults(json.RootElement))
                    _faults.Enqueue($"{delivery.Exchange} {delivery.RoutingKey}: {fault}");
            arrived.Enqueue(
                new(
                    delivery.RoutingKey,
                    delivery.BasicProperties.ContentType,
                    delivery.BasicProperties.MessageId,
                    delivery.BasicProperties.CorrelationId,
                    json.RootElement.Clone()
                )
                {
                    Headers = Text(delivery.BasicProperties.Headers),
                }
            );
            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync(queue, autoAck: true, consumer, Cancel);
        return arrived;
    }

    /// <summary>Takes what is in a queue and gives it back, over and over.</summary>
    /// <returns>How often the broker handed the message out before it gave it up.</returns>
    public async Task<int> RejectUntilGoneAsync(string queue)
    {
        for (var times = 0; ; times++)
        {
            if (await _channel.BasicGetAsync(queue, autoAck: false, Cancel) is not { } message)
                return times;
            await _channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true, Cancel);
            await Task.Delay(100, Cancel);
        }
    }

    /// <summary>Every message that crossed the bus here was as its schema says.</summary>
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
        Assert.Empty(_faults);
    }

    private static Dictionary<string, string> Text(IDictionary<string, object?>? headers) =>
        (headers ?? new Dictionary<string, object?>())
            .Where(header => header.Value is byte[])
            .ToDictionary(header => header.Key, header => Encoding.UTF8.GetString((byte[])header.Value!));

    internal sealed record Delivered(string RoutingKey, string? ContentType, string? MessageId, string? CorrelationId, JsonElement Json)
    {
        public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

        public string? this[string field] =>
            Json.GetProperty(field).ValueKind == JsonValueKind.Null ? null : Json.GetProperty(field).ToString();
    }
}
