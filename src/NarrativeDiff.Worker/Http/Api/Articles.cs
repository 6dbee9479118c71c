using Microsoft.AspNetCore.Http.Features;
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
        app.MapGet("/api/articles/{outlet}/{id}/versions", async (string outlet, string id, HttpRequest request, IStore store, CancellationToken cancel) =>
        {
            id = AsSent(request) ?? id;
            var versions = await store.VersionsOfArticleAsync(new(new(outlet), id), cancel).ConfigureAwait(false);
            return versions.Count > 0 ? await Tagged.JsonAsync(request, versions.Select(VersionView.Of)).ConfigureAwait(false) : Problems.NotFound("article", $"{outlet}/{id}");
        }).Described("versionsOfArticle", "All versions of an article, oldest first; a slash in the id is sent as %2F", Examples.Versions);
        app.MapGet("/api/articles/{outlet}/{id}/versions/{number:int}/signals", SignalsAsync)
            .Described("signalsOfVersion", "The single-article signals of a version, as the command analyze writes them; the number is its place in the list of versions, 1 the oldest", Examples.ArticleSignals);
        app.MapPost("/api/articles", PostAsync).AddEndpointFilter<WriteGuard>()
            .Described("takeArticleVersion", "Takes an article version in, by the same way as the queue", Examples.Outcome, StatusCodes.Status202Accepted).WithMetadata(new BodyExample(Examples.Article));
    }

    private static async Task<IResult> SignalsAsync(string outlet, string id, int number, HttpRequest request, IStore store, LoadedScorer scorer, ISentenceEncoder encoder, ComparisonOptions limits, CancellationToken cancel)
    {
        id = AsSent(request) ?? id;
        var versions = await store.VersionsOfArticleAsync(new(new(outlet), id), cancel).ConfigureAwait(false);
        if (number < 1 || number > versions.Count)
            return Problems.NotFound("version", $"{outlet}/{id}/{number}");
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(limits.MaxArticleTime);
        try
        {
            var analysis = await Task.Run(() => ArticleAnalysis.Of(versions[number - 1], scorer, encoder, new WorkBudget(late.Token)), late.Token).ConfigureAwait(false);
            return await Tagged.JsonAsync(request, analysis).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return TypedResults.Problem(title: "Not analysed", detail: $"the analysis of {outlet}/{id}/{number} took longer than {limits.MaxArticleTime} (Comparing:MaxArticleTime)", statusCode: StatusCodes.Status422UnprocessableEntity);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            return TypedResults.Problem(title: "Not analysed", detail: $"{outlet}/{id}/{number} could not be analysed: {fault.GetType().Name}: {fault.Message}", statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>An article id is often an address; routing leaves its escaped slashes escaped, so it is read from the address as sent.</summary>
    private static string? AsSent(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget.Split('?')[0].Split('/') is ["", "api", "articles", _, { } id, "versions", ..]
            ? Uri.UnescapeDataString(id)
            : null;

    private static async Task<IResult> PostAsync(HttpRequest request, IIntake intake, IntakeOptions limits, IHostApplicationLifetime life)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(request.HttpContext.RequestAborted, life.ApplicationStopping);
        deadline.CancelAfter(Longest);
        try
        {
            var body = await BodyAsync(request, limits.MaxMessageBytes, deadline.Token).ConfigureAwait(false);
            var message = new IncomingMessage(body, IncomingMessage.IsEnvelopeType(request.ContentType), MessageId: request.Headers["ce-id"].FirstOrDefault());
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

    /// <summary>At most one byte over the limit: enough for the parser to refuse it, not more than it may cost.</summary>
    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request, int limit, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16_384];
        while (body.Length <= limit)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, limit + 1 - body.Length)), cancel).ConfigureAwait(false);
            if (read == 0)
                break;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
