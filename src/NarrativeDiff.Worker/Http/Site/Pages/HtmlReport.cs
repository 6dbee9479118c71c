using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Http.Site.Components;

namespace NarrativeDiff.Worker.Http.Site.Pages;

/// <summary>Writes a report as one HTML file that needs no network and prints well.</summary>
/// <remarks>Same report, same bytes. Every text of an article passes the renderer's encoder.</remarks>
internal static class HtmlReport
{
    /// <summary>What the page may do; the page says so itself, and a server that sends its own policy must send this one.</summary>
    public static string ContentSecurityPolicy => PageAssets.ContentSecurityPolicy;

    public static Task<string> RenderAsync(Report report) => RenderAsync(report, null);

    /// <param name="desk">For the live site: what reviewers have said, and the controls to say more.</param>
    /// <param name="newer">The newest revision where the report is an older one.</param>
    public static Task<string> RenderAsync(Report report, ReviewContext? desk, int? newer = null) =>
        HtmlPage.RenderAsync<ReportPage>(
            nameof(ReportPage.View),
            new ReportView(report, isSaved: desk is null) { Review = desk, NewerRevision = newer }
        );
}
