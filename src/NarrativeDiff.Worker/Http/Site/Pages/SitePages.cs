using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NarrativeDiff.Worker.Http.Site.Components;
using NarrativeDiff.Worker.Review;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Site.Pages;

/// <summary>The live site: the list of stories at /, and each story's report with the reviewer's desk at /stories/{id}.</summary>
internal static class SitePages
{
    private const int Shown = 60;

    /// <summary>Holds the name under which the reader judges, so that the page shows no other's verdict before theirs.</summary>
    private const string ReviewerCookie = "reviewer";

    /// <summary>Outlets that the list's filter offers; others are typed.</summary>
    private const int MaxOutlets = 200;

    public static void MapSite(this WebApplication app)
    {
        app.MapGet("/", ListAsync).ExcludeFromDescription();
        app.MapGet("/add", AddAsync).ExcludeFromDescription();
        app.MapGet("/stories/{id}", StoryAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] ListRequest asked,
        HttpResponse response,
        IStore store,
        CancellationToken cancel
    )
    {
        var choice = asked.Choice;
        var query = new StoryQuery(Shown, choice.Words, choice.Status, asked.After is null ? null : StoryCursor.Parse(asked.After))
        {
            InBodies = choice.InBodies,
            Outlet = choice.Outlet,
            ByEvent = choice.Sort == "event",
            From = DayOf(choice.From),
            Before = DayOf(choice.Until)?.AddDays(1),
        };
        var stories = await store.StoriesAsync(query, cancel).ConfigureAwait(false);
        var moments = (await store.MomentsAsync([.. stories.Select(story => story.StoryId)], cancel).ConfigureAwait(false)).ToLookup(
            moment => moment.StoryId,
            StringComparer.Ordinal
        );
        var lines = stories.Select(story => StoryLine.Of(story, moments[story.StoryId])).ToImmutableArray();
        var next = lines.Length == Shown ? CursorOf(query, lines[^1]) : null;
        response.Headers.ContentSecurityPolicy = PageAssets.LivePolicy;
        var page = new StoryListing(lines, choice, [.. await store.OutletsAsync(MaxOutlets, cancel).ConfigureAwait(false)], next);
        return TypedResults.Text(
            await HtmlPage.RenderAsync<StoryListPage>(nameof(StoryListPage.Listing), page).ConfigureAwait(false),
            "text/html; charset=utf-8"
        );
    }

    private static string? CursorOf(StoryQuery query, StoryLine last) =>
        !query.ByEvent ? new StoryCursor(last.ChangedAt.ToUnixTimeMilliseconds(), last.Id).ToString()
        : last.Moments.IsEmpty ? null
        : new StoryCursor(last.Moments[0].At.UtcTicks, last.Id).ToString();

    private static DateTimeOffset? DayOf(string? day) =>
        DateTimeOffset.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        && at.Year < 9999
            ? at
            : null;

    /// <summary>The list's address, field by field.</summary>
    private sealed record ListRequest(
        string? Q = null,
        string? In = null,
        string? Status = null,
        string? Outlet = null,
        string? From = null,
        string? Until = null,
        string? Sort = null,
        string? After = null
    )
    {
        public StoryChoice Choice => new(Given(Q), In == "bodies", Given(Status), Given(Outlet), Day(From), Day(Until), Given(Sort));

        /// <summary>A day that is none is as good as not asked for.</summary>
        private static string? Day(string? day) => DayOf(day) is null ? null : day;

        private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static async Task<IResult> AddAsync(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = PageAssets.LivePolicy;
        return TypedResults.Text(
            await HtmlPage.RenderAsync<AddPage>(nameof(AddPage.Now), DateTimeOffset.UtcNow).ConfigureAwait(false),
            "text/html; charset=utf-8"
        );
    }

    private static async Task<IResult> StoryAsync(
        string id,
        HttpRequest request,
        IStore store,
        CancellationToken cancel,
        int? revision = null,
        int? blind = null
    )
    {
        if (revision is null && await store.SuccessorAsync(id, cancel).ConfigureAwait(false) is { } next)
            return Results.Redirect($"/stories/{Uri.EscapeDataString(next)}");
        if (await store.ReportAsync(id, revision, cancel).ConfigureAwait(false) is not { } report)
            return await MissingAsync(id, revision, request).ConfigureAwait(false);
        var newer =
            revision is null ? null
            : (await store.StoryAsync(id, cancel).ConfigureAwait(false))?.Revision is { } newest && newest > report.Revision ? newest
            : (int?)null;
        var judgements = await store.JudgementsAsync(id, cancel).ConfigureAwait(false);
        var reviewer = request.Cookies[ReviewerCookie] is { Length: > 0 and <= 240 } name ? name : null;
        var desk = new ReviewContext(
            reviewer,
            VisibleJudgements.For(judgements, reviewer),
            judgements.Count,
            Agreement.Of(judgements),
            blind is 1,
            newer ?? report.Revision
        )
        {
            Ratings = CellRatings.Of(report, VisibleJudgements.For(judgements, reviewer)),
        };
        report = VisibleJudgements.ReportFor(report, judgements, reviewer);
        request.HttpContext.Response.Headers.ContentSecurityPolicy = PageAssets.LivePolicy;
        request.HttpContext.Response.Headers.Vary = "Cookie";
        var reader = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reviewer ?? "")))[..8];
        var tag = string.Create(
            CultureInfo.InvariantCulture,
            $"{report.ContentHash[^16..]}-{report.Revision}-{judgements.Count}-{reader}-"
                + $"{(desk.Blind ? "blind" : "open")}-{newer}-{ProgramVersion.Tag}"
        );
        return await Tagged
            .TextAsync(request, tag, "text/html", () => HtmlReport.RenderAsync(desk.Blind ? BlindReport.Of(report) : report, desk, newer))
            .ConfigureAwait(false);
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
