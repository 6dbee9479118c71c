using System.Globalization;

namespace NarrativeDiff.Core.Text;

/// <summary>Reads times of day as minutes since midnight: "3.30pm", "15:00", "5 p.m.", "noon".</summary>
internal static class ClockTimes
{
    private const int Hour = 60;

    private const int Noon = 12;

    /// <returns>Null where no time stands at the place.</returns>
    public static (int Minutes, int End)? At(NumberTokens tokens, int i)
    {
        if (tokens.Word(i) is "noon" or "midday" or "midnight")
            return tokens.Word(i) == "midnight" ? (0, i + 1) : (Noon * Hour, i + 1);
        var word = tokens.Word(i);
        var digits = word.TrimEnd('a', 'p', 'm');
        var half = HalfOf(word[digits.Length..]);
        var end = i + 1;
        if (half is null && HalfOf(tokens.Word(end).Replace(".", "", StringComparison.Ordinal)) is { } next)
            (half, end) = (next, end + 1);
        var parts = digits.Split(':', '.');
        if (parts.Length > 3 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 24)
            return null;
        var minute = 0;
        if (parts.Length > 1 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out minute) || minute >= Hour))
            return null;
        if (half is { } afternoon && hour <= Noon)
            hour = hour % Noon + (afternoon ? Noon : 0);
        return (hour % 24 * Hour + minute, end);
    }

    private static bool? HalfOf(string letters) =>
        letters switch
        {
            "am" => false,
            "pm" => true,
            _ => null,
        };
}
