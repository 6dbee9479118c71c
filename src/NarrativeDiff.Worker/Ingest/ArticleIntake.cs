using MassTransit;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Ingest;

/// <summary>The worker's own way onto its bus.</summary>
/// <remarks>Only the in-memory bus can know what is still on the way; on a broker, idle says that the store holds no work.</remarks>
internal sealed class ArticleIntake(IBus bus, IStore store, SchemaMigrator gate, InFlightCounter undelivered, TransportOptions transport)
    : IArticleIntake
{
    private static readonly Uri Queue = new("queue:" + BrokerNames.ArticleQueue);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(25);

    public async Task PublishAsync(ReadOnlyMemory<byte> utf8, CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(transport.PublishTimeout);
        var endpoint = await bus.GetSendEndpoint(Queue).ConfigureAwait(false);
        if (transport.Kind == TransportKind.InMemory)
            undelivered.Sent();
        await endpoint
            .Send(new RawDelivery { Body = utf8 }, context => context.Serializer = new RawBytes(utf8), deadline.Token)
            .ConfigureAwait(false);
    }

    public async Task WhenIdleAsync(CancellationToken cancel)
    {
        await gate.WhenReadyAsync(cancel).ConfigureAwait(false);
        while (undelivered.Count > 0 || await store.PendingAsync(cancel).ConfigureAwait(false) > 0)
            await Task.Delay(Glance, cancel).ConfigureAwait(false);
    }
}
