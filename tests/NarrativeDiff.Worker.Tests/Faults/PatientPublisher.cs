using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NarrativeDiff.Worker.Faults;

/// <summary>A publisher that does not give up: what the broker has not confirmed goes out again under the same message id, over a new
/// connection.</summary>
internal sealed class PatientPublisher(Uri broker)
{
    private const int Window = 20;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Messages that may have gone out more than once: their confirm did not come.</summary>
    public int SentAgain { get; private set; }

    /// <param name="pause">After each window, so that faults fall into the middle of the work.</param>
    /// <param name="progress">Reported how many are confirmed.</param>
    public async Task PublishAsync(IReadOnlyList<FaultMessage> messages, TimeSpan pause, Action<int> progress)
    {
        var left = new Queue<FaultMessage[]>(messages.Chunk(Window));
        var (done, sending) = (0, false);
        while (left.Count > 0)
        {
            try
            {
                await using var connection = await new ConnectionFactory
                {
                    Uri = broker,
                    AutomaticRecoveryEnabled = false,
                    ContinuationTimeout = TimeSpan.FromSeconds(10),
                }.CreateConnectionAsync(Cancel);
                await using var channel = await connection.CreateChannelAsync(
                    new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
                    Cancel
                );
                while (left.TryPeek(out var window))
                {
                    sending = true;
                    await Task.WhenAll(window.Select(message => SendAsync(channel, message))).WaitAsync(TimeSpan.FromSeconds(10), Cancel);
                    sending = false;
                    left.Dequeue();
                    progress(done += window.Length);
                    await Task.Delay(pause, Cancel);
                }
            }
            catch (Exception fault)
                when (fault
                        is BrokerUnreachableException
                            or AlreadyClosedException
                            or OperationInterruptedException
                            or PublishException
                            or IOException
                            or TimeoutException
                            or OperationCanceledException
                    && !Cancel.IsCancellationRequested
                )
            {
                SentAgain += sending ? left.Peek().Length : 0;
                sending = false;
                await Task.Delay(500, Cancel);
            }
        }
    }

    private static Task SendAsync(IChannel channel, FaultMessage message) =>
        channel
            .BasicPublishAsync(
                "nd.articles",
                "article.mill",
                mandatory: true,
                new BasicProperties
                {
                    ContentType = "application/json",
                    DeliveryMode = DeliveryModes.Persistent,
                    MessageId = message.Id,
                },
                message.Body,
                Cancel
            )
            .AsTask();
}
