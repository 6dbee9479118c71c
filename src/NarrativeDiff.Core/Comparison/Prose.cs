using System.Globalization;
using Humanizer;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>The words findings are reported in: careful, short, with the figures in them.</summary>
internal static class Prose
{
    /// <summary>On one line, whole: a summary cuts no word.</summary>
    public static string Quote(string exact) => $"“{exact.ReplaceLineEndings(" ").Trim().TrimEnd(',', ';')}”";

    /// <summary>Without the full stop that our own sentence has behind the quotation.</summary>
    public static string Unstopped(string exact) =>
        exact.ReplaceLineEndings(" ").Trim() is var words && words.EndsWith('.') && !words.EndsWith("..", StringComparison.Ordinal)
            ? words[..^1]
            : words;

    public static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";

    public static string Time(DateTimeOffset at) =>
        !at.IsKnown() ? "an unknown time" : at.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture) + " UTC";

    public static string List(IEnumerable<string> items) => items.Humanize("and");

    public static string Minutes(double minutes) =>
        minutes < 120 ? "minute".ToQuantity((int)Math.Round(minutes)) : "hour".ToQuantity((int)Math.Round(minutes / 60));
}
