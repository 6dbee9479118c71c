using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace NarrativeDiff.Example;

/// <summary>Prints a line for every report and every outcome that NarrativeDiff announces, until Ctrl-C.</summary>
internal static class Consumer
{
    private static readonly (string Exchange, string Pattern)[] Announcements = [("nd.reports", "report.#"), ("nd.outcomes", "outcome.#")];

    public static async Task<int> RunAsync(Uri broker)
    {
        using var ended = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            ended.Cancel();
        };
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(ended.Token);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ended.Token);
        await channel.BasicQosAsync(prefetchSize: 0, prefetchCount: 50, global: false, ended.Token);
        // Ends with this connection. To miss nothing meanwhile, give the queue a name, durable: true and exclusive: false.
        var queue = await channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true, cancellationToken: ended.Token);
        foreach (var (exchange, pattern) in Announcements)
        {
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Topic, durable: true, cancellationToken: ended.Token);
            await channel.QueueBindAsync(queue.QueueName, exchange, pattern, cancellationToken: ended.Token);
        }

        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            using var json = JsonDocument.Parse(delivery.Body);
            Console.WriteLine(delivery.Exchange == "nd.reports" ? Report(json.RootElement) : Outcome(json.RootElement));
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: false, consumer, ended.Token);
        Console.WriteLine("waiting for reports and outcomes");
        await Task.Delay(Timeout.Infinite, ended.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        return 0;
    }

    private static string Report(JsonElement report)
    {
        var counts = report.GetProperty("counts");
        var first = report.GetProperty("topFindings").EnumerateArray().Select(finding => finding.GetProperty("summary").GetString()).FirstOrDefault();
        return $"report {Quoted(report, "storyId")} revision {report.GetProperty("revision")} {report.GetProperty("status")}: "
            + $"{counts.GetProperty("outlets")} outlets, {counts.GetProperty("findings")} findings, first {JsonSerializer.Serialize(first)}";
    }

    private static string Outcome(JsonElement outcome)
    {
        var line = $"outcome {outcome.GetProperty("outcome")} {Quoted(outcome, "outlet")} {Quoted(outcome, "articleId")}";
        return outcome.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String
            ? $"{line}: {code} {Quoted(outcome, "field")} {Quoted(outcome, "reason")}"
            : line;
    }

    /// <summary>What is quoted comes from articles: as a JSON string, escaped beyond ASCII, it cannot steer the terminal.</summary>
    private static string Quoted(JsonElement message, string field) =>
        JsonSerializer.Serialize(message.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null);
}
