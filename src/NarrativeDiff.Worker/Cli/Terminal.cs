using System.Globalization;

namespace NarrativeDiff.Worker.Cli;

/// <summary>Foreign text on a terminal: without the characters that would move its cursor, change its title or turn its
/// direction.</summary>
internal static class Terminal
{
    /// <summary>Each such character replaced; one line stays one line.</summary>
    public static string Safe(string text) => Replaced(text, _ => "\uFFFD");

    /// <summary>Each such character as a JSON escape; JSON without line breaks between its tokens stays the same JSON.</summary>
    public static string Escaped(string json) => Replaced(json, c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"));

    private static string Replaced(string text, Func<char, string> by) =>
        text.Any(Steers) ? string.Concat(text.Select(c => Steers(c) ? by(c) : c.ToString())) : text;

    /// <summary>Control characters, and the marks that override the direction of writing.</summary>
    private static bool Steers(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
