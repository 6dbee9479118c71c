using Microsoft.AspNetCore.Mvc;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>POST /api/articles takes a version in by the same way as the queue; GET lists the versions of an article.</summary>
internal static class Articles
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static void MapArticles(this WebApplication app)
    {
        app.MapGet("/api/articles/{outlet}/{id}/versions", VersionsAsync)
            .Described(
                "versionsOfArticle",
                "All versions of an article, oldest first; a slash in outlet or id is sent as %2F",
                Examples.Versions
            )
            .Returns<VersionView[]>()
            .Tagged()
            .Refuses(StatusCodes.Status404NotFound);
        app.MapGet("/api/articles/versions", VersionsAsync)
            .Described(
                "versionsOfArticleByQuery",
                "The same with outlet and id in the query, where the names . and .. need no escaping",
                Examples.Versions
            )
            .Returns<VersionView[]>()
            .Tagged()
            .Refuses(StatusCodes.Status404NotFound);
        app.MapGet("/api/articles/{outlet}/{id}/versions/{number:int}/signals", SignalsAsync)
            .Described(
                "signalsOfVersion",
                "The single-article signals of a version, as the command analyze writes them; the number is its "
                    + "place in the list of versions, 1 the oldest",
                Examples.ArticleSignals
            )
            .Returns<ArticleAnalysis>()
            .Tagged()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
        app.MapGet("/api/articles/versions/{number:int}/signals", SignalsAsync)
            .Described("signalsOfVersionByQuery", "The same with outlet and id in the query", Examples.ArticleSignals)
            .Returns<ArticleAnalysis>()
            .Tagged()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
        app.MapPost("/api/articles", PostAsync)
            // Bounded by the reader of the body, whose refusal names the limit.
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Described(
                "takeArticleVersion",
                "Takes an article version in, by the same way as the queue",
                Examples.Outcome,
                StatusCodes.Status202Accepted
            )
            .Returns<ArticleOutcome>(StatusCodes.Status202Accepted)
            .Writes<ArticleVersionPublished>(Examples.Article);
    }

    private static async Task<IResult> VersionsAsync(string outlet, string id, HttpRequest request, IStore store, CancellationToken cancel)
    {
        (outlet, id) = RequestAddress.ArticleOf(request.HttpContext, outlet, id);
        var versions = await store.VersionsOfArticleAsync(new(new(outlet), id), cancel).ConfigureAwait(false);
        return versions.Count > 0
            ? await Tagged.JsonAsync(request, versions.Select(VersionView.Of)).ConfigureAwait(false)
            : Problems.NotFound("article", $"{outlet}/{id}");
    }

    private static async Task<IResult> SignalsAsync(
        string outlet,
        string id,
        int number,
        HttpRequest request,
        IStore store,
        LoadedScorer scorer,
        ISentenceEncoder encoder,
        ComparisonOptions limits,
        CancellationToken cancel
    )
    {
        (outlet, id) = RequestAddress.ArticleOf(request.HttpContext, outlet, id);
        var versions = await store.VersionsOfArticleAsync(new(new(outlet), id), cancel).ConfigureAwait(false);
        if (number < 1 || number > versions.Count)
            return Problems.NotFound("version", $"{outlet}/{id}/{number}");
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(limits.MaxArticleTime);
        try
        {
            var analysis = await Task.Run(
                    () => ArticleAnalysis.Of(versions[number - 1], scorer, encoder, new WorkBudget(late.Token)),
                    late.Token
                )
                .ConfigureAwait(false);
            return await Tagged.JsonAsync(request, analysis).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return TypedResults.Problem(
                title: "Not analysed",
                detail: $"the analysis of {outlet}/{id}/{number} took longer than {limits.MaxArticleTime} (Comparing:MaxArticleTime)",
                statusCode: StatusCodes.Status422UnprocessableEntity
            );
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            return TypedResults.Problem(
                title: "Not analysed",
                detail: $"{outlet}/{id}/{number} could not be analysed: {fault.GetType().Name}: {fault.Message}",
                statusCode: StatusCodes.Status422UnprocessableEntity
            );
        }
    }

    private static async Task<IResult> PostAsync(HttpRequest request, IIntake intake, IntakeOptions limits, IHostApplicationLifetime life)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(request.HttpContext.RequestAborted, life.ApplicationStopping);
        var (body, unread) = await RequestBody.ReadAsync(request, limits.MaxMessageBytes, deadline.Token).ConfigureAwait(false);
        if (unread is not null)
            return unread;
        deadline.CancelAfter(Longest);
        try
        {
            var message = new IncomingMessage(
                body,
                IncomingMessage.IsEnvelopeType(request.ContentType),
                MessageId: request.Headers["ce-id"].FirstOrDefault()
            );
            var outcome = await intake.ReceiveAsync(message, deadline.Token).ConfigureAwait(false);
            return outcome.Code is { } code
                ? Problems.Refused(code, outcome.Field, outcome.Reason!)
                : TypedResults.Accepted($"/api/stories/{outcome.StoryId}", outcome);
        }
        catch (OperationCanceledException) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return Problems.Unavailable();
        }
    }
}
