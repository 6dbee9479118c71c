using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NarrativeDiff.Example;

/// <summary>Publishes each line of a .jsonl file, one article version a line; every message is confirmed by the broker.</summary>
internal static partial class Publisher
{
    public static async Task<int> RunAsync(Uri broker, string file)
    {
        var lines = (await File.ReadAllLinesAsync(file)).Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await channel.ExchangeDeclareAsync("nd.articles", ExchangeType.Topic, durable: true);
        try
        {
            foreach (var line in lines)
            {
                var properties = new BasicProperties { ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent, MessageId = Guid.NewGuid().ToString() };
                await channel.BasicPublishAsync("nd.articles", $"article.{Word(OutletOf(line))}", mandatory: true, properties, Encoding.UTF8.GetBytes(line));
            }
        }
        catch (PublishException refused)
        {
            await Console.Error.WriteLineAsync(refused.IsReturn
                ? "no queue takes the messages; start a worker first, it makes its queue"
                : "the broker refused a message; look at its log");
            return 1;
        }

        Console.WriteLine($"published {lines.Count} article versions");
        return 0;
    }

    /// <summary>Null where the line is no article: it is sent as it is, and the worker answers with the reason.</summary>
    private static string? OutletOf(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("outlet", out var outlet) ? outlet.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Routing keys part at dots: an outlet's id is one word of the key.</summary>
    private static string Word(string? outlet) =>
        string.IsNullOrEmpty(outlet) ? "unknown" : NotInAWord().Replace(outlet[..Math.Min(outlet.Length, 80)], "_");

    [GeneratedRegex("[^A-Za-z0-9_-]", RegexOptions.NonBacktracking)]
    private static partial Regex NotInAWord();
}
