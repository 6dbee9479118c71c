using System.Text.Json;
using RabbitMQ.Client;

namespace NarrativeDiff.Worker.Faults;

/// <summary>Everything the workers announce, kept in a durable queue that outlives the broker's restart, and read when the storm is
/// over.</summary>
internal sealed class Ledger(Uri broker)
{
    private const string Queue = "ledger";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>By message id, each outcome that was reported of it, once for each announcement id.</summary>
    public SortedDictionary<string, List<string>> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>By story and revision, the hash that was announced.</summary>
    public SortedDictionary<(string Story, int Revision), string> Reports { get; } = [];

    /// <summary>Announcements that came again with the id of one that had come.</summary>
    public int Repeated { get; private set; }

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public async Task OpenAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        await channel.QueueDeclareAsync(
            Queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" },
            cancellationToken: Cancel
        );
        await channel.QueueBindAsync(Queue, "nd.outcomes", "outcome.#", cancellationToken: Cancel);
        await channel.QueueBindAsync(Queue, "nd.reports", "report.#", cancellationToken: Cancel);
    }

    /// <summary>Reads until it has what is asked for and the queue is empty.</summary>
    public async Task ReadAsync(Func<bool> complete, TimeSpan patience)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        var until = DateTime.UtcNow + patience;
        var isComplete = false;
        while (DateTime.UtcNow < until)
        {
            if (await channel.BasicGetAsync(Queue, autoAck: true, Cancel) is { } message)
                Enter(message);
            else if (isComplete)
                return;
            // The last announcements may have come between the empty answer and this question: once more until it is empty.
            else if (!(isComplete = complete()))
                await Task.Delay(100, Cancel);
        }
    }

    private void Enter(BasicGetResult message)
    {
        if (!_seen.Add(message.BasicProperties.MessageId!))
            Repeated++;
        using var json = JsonDocument.Parse(message.Body);
        var root = json.RootElement;
        if (message.Exchange == "nd.reports")
            Enter(
                (root.GetProperty("storyId").GetString()!, root.GetProperty("revision").GetInt32()),
                root.GetProperty("contentHash").GetString()!
            );
        else
            EnterOutcome(root.GetProperty("messageId").GetString()!, root.GetProperty("outcome").GetString()!);
    }

    private void EnterOutcome(string id, string outcome)
    {
        if (!Outcomes.TryGetValue(id, out var reported))
            Outcomes[id] = reported = [];
        if (!reported.Contains(outcome))
            reported.Add(outcome);
    }

    private void Enter((string Story, int Revision) key, string hash) =>
        Reports[key] = Reports.TryGetValue(key, out var known) && known != hash ? $"{known} and {hash}" : hash;
}
