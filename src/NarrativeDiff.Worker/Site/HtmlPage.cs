using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace NarrativeDiff.Worker.Site;

/// <summary>Renders a component as a whole page.</summary>
internal static class HtmlPage
{
    public static async Task<string> RenderAsync<T>(string parameter, object value)
        where T : IComponent
    {
        var services = new ServiceCollection().BuildServiceProvider();
        await using (services.ConfigureAwait(false))
        {
            var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
            await using (renderer.ConfigureAwait(false))
            {
                var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [parameter] = value });
                return await renderer.Dispatcher.InvokeAsync(async () =>
                    "<!DOCTYPE html>\n" + (await renderer.RenderComponentAsync<T>(parameters).ConfigureAwait(true)).ToHtmlString() + "\n").ConfigureAwait(false);
            }
        }
    }
}
