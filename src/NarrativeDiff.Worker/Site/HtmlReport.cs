using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Site.Components;

namespace NarrativeDiff.Worker.Site;

/// <summary>Writes a report as one HTML file that needs no network and prints well.</summary>
/// <remarks>Same report, same bytes. Every text of an article passes the renderer's encoder.</remarks>
internal static class HtmlReport
{
    /// <summary>What the page may do; the page says so itself, and a server that sends its own policy must send this one.</summary>
    public static string ContentSecurityPolicy => PageAssets.ContentSecurityPolicy;

    public static async Task<string> RenderAsync(Report report)
    {
        var services = new ServiceCollection().BuildServiceProvider();
        await using (services.ConfigureAwait(false))
        {
            var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
            await using (renderer.ConfigureAwait(false))
            {
                var page = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPage.View)] = new ReportView(report) });
                return await renderer.Dispatcher.InvokeAsync(async () =>
                    "<!DOCTYPE html>\n" + (await renderer.RenderComponentAsync<ReportPage>(page).ConfigureAwait(true)).ToHtmlString() + "\n").ConfigureAwait(false);
            }
        }
    }
}
