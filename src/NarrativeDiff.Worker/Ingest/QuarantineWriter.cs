using System.Text;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Retention;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Ingest;

/// <summary>Keeps a message that was not taken, with its reason: in the store for readers of the site, in a queue for operators of the
/// broker.</summary>
internal sealed partial class QuarantineWriter(
    IStore store,
    SchemaMigrator gate,
    TransientRetry patience,
    EventPublisher announce,
    IntakeOptions options,
    QuarantineQuota room,
    ILogger<QuarantineWriter> log
)
{
    public async Task KeepAsync(IncomingMessage message, ArticleOutcome outcome, CancellationToken cancel)
    {
        var text = TextOf(message.Body.Span);
        var id = MessageIds.Of("quarantine", outcome.Code, outcome.MessageId, OutcomeFactory.HashOf(message));
        await gate.WhenReadyAsync(cancel).ConfigureAwait(false);
        try
        {
            await patience
                .RunAsync(
                    "quarantine",
                    async () =>
                    {
                        await store.QuarantineAsync(Entry(id, message, outcome, text), cancel).ConfigureAwait(false);
                        await room.KeptAsync(text.Length, cancel).ConfigureAwait(false);
                        return true;
                    },
                    cancel
                )
                .ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            // The database takes other work but not this entry: the message keeps its outcome and its place in the queue of quarantine.
            NotKept(id, fault);
        }

        await announce.QuarantinedAsync(Message(id, message, outcome, text), id, cancel).ConfigureAwait(false);
    }

    /// <summary>Bounded, and valid text whatever the bytes are.</summary>
    private string TextOf(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body[..Math.Min(body.Length, options.QuarantineBytes)]);

    private static QuarantineEntry Entry(Guid id, IncomingMessage message, ArticleOutcome outcome, string text) =>
        new()
        {
            Id = id.ToString(),
            Code = outcome.Code!,
            Field = outcome.Field,
            Reason = outcome.Reason!,
            Outlet = Storable(outcome.Outlet),
            ArticleId = Storable(outcome.ArticleId),
            MessageId = Storable(outcome.MessageId),
            CorrelationId = Storable(outcome.CorrelationId),
            Bytes = message.Body.Length,
            Text = text,
            At = outcome.At,
        };

    private static QuarantinedMessage Message(Guid id, IncomingMessage message, ArticleOutcome outcome, string text) =>
        new()
        {
            Id = id.ToString(),
            Code = outcome.Code!,
            Field = outcome.Field,
            Reason = outcome.Reason!,
            Outlet = outcome.Outlet,
            ArticleId = outcome.ArticleId,
            MessageId = outcome.MessageId,
            CorrelationId = outcome.CorrelationId,
            Bytes = message.Body.Length,
            Text = text,
            Complete = message.Body.Span.SequenceEqual(Encoding.UTF8.GetBytes(text)),
            ContentType = message.ContentType,
            RoutingKey = message.RoutingKey,
            At = outcome.At,
        };

    /// <summary>Once a message that was sent again is filed, nobody needs to look into it any more.</summary>
    public async Task ForgetAsync(IncomingMessage message, CancellationToken cancel)
    {
        if (message.Replay is { } id)
            await patience
                .RunAsync(
                    "quarantine",
                    async () =>
                    {
                        await store.ForgetQuarantinedAsync(id, cancel).ConfigureAwait(false);
                        return true;
                    },
                    cancel
                )
                .ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "quarantine entry {Id} is in the broker's queue alone: the database does not take it")]
    private partial void NotKept(Guid id, Exception fault);

    /// <summary>These come out of a refused message and may hold anything; PostgreSQL's text holds no NUL.</summary>
    private static string? Storable(string? text) => text?.Replace('\0', '\uFFFD');
}
