using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>Renders a component as a whole page.</summary>
internal static partial class HtmlPage
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
                var page = await renderer
                    .Dispatcher.InvokeAsync(async () =>
                        (await renderer.RenderComponentAsync<T>(parameters).ConfigureAwait(true)).ToHtmlString()
                    )
                    .ConfigureAwait(false);
                return $"<!DOCTYPE html>\n{Indents().Replace(References().Replace(page, Plain), "\n")}\n";
            }
        }
    }

    /// <summary>The renderer writes all that is not ASCII as a reference, up to four times as long. Signs that can be seen are put as they
    /// are; what steers (bidi controls, zero width) stays a reference.</summary>
    private static string Plain(Match reference) =>
        Rune.TryCreate(int.Parse(reference.ValueSpan[3..^1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), out var sign)
        && sign.Value >= 0xA1
        && Rune.GetUnicodeCategory(sign)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse
            )
            ? sign.ToString()
            : reference.Value;

    /// <summary>White space between two tags is white space, however much of it; that of our own files would be weight.</summary>
    [GeneratedRegex("(?<=>)\\n(?> +)(?=<)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Indents();

    [GeneratedRegex("&#x[0-9A-F]{2,5};", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex References();
}
