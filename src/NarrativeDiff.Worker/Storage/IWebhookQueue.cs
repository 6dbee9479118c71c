namespace NarrativeDiff.Worker.Storage;

/// <summary>Which revisions are still to be sent to which webhook; one worker sends each.</summary>
internal interface IWebhookQueue
{
    /// <summary>Puts revisions stored since the hook was first seen, at most a day ago, into its queue; of more than <paramref name="max"/>
    /// that wait the oldest are given up.</summary>
    Task EnqueueAsync(string hook, int max, CancellationToken cancel);

    /// <summary>Takes deliveries that are due, oldest first; what is not finished by the end of the claim is handed out again.</summary>
    Task<IReadOnlyList<WebhookDelivery>> TakeDeliveriesAsync(string hook, int limit, TimeSpan claim, CancellationToken cancel);

    /// <summary>Sent, of no interest, or given up.</summary>
    Task FinishAsync(WebhookDelivery delivery, bool failed, CancellationToken cancel);

    Task RetryAsync(WebhookDelivery delivery, TimeSpan delay, CancellationToken cancel);
}

/// <param name="Attempts">That failed so far.</param>
internal sealed record WebhookDelivery(string Hook, string StoryId, int Revision, int Attempts);
