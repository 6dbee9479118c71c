using System.Text;

namespace NarrativeDiff.Core.Reports;

/// <summary>Foreign text made safe inside Markdown: one line, and no character that Markdown or HTML would act on.</summary>
internal static class MarkdownReportText
{
    /// <summary>Every ASCII character CommonMark lets a backslash escape and that can begin markup; <c>&lt;</c> and <c>&amp;</c> become entities.</summary>
    private const string Escaped = "\\`*_{}[]()#|~$!";

    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var c in Line(text))
            _ = c switch
            {
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '&' => safe.Append("&amp;"),
                _ when Escaped.Contains(c) => safe.Append('\\').Append(c),
                _ => safe.Append(c),
            };
        return AtLineStart(safe.ToString());
    }

    /// <summary>A link only where the address is http or https; otherwise the address as inert text.</summary>
    public static string Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? $"<{uri.AbsoluteUri.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>"
            : Escape(url);

    /// <summary>White space, line breaks and control characters become single spaces.</summary>
    private static string Line(string text) =>
        string.Join(' ', new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Lists and rules begin with a dash, a plus sign or a number and a mark.</summary>
    private static string AtLineStart(string line)
    {
        if (line.Length > 0 && line[0] is '-' or '+' or '=')
            return "\\" + line;
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 10 && digits < line.Length && line[digits] is '.' ? line.Insert(digits, "\\") : line;
    }
}
