using System.Globalization;
using NarrativeDiff.Worker.Http.Site.Components;
using NarrativeDiff.Worker.Review;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>The live site: the list of stories at /, and each story's report with the reviewer's desk at /stories/{id}.</summary>
internal static class SitePages
{
    private const int Shown = 60;

    public static void MapSite(this WebApplication app)
    {
        app.MapGet("/", ListAsync).ExcludeFromDescription();
        app.MapGet("/stories/{id}", StoryAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(HttpResponse response, IStore store, CancellationToken cancel, string? q = null, string? status = null, string? after = null)
    {
        var query = new StoryQuery(Shown, string.IsNullOrWhiteSpace(q) ? null : q.Trim(), status is null or "" ? null : status, after is null ? null : StoryCursor.Parse(after));
        var stories = await store.StoriesAsync(query, cancel).ConfigureAwait(false);
        var next = stories.Count == Shown ? new StoryCursor(stories[^1].ChangedAt.ToUnixTimeMilliseconds(), stories[^1].StoryId).ToString() : null;
        response.Headers.ContentSecurityPolicy = PageAssets.LivePolicy;
        var page = new StoryListing([.. stories.Select(StoryLine.Of)], query.Words, query.Status, next);
        return TypedResults.Text(await HtmlPage.RenderAsync<StoryListPage>(nameof(StoryListPage.Listing), page).ConfigureAwait(false), "text/html; charset=utf-8");
    }

    private static async Task<IResult> StoryAsync(string id, HttpRequest request, IStore store, CancellationToken cancel, int? revision = null, int? blind = null)
    {
        if (revision is null && await store.SuccessorAsync(id, cancel).ConfigureAwait(false) is { } next)
            return Results.Redirect($"/stories/{Uri.EscapeDataString(next)}");
        if (await store.ReportAsync(id, revision, cancel).ConfigureAwait(false) is not { } report)
            return await MissingAsync(id, revision, request).ConfigureAwait(false);
        var newer = revision is null ? null : (await store.StoryAsync(id, cancel).ConfigureAwait(false))?.Revision is { } newest && newest > report.Revision ? newest : (int?)null;
        var judgements = await store.JudgementsAsync(id, cancel).ConfigureAwait(false);
        var desk = new ReviewContext(judgements, Agreement.Of(judgements), blind is 1);
        request.HttpContext.Response.Headers.ContentSecurityPolicy = PageAssets.LivePolicy;
        var tag = string.Create(CultureInfo.InvariantCulture, $"{report.ContentHash[^16..]}-{report.Revision}-{judgements.Count}-{(desk.Blind ? "blind" : "open")}-{newer}-{ProgramVersion.Tag}");
        return await Tagged.TextAsync(request, tag, "text/html", () => HtmlReport.RenderAsync(desk.Blind ? BlindReport.Of(report) : report, desk, newer)).ConfigureAwait(false);
    }

    /// <summary>People get a page with a way on; programs the problem that the API gives.</summary>
    private static async Task<IResult> MissingAsync(string id, int? revision, HttpRequest request)
    {
        request.HttpContext.Response.Headers.Vary = "Accept";
        var name = revision is null ? id : string.Create(CultureInfo.InvariantCulture, $"{id} revision {revision}");
        if (!request.GetTypedHeaders().Accept.Any(wish => wish.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)))
            return Problems.NotFound("report", name);
        request.HttpContext.Response.Headers.ContentSecurityPolicy = PageAssets.LivePolicy;
        var page = await HtmlPage.RenderAsync<MissingPage>(nameof(MissingPage.Name), name).ConfigureAwait(false);
        return TypedResults.Text(page, "text/html; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
    }
}
