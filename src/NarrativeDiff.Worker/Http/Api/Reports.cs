using System.Collections.Immutable;
using Microsoft.Net.Http.Headers;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Http.Site;
using NarrativeDiff.Worker.Http.Site.Pages;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>GET /api/stories/{id}/report: a revision in the form the reader asks for, by suffix or by Accept. Without a revision, a merged
/// story's report is that of the story it is part of.</summary>
internal static class Reports
{
    private const int LargeBytes = 1_048_576;

    /// <summary>One large page at a time.</summary>
    private static readonly SemaphoreSlim Large = new(1);

    public static void MapReports(this WebApplication app)
    {
        app.MapGet(
                "/api/stories/{id}/report",
                (string id, int? revision, string? links, HttpRequest request, IStore store, AllLinks all, CancellationToken cancel) =>
                    ReportAsync(new(id, revision, links), ReportForm.Accepted(request), store, all, request, cancel)
            )
            .Described("report", "A report, newest revision unless another is asked for, in the form that Accept prefers", Examples.Report)
            .Returns<Report>()
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict)
            .AlsoAsText("text/html", "text/markdown", "text/csv")
            .Tagged()
            .Redirects()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status406NotAcceptable);
        foreach (var form in ReportForm.All)
        {
            var endpoint = app.MapGet(
                    $"/api/stories/{{id}}/report.{form.Suffix}",
                    (string id, int? revision, string? links, HttpRequest request, IStore store, AllLinks all, CancellationToken cancel) =>
                        ReportAsync(new(id, revision, links), form, store, all, request, cancel)
                )
                .Described($"report_{form.Suffix}", $"A report as {form.MediaType}", null)
                .Tagged()
                .Redirects()
                .Refuses(StatusCodes.Status404NotFound);
            _ = form.Suffix == "json" ? endpoint.Returns<Report>() : endpoint.ReturnsText(form.MediaType);
        }
    }

    private static async Task<IResult> ReportAsync(
        Wish wish,
        ReportForm? form,
        IStore store,
        AllLinks all,
        HttpRequest request,
        CancellationToken cancel
    )
    {
        var (id, revision, links) = wish;
        if (links is not (null or "all"))
            return Problems.BadQuery("links", "give all, or leave it out");
        if (form is null)
            return TypedResults.Problem(
                title: "No such form",
                detail: $"accept one of {string.Join(", ", ReportForm.All.Select(f => f.MediaType))}",
                statusCode: StatusCodes.Status406NotAcceptable
            );
        if (revision is null && await store.SuccessorAsync(id, cancel).ConfigureAwait(false) is { } next)
            return Results.Redirect(
                $"/api/stories/{Uri.EscapeDataString(next)}/{request.Path.Value!.Split('/')[^1]}",
                preserveMethod: true
            );
        if (await store.KeyAsync(id, revision, cancel).ConfigureAwait(false) is not { } key)
            return Problems.NotFound("report", revision is null ? id : $"{id} revision {revision}");
        if (links is not null && form.Suffix == "json")
            return await all.AnswerAsync(key, request, cancel).ConfigureAwait(false);
        if (form.Suffix == "html")
            request.HttpContext.Response.Headers.ContentSecurityPolicy = ReportForm.PagePolicy;
        var isPacked = form.Suffix == "json" && key.IsPacked && TakesBrotli(request);
        request.HttpContext.Response.Headers.Vary = "Accept, Accept-Encoding";
        var tag =
            $"{key.ContentHash[^16..]}-{key.Revision}-{form.Suffix}"
            + $"{(form.Suffix == "json" ? isPacked ? "-br" : "" : $"-{ProgramVersion.Tag}")}";
        if (isPacked)
            request.HttpContext.Response.Headers.ContentEncoding = "br";
        return form.Suffix == "json"
            ? Tagged.Stream(
                request,
                tag,
                form.MediaType,
                to => isPacked ? store.CopyPackedAsync(key, to, cancel) : store.CopyJsonAsync(key, to, cancel)
            )
            : await Tagged.TextAsync(request, tag, form.MediaType, () => WriteAsync(form, store, key, cancel)).ConfigureAwait(false);
    }

    /// <summary>What is asked for in the address.</summary>
    private readonly record struct Wish(string Id, int? Revision, string? Links);

    /// <summary>Asks for Brotli by name: then the stored bytes go out as they lie.</summary>
    private static bool TakesBrotli(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .AcceptEncoding.Any(wish => wish.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && (wish.Quality ?? 1) > 0);

    /// <summary>A page needs the whole report in memory, some twenty times its JSON, so few are made at once.</summary>
    private static async Task<string> WriteAsync(ReportForm form, IStore store, ReportKey key, CancellationToken cancel)
    {
        var isLarge = key.Bytes > LargeBytes;
        if (isLarge)
            await Large.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await form.WriteAsync((await store.ReportAsync(key.StoryId, key.Revision, cancel).ConfigureAwait(false))!)
                .ConfigureAwait(false);
        }
        finally
        {
            if (isLarge)
                Large.Release();
        }
    }
}

/// <summary>A form in which a report can be had: media type, suffix and writer.</summary>
internal sealed record ReportForm(string MediaType, string Suffix, Func<Report, Task<string>> WriteAsync)
{
    /// <summary>What a report page may run: its own style and script; and no other page may frame it, which a page cannot see to
    /// itself.</summary>
    public static string PagePolicy { get; } = $"{PageAssets.ContentSecurityPolicy}; frame-ancestors 'none'";

    /// <summary>The first is what a reader gets who does not care.</summary>
    public static ImmutableArray<ReportForm> All { get; } =
    [
        new("application/json", "json", report => Task.FromResult(ReportJson.Write(report))),
        new("text/html", "html", HtmlReport.RenderAsync),
        new("text/markdown", "md", report => Task.FromResult(MarkdownReport.Write(report))),
        new("text/csv", "csv", report => Task.FromResult(CsvReport.Write(report))),
    ];

    /// <returns>The form the request prefers; null: it wants none of them.</returns>
    public static ReportForm? Accepted(HttpRequest request)
    {
        var wishes = request.GetTypedHeaders().Accept;
        if (wishes is not { Count: > 0 })
            return All[0];
        return wishes
            .OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => All.FirstOrDefault(form => new MediaTypeHeaderValue(form.MediaType).IsSubsetOf(wish)))
            .FirstOrDefault(form => form is not null);
    }
}
