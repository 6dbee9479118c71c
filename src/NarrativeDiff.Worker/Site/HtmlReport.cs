using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Site.Components;

namespace NarrativeDiff.Worker.Site;

/// <summary>Writes a report as one HTML file that needs no network and prints well.</summary>
/// <remarks>Same report, same bytes. Article text reaches the page only through Razor's encoder.</remarks>
internal static class HtmlReport
{
    public static async Task<string> RenderAsync(Report report)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<ReportPage>(
                ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPage.View)] = new ReportView(report) }));
            return page.ToHtmlString();
        });
    }
}
