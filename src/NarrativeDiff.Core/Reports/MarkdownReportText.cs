using System.Globalization;
using System.Text;

namespace NarrativeDiff.Core.Reports;

/// <summary>Foreign text made harmless for Markdown: one line, no markup, no link that makes itself, no turned writing direction.</summary>
internal static class MarkdownReportText
{
    private const string Special = "\\`*_{}[]#|~!$@";

    public static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var sign in text ?? "")
        {
            _ = sign switch
            {
                '<' => plain.Append("&lt;"),
                '>' => plain.Append("&gt;"),
                '&' => plain.Append("&amp;"),
                _ when Special.Contains(sign, StringComparison.Ordinal) => plain.Append('\\').Append(sign),
                _ when IsTurning(sign) => plain.Append(CultureInfo.InvariantCulture, $"(U+{(int)sign:X4})"),
                _ when char.IsControl(sign) || sign is '\u2028' or '\u2029' => plain.Append(' '),
                _ => plain.Append(sign),
            };
        }

        // Many viewers make links of bare addresses; a backslash in them stops that.
        return plain.ToString().Replace("://", "\\://", StringComparison.Ordinal).Replace("www.", "www\\.", StringComparison.Ordinal);
    }

    public static string Quote(string text) => "“" + Plain(text) + "”";

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    public static string Score(double? score) => score?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Marks that make the rest of the line run the other way.</summary>
    private static bool IsTurning(char sign) => sign is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
