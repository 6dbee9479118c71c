using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>What the lasting queues are declared with. The broker holds a queue to it for as long as it exists.</summary>
internal static class QueueArguments
{
    /// <summary>RabbitMQ 4 drops from a quorum queue what was given back 20 times unless set otherwise; looking through quarantine gives
    /// back.</summary>
    private const int NeverGiveUp = 1_000_000;

    private const string Type = "x-queue-type";
    private const string Size = "x-max-length-bytes";
    private const string Deliveries = "x-delivery-limit";
    private const string WhenFull = "x-overflow";

    public static IReadOnlyDictionary<string, Dictionary<string, object?>> Of(TransportOptions options) =>
        new Dictionary<string, Dictionary<string, object?>>
        {
            // A message given up is moved with a confirm, which needs a queue that refuses rather than drops when it is full: its publisher
            // then gets no confirm.
            [BrokerNames.ArticleQueue] = new()
            {
                [Type] = "quorum",
                [Deliveries] = options.DeliveryLimit,
                ["x-dead-letter-exchange"] = BrokerNames.DeadArticleQueue,
                ["x-dead-letter-strategy"] = "at-least-once",
                [WhenFull] = "reject-publish",
                [Size] = options.MaxQueueBytes,
            },
            // Full, it takes no more, and what was given up stays where it is.
            [BrokerNames.DeadArticleQueue] = new()
            {
                [Type] = "quorum",
                [Deliveries] = NeverGiveUp,
                [WhenFull] = "reject-publish",
                [Size] = options.MaxQueueBytes,
            },
            [BrokerNames.QuarantineQueue] = new()
            {
                [Type] = "quorum",
                [Size] = options.MaxQuarantineBytes,
                [Deliveries] = NeverGiveUp,
            },
        };

    /// <summary>The setting that an argument of a queue comes from; null: it is fixed.</summary>
    public static string? SettingOf(string queue, string argument) =>
        (queue, argument) switch
        {
            (BrokerNames.ArticleQueue, Deliveries) => $"{TransportOptions.Section}:{nameof(TransportOptions.DeliveryLimit)}",
            (BrokerNames.ArticleQueue or BrokerNames.DeadArticleQueue, Size) =>
                $"{TransportOptions.Section}:{nameof(TransportOptions.MaxQueueBytes)}",
            (BrokerNames.QuarantineQueue, Size) => $"{TransportOptions.Section}:{nameof(TransportOptions.MaxQuarantineBytes)}",
            _ => null,
        };
}
