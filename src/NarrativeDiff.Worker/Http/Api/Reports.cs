using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>GET /api/stories/{id}/report: a revision in the form the reader asks for, by suffix or by Accept. Without a revision, a merged story's report is that of the story it is part of.</summary>
internal static class Reports
{
    public static void MapReports(this WebApplication app)
    {
        app.MapGet("/api/stories/{id}/report", (string id, int? revision, HttpRequest request, IStore store, CancellationToken cancel) =>
            ReportAsync(id, revision, ReportForm.Accepted(request), store, request, cancel))
            .Described("report", "A report, newest revision unless another is asked for, in the form that Accept prefers", Examples.Report);
        foreach (var form in ReportForm.All)
            app.MapGet($"/api/stories/{{id}}/report.{form.Suffix}", (string id, int? revision, HttpRequest request, IStore store, CancellationToken cancel) =>
                ReportAsync(id, revision, form, store, request, cancel)).Described($"report_{form.Suffix}", $"A report as {form.MediaType}", null);
    }

    private static async Task<IResult> ReportAsync(string id, int? revision, ReportForm? form, IStore store, HttpRequest request, CancellationToken cancel)
    {
        if (form is null)
            return TypedResults.Problem(title: "No such form", detail: $"accept one of {string.Join(", ", ReportForm.All.Select(f => f.MediaType))}", statusCode: StatusCodes.Status406NotAcceptable);
        if (revision is null && await store.SuccessorAsync(id, cancel).ConfigureAwait(false) is { } next)
            return Results.Redirect($"/api/stories/{Uri.EscapeDataString(next)}/{request.Path.Value!.Split('/')[^1]}", preserveMethod: true);
        var report = await store.ReportAsync(id, revision, cancel).ConfigureAwait(false);
        if (report is null)
            return Problems.NotFound("report", revision is null ? id : $"{id} revision {revision}");
        if (form.Suffix == "html")
            request.HttpContext.Response.Headers.ContentSecurityPolicy = ReportForm.PagePolicy;
        request.HttpContext.Response.Headers.Vary = "Accept";
        return await Tagged.TextAsync(request, $"{report.ContentHash[^16..]}-{report.Revision}-{form.Suffix}", form.MediaType, () => form.WriteAsync(report)).ConfigureAwait(false);
    }
}
