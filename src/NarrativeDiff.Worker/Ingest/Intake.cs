using System.Diagnostics;
using System.Globalization;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Ingest;

/// <summary>Takes one message in, whichever way it came: parses it, files or quarantines it, publishes the outcome. When it returns,
/// everything is stored and published.</summary>
internal sealed partial class Intake(
    IngestBatcher desk,
    QuarantineWriter quarantine,
    EventPublisher announce,
    IntakeOptions options,
    WorkerMetrics metrics,
    TimeProvider clock,
    ILogger<Intake> log
) : IIntake
{
    public async Task<ArticleOutcome> ReceiveAsync(IncomingMessage message, CancellationToken cancel)
    {
        using var activity = WorkerTraces.Start("take article version in", message.Trace, null);
        if (message.IsRedelivered)
            metrics.Retried("delivery");
        var began = Stopwatch.GetTimestamp();
        var parsed =
            message.CloudEventsVersion is { } version && ArticleEnvelope.RefuseVersion(version, "specversion") is { } unknown
                ? ParsedArticle.Refused(unknown)
                : ArticleParser.Parse(message.Body, options.Limits, message.IsEnvelope);
        metrics.Stage("parse", Stopwatch.GetElapsedTime(began));
        var outcome = parsed.Article is { } article
            ? await FileAsync(message, parsed, article, cancel).ConfigureAwait(false)
            : await RefuseAsync(message, parsed, OutcomeFactory.Rejected, parsed.Refusal!, cancel).ConfigureAwait(false);
        if (outcome.Outcome == OutcomeFactory.Accepted)
            await announce
                .StoryChangedAsync(
                    new StoryChanged { StoryId = outcome.StoryId!, At = outcome.At },
                    MessageIds.Of("story-changed", outcome.StoryId, outcome.ContentHash),
                    cancel
                )
                .ConfigureAwait(false);
        await EmitOutcomeAsync(message, outcome, cancel).ConfigureAwait(false);
        activity?.SetTag("narrativediff.story", outcome.StoryId)?.SetTag("narrativediff.outcome", outcome.Outcome);
        return outcome;
    }

    /// <summary>For a message the broker took out of the intake queue; it is not looked into, for it may end every worker that takes
    /// it.</summary>
    public async Task GiveUpAsync(IncomingMessage message, CancellationToken cancel)
    {
        var refusal = message.DeathReason switch
        {
            "delivery_limit" or null => new Refusal(
                RefusalCode.DeliveryLimit,
                null,
                "delivered too often without an answer; look at the worker's log, then send it again"
            ),
            "expired" => new Refusal(
                RefusalCode.Expired,
                null,
                "its time to live ended before a worker took it; send it again without expiration, or with a longer one"
            ),
            var reason => new Refusal(
                RefusalCode.DeadLettered,
                null,
                $"the broker took it out of the intake queue ({FieldReader.Shown(reason)}); look who else consumes "
                    + $"{BrokerNames.ArticleQueue}, then send it again"
            ),
        };
        var outcome = await RefuseAsync(message, ParsedArticle.Refused(refusal), OutcomeFactory.Quarantined, refusal, cancel)
            .ConfigureAwait(false);
        await EmitOutcomeAsync(message, outcome, cancel).ConfigureAwait(false);
    }

    private async Task<ArticleOutcome> FileAsync(
        IncomingMessage message,
        ParsedArticle parsed,
        ArticleVersion article,
        CancellationToken cancel
    )
    {
        try
        {
            var key = parsed.MessageId(message) is { } id ? MessageIds.Of("message", id).ToString("N") : null;
            var began = Stopwatch.GetTimestamp();
            var filed = await desk.FileAsync(article, key, cancel).ConfigureAwait(false);
            metrics.Stage("file", Stopwatch.GetElapsedTime(began));
            if (filed.IsFull)
                return await RefuseAsync(message, parsed, OutcomeFactory.Rejected, Full(filed.StoryId), cancel).ConfigureAwait(false);
            await quarantine.ForgetAsync(message, cancel).ConfigureAwait(false);
            metrics.Received(
                filed.IsRepeat ? "repeated"
                    : filed.IsDuplicate ? OutcomeFactory.Duplicate
                    : OutcomeFactory.Accepted,
                null
            );
            WasFiled(article.Key, filed.StoryId, filed.IsDuplicate, message.MessageId);
            return OutcomeFactory.Of(
                message,
                parsed,
                filed.IsDuplicate ? OutcomeFactory.Duplicate : OutcomeFactory.Accepted,
                clock.GetUtcNow()
            ) with
            {
                ContentHash = article.ContentHash,
                StoryId = filed.StoryId,
            };
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !cancel.IsCancellationRequested)
        {
            // As far as is known not the fault of the message, and it must not go round for ever: kept, reported and logged.
            NotFiled(article.Key, fault);
            var refusal = new Refusal(RefusalCode.InternalError, null, "the worker could not file it; look at its log, then send it again");
            return await RefuseAsync(message, parsed, OutcomeFactory.Quarantined, refusal, cancel).ConfigureAwait(false);
        }
    }

    private Refusal Full(string storyId) =>
        new(
            RefusalCode.StoryFull,
            "$.story",
            string.Create(
                CultureInfo.InvariantCulture,
                $"story {storyId} has {options.MaxArticlesPerStory} articles; send it under another hint, or raise "
                    + $"Intake:MaxArticlesPerStory"
            )
        );

    private async Task<ArticleOutcome> RefuseAsync(
        IncomingMessage message,
        ParsedArticle parsed,
        string outcome,
        Refusal refusal,
        CancellationToken cancel
    )
    {
        var reported = OutcomeFactory.Of(message, parsed, outcome, clock.GetUtcNow()) with
        {
            Code = refusal.Code,
            Field = refusal.Field,
            Reason = refusal.Reason,
        };
        await quarantine.KeepAsync(message, reported, cancel).ConfigureAwait(false);
        metrics.Received(outcome, refusal.Code);
        Refused(reported.Outlet, reported.ArticleId, reported.MessageId, refusal.Code, refusal.Field);
        return reported;
    }

    private async Task EmitOutcomeAsync(IncomingMessage message, ArticleOutcome outcome, CancellationToken cancel)
    {
        var id = OutcomeFactory.IdOf(message, outcome);
        await announce.OutcomeAsync(outcome, id, cancel).ConfigureAwait(false);
        if (message.ReplyTo is { } replyTo)
            announce.Reply(outcome, id, replyTo);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Article} filed under story {Story} (duplicate: {Duplicate}, message {MessageId})")]
    private partial void WasFiled(ArticleKey article, string story, bool duplicate, string? messageId);

    [LoggerMessage(Level = LogLevel.Information, Message = "message {MessageId} of {Outlet} / {ArticleId} refused: {Code} {Field}")]
    private partial void Refused(string? outlet, string? articleId, string? messageId, string code, string? field);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Article} could not be filed and is quarantined")]
    private partial void NotFiled(ArticleKey article, Exception fault);
}
