using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>A time as a page or an export states it, which may lack its offset or its time of day.</summary>
/// <param name="Local">What clock and calendar showed.</param>
/// <param name="Offset">Null where the page states none.</param>
/// <param name="HasClock">False where the page states a day only; <paramref name="Local"/> is then its noon.</param>
internal sealed partial record StatedTime(DateTime Local, TimeSpan? Offset, bool HasClock)
{
    private const int FirstYear = 1990;
    private const int LastYear = 2199;
    private const int LongestText = 120;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Names that mean one offset whatever the season; "ET" and "CET in summer" do not.</summary>
    private static readonly FrozenDictionary<string, int> Zones =
        "z=0 ut=0 utc=0 gmt=0 cst=-6 bst=1 cet=1 cest=2 msk=3 hkt=8 jst=9 aest=10 aedt=11 edt=-4 est=-5 cdt=-5 mdt=-6 mst=-7 pdt=-7 pst=-8"
            .Split(' ')
            .Select(zone => zone.Split('='))
            .ToFrozenDictionary(
                zone => zone[0],
                zone => int.Parse(zone[1], CultureInfo.InvariantCulture),
                StringComparer.OrdinalIgnoreCase
            );

    /// <summary>The instant, in UTC; null where the offset is unknown and no zone is given.</summary>
    public DateTimeOffset? Instant(TimeZoneInfo? zone) =>
        Offset is { } offset ? new DateTimeOffset(Local, offset).ToUniversalTime()
        : zone is not null ? new DateTimeOffset(Local, zone.GetUtcOffset(Local)).ToUniversalTime()
        : null;

    /// <summary>Reads the forms in use: ISO 8601, RFC 2822, seconds since 1970, "March 6, 2030 10:15 am EST", "6 March 2030".
    /// Numbers alone in an order that is not sure give null, and so does the first moment of 1970, which stands for no time.</summary>
    public static StatedTime? Read(string? text, int firstYear = FirstYear)
    {
        text = text?.Trim();
        if (text is null or { Length: 0 or > LongestText })
            return null;
        if (Seconds().IsMatch(text))
            return OfSeconds(text);
        // 20300306101500
        if (Stamp().IsMatch(text))
            text = $"{text[..8]}T{text[8..]}";
        if (Day(text, firstYear) is not var (day, end))
            return null;
        var rest = text[end..];
        var clock = Clock().Match(rest);
        // "10:15 am, 6 March 2030" states the clock first
        if (!clock.Success && Clock().Match(text) is { Success: true } before)
            (clock, rest) = (before, text);
        if (!clock.Success)
            return new StatedTime(day.ToDateTime(new TimeOnly(12, 0)), null, HasClock: false);
        return TimeOf(clock) is { } time ? new StatedTime(day.ToDateTime(time), OffsetIn(rest, clock), HasClock: true) : null;
    }

    /// <returns>The same day as another time states, allowing for the zones between.</returns>
    public bool IsOfOneDayWith(StatedTime other) =>
        Math.Abs((Local.Date - other.Local.Date).TotalDays) <= (HasClock && other.HasClock ? 1 : 0);

    private static StatedTime? OfSeconds(string text)
    {
        var number = long.Parse(text, CultureInfo.InvariantCulture);
        var time = text.Length == 13 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
        return time.Year is >= FirstYear and <= LastYear ? new StatedTime(time.UtcDateTime, TimeSpan.Zero, HasClock: true) : null;
    }

    /// <summary>The day and the place behind it.</summary>
    private static (DateOnly Day, int End)? Day(string text, int firstYear)
    {
        foreach (var pattern in new[] { YearFirst(), DayMonthName(), MonthNameDay(), DayFirst() })
        {
            if (pattern.Match(text) is not { Success: true } match)
                continue;
            var month = match.Groups["name"] is { Success: true } name
                ? 1 + Array.IndexOf(Months, name.Value[..3].ToLowerInvariant())
                : Number(match, "m");
            if (Of(Number(match, "y"), month, Number(match, "d"), firstYear) is { } day)
                return (day, match.Index + match.Length);
        }
        return null;
    }

    private static DateOnly? Of(int year, int month, int day, int firstYear) =>
        year >= firstYear
        && year <= LastYear
        && (year, month, day) is not (1970, 1, 1)
        && month is >= 1 and <= 12
        && day >= 1
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static TimeOnly? TimeOf(Match clock)
    {
        var (hour, minute, second) = (Number(clock, "h"), Number(clock, "n"), Number(clock, "s"));
        if (clock.Groups["half"] is { Success: true } half)
        {
            if (hour is 0 or > 12)
                return null;
            hour = hour % 12 + (half.Value[0] is 'p' or 'P' ? 12 : 0);
        }
        return hour < 24 && minute < 60 && second <= 60 ? new TimeOnly(hour, minute, Math.Min(second, 59)) : null;
    }

    private static TimeSpan? OffsetIn(string text, Match clock)
    {
        if (ZoneMark().Match(text[(clock.Index + clock.Length)..]) is not { Success: true } match)
            return null;
        if (match.Groups["oh"] is not { Success: true })
            return Zones.TryGetValue(match.Groups["zone"].Value, out var hours) ? TimeSpan.FromHours(hours) : null;
        var offset = new TimeSpan(Number(match, "oh"), Number(match, "om"), 0);
        return offset <= TimeSpan.FromHours(14)
            ? match.Groups["sign"].Value is "+"
                ? offset
                : -offset
            : null;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } number ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:\d{10}|\d{13})$", RegexOptions.NonBacktracking)]
    private static partial Regex Seconds();

    [GeneratedRegex(@"^\d{14}$", RegexOptions.NonBacktracking)]
    private static partial Regex Stamp();

    [GeneratedRegex(
        @"^\D{0,20}?(?<y>\d{4})(?:[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})|(?<m>\d{2})(?<d>\d{2}))(?!\d)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex YearFirst();

    [GeneratedRegex(
        @"\b(?<d>\d{1,2})(?:st|nd|rd|th)?[ .\-]{1,2}(?:of )?"
            + @"(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ .,\-]{1,2}(?<y>\d{4})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex DayMonthName();

    [GeneratedRegex(
        @"\b(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ \-]{1,2}"
            + @"(?<d>\d{1,2})(?:st|nd|rd|th)?[ ,\-]{1,3}(?<y>\d{4})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex MonthNameDay();

    // "06.03.2030" is day first everywhere; "03/06/2030" may be either and is left alone.
    [GeneratedRegex(
        @"\b(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})\b|"
            + @"\b(?<d>1[3-9]|2\d|3[01])/(?<m>\d{1,2})/(?<y>\d{4})\b|\b(?<m>\d{1,2})/(?<d>1[3-9]|2\d|3[01])/(?<y>\d{4})\b",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex DayFirst();

    [GeneratedRegex(
        @"(?<!\d)(?<h>\d{1,2}):(?<n>\d{2})(?::(?<s>\d{2})(?:[.,]\d{1,9})?)?(?!\d)\s*(?<half>[ap]\.?m\b\.?)?|"
            + @"(?<![\d:])(?<h>\d{1,2})\s?(?<half>[ap]\.?m\b\.?)|(?<=^T)(?<h>\d{2})(?<n>\d{2})(?<s>\d{2})?(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"^\s*[(,]?\s*(?:(?:GMT|UTC)?(?<sign>[+\-−])(?<oh>\d{1,2})(?::?(?<om>\d{2}))?(?!\d)|(?<zone>[A-Za-z]{1,4})\b)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex ZoneMark();
}
