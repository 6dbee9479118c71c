using System.Globalization;
using System.Text.RegularExpressions;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>A time as exports write it, in ISO 8601 with an offset.</summary>
/// <param name="Doubt">What it does not say itself; null: it says day, clock and offset.</param>
internal sealed partial record ExportTime(string Iso, string? Doubt)
{
    private const string NoOffset = "times without an offset are taken as UTC";
    private const string NoClock = "days without a clock time are taken as their first moment, UTC";

    private static readonly string[] Clocked =
    [
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd HH:mm",
        "yyyy/MM/dd HH:mm:ss",
        "yyyy/MM/dd HH:mm",
        "yyyyMMdd'T'HHmmss",
        "yyyyMMddHHmmss",
        "d MMM yyyy HH:mm:ss",
        "d MMM yyyy HH:mm",
        "MMMM d, yyyy h:mm tt",
        "MMMM d, yyyy HH:mm",
        "d MMMM yyyy HH:mm",
        "MMM d, yyyy h:mm tt",
    ];

    private static readonly string[] Days =
    [
        "yyyy-MM-dd",
        "yyyy/MM/dd",
        "yyyyMMdd",
        "d MMMM yyyy",
        "MMMM d, yyyy",
        "d MMM yyyy",
        "MMM d, yyyy",
    ];

    /// <summary>The zones that RFC 822 names; other names mean several zones.</summary>
    private static readonly Dictionary<string, string> Zones = new(StringComparer.Ordinal)
    {
        ["GMT"] = "+00:00",
        ["UTC"] = "+00:00",
        ["UT"] = "+00:00",
        ["Z"] = "+00:00",
        ["EST"] = "-05:00",
        ["EDT"] = "-04:00",
        ["CST"] = "-06:00",
        ["CDT"] = "-05:00",
        ["MST"] = "-07:00",
        ["MDT"] = "-06:00",
        ["PST"] = "-08:00",
        ["PDT"] = "-07:00",
    };

    /// <returns>Null where it is no time that can be read.</returns>
    public static ExportTime? Read(string? text)
    {
        if (text is null || text.Length > 64 || text.Trim() is not { Length: > 0 } time)
            return null;
        if (
            Epoch().IsMatch(time) && long.TryParse(time.AsSpan(0, Math.Min(10, time.Length)), CultureInfo.InvariantCulture, out var seconds)
        )
            return new ExportTime(Iso8601(DateTimeOffset.FromUnixTimeSeconds(seconds)), null);
        time = DayName().Replace(time, "");
        var (bare, offset) = WithoutOffset(time);
        if (Exactly(Fraction().Replace(bare, ""), Clocked) is { } clocked)
            return new ExportTime(Iso8601(clocked - (offset ?? TimeSpan.Zero)), offset is null ? NoOffset : null);
        return Exactly(time, Days) is { } day ? new ExportTime(Iso8601(day), NoClock) : null;
    }

    /// <summary>The time without its zone, and the zone's offset; null where it has none.</summary>
    private static (string Bare, TimeSpan? Offset) WithoutOffset(string time)
    {
        var zone = Zone().Match(time);
        if (!zone.Success)
            return (time, null);
        var name = zone.Groups[1].Value;
        var numeric = Zones.GetValueOrDefault(name, name);
        var sign = numeric[0] == '-' ? -1 : 1;
        var digits = numeric[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var offset =
            new TimeSpan(int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..], CultureInfo.InvariantCulture), 0)
            * sign;
        return (time[..zone.Index].TrimEnd(), offset.Duration() <= TimeSpan.FromHours(14) ? offset : null);
    }

    private static DateTimeOffset? Exactly(string text, string[] forms) =>
        DateTimeOffset.TryParseExact(
            text,
            forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite,
            out var time
        ) && time.Year is >= 1901 and <= 2198
            ? time
            : null;

    private static string Iso8601(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{10}(\d{3})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Epoch();

    [GeneratedRegex(@"^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+", RegexOptions.NonBacktracking)]
    private static partial Regex DayName();

    [GeneratedRegex(@"\.\d{1,9}$", RegexOptions.NonBacktracking)]
    private static partial Regex Fraction();

    /// <summary>Behind a clock: a sign and digits, or a name.</summary>
    [GeneratedRegex(
        @"(?<=[\d:]{2}(?:\.\d{1,9})?\s?|[AP]M )(Z|UTC|GMT|UT|[ECMP][SD]T|[+-]\d{2}(?::?\d{2})?)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Zone();
}
