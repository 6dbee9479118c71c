using System.Net;
using System.Text.RegularExpressions;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Says HTML from text, and takes the markup off a headline.</summary>
internal static partial class PlainText
{
    public static bool HasTags(string text) => Tag().IsMatch(text);

    /// <summary>One line without tags; feeds escape their headlines once or twice.</summary>
    public static string Of(string headline)
    {
        var text = WebUtility.HtmlDecode(headline);
        text = HasTags(text) ? WebUtility.HtmlDecode(AnyTag().Replace(text, "")) : text;
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(
        @"<(p|br|div|a|h[1-6]|ul|ol|li|em|i|b|strong|blockquote|span|section|article|figure|img)(\s[^<>]*)?/?>",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Tag();

    [GeneratedRegex(@"<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex AnyTag();
}
