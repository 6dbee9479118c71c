using System.Collections.Immutable;
using Microsoft.Net.Http.Headers;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Http.Site;
using NarrativeDiff.Worker.Http.Site.Pages;

namespace NarrativeDiff.Worker.Http.Api;

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
