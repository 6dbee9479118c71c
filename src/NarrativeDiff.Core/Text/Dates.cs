using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace NarrativeDiff.Core.Text;

/// <summary>Finds the days and months a text names, and resolves them against the day it was published.</summary>
/// <remarks>A weekday without more is the last one up to publication, after "next" the first one behind it; a day of a month without its
/// year is the nearest. Times of day are not looked at.</remarks>
internal static class Dates
{
    private const int Week = 7;

    private static readonly FrozenDictionary<string, (int From, int To)> Relative = Lexicon
        .Lines("dates.tsv")
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(
            cells => cells[1],
            cells => (int.Parse(cells[2], CultureInfo.InvariantCulture), int.Parse(cells[3], CultureInfo.InvariantCulture)),
            StringComparer.Ordinal
        );

    private static readonly FrozenDictionary<string, DayOfWeek> Days = Enum.GetValues<DayOfWeek>()
        .SelectMany(day => new[] { (Name: $"{day}", Day: day), (Name: $"{day}"[..3], Day: day) })
        .Concat([
            (Name: "Tues", Day: DayOfWeek.Tuesday),
            (Name: "Weds", Day: DayOfWeek.Wednesday),
            (Name: "Thur", Day: DayOfWeek.Thursday),
            (Name: "Thurs", Day: DayOfWeek.Thursday),
        ])
        // "Sun", "Sat" and "Wed" open sentences as words of their own
        .Where(name => name.Name is not ("Sun" or "Sat" or "Wed"))
        .ToFrozenDictionary(name => name.Name.ToLowerInvariant(), name => name.Day, StringComparer.Ordinal);

    /// <returns>In reading order.</returns>
    public static ImmutableArray<DateMention> Find(string text, DateTimeOffset publishedAt)
    {
        var tokens = new NumberTokens(text);
        var published = DateOnly.FromDateTime(publishedAt.UtcDateTime);
        var found = ImmutableArray.CreateBuilder<DateMention>();
        for (var i = 0; i < tokens.Count; )
        {
            var (from, to, first, end) = At(tokens, i, published);
            if (end > i)
                found.Add(new DateMention(tokens.Cover(first, end - 1), from, to));
            i = Math.Max(i + 1, end);
        }
        return found.DrainToImmutable();
    }

    /// <returns>End is 0 where no date stands at the token.</returns>
    private static (DateOnly From, DateOnly To, int First, int End) At(NumberTokens tokens, int i, DateOnly published)
    {
        if (Relative.TryGetValue($"{tokens.Word(i)} {tokens.Word(i + 1)}", out var two))
            return Offset(published, two, i, i + 2);
        if (Relative.TryGetValue(tokens.Word(i), out var one))
            return Offset(published, one, i, i + 1);
        if (tokens.IsCapitalised(i) && Days.TryGetValue(tokens.Word(i), out var day))
            return tokens.Word(i - 1) == "next"
                ? Same(Next(published, day), i)
                : Same(tokens.Word(i - 1) == "last" ? Last(published.AddDays(-1), day) : Last(published, day), i);
        if (InFigures(tokens, i, published) is { Item4: > 0 } figures)
            return figures;
        if (
            tokens.Word(i + 1) is "day" or "days"
            && tokens.Word(i + 2) == "ago"
            && (Number(tokens, i, 1, 31) ?? (int?)NumberReader.Simple(tokens.Word(i))) is { } ago
        )
            return Offset(published, (-ago, -ago), i, i + 3);
        return Month(tokens, i) is { } month ? OfMonth(tokens, i, month, published) : default;
    }

    private static (DateOnly, DateOnly, int, int) Offset(DateOnly published, (int From, int To) days, int first, int end) =>
        (published.AddDays(days.From), published.AddDays(days.To), first, end);

    private static (DateOnly, DateOnly, int, int) Same(DateOnly day, int i) => (day, day, i, i + 1);

    /// <summary>"2024-03-05", "05/03/2024": of the two ways to read the latter, the one nearer to publication.</summary>
    private static (DateOnly, DateOnly, int, int) InFigures(NumberTokens tokens, int i, DateOnly published)
    {
        if (
            !tokens.IsNumber(i)
            || tokens.Word(i + 1) is not ("-" or "/")
            || tokens.Word(i + 3) != tokens.Word(i + 1)
            || !tokens.Touches(i + 1)
            || !tokens.Touches(i + 4)
        )
            return default;
        if (Number(tokens, i, 1000, 2999) is { } first)
            return Number(tokens, i + 2, 1, 12) is { } m && Number(tokens, i + 4, 1, 31) is { } d
                ? SameIn(From(first, m, d), i, i + 5)
                : default;
        if (
            Number(tokens, i + 4, 1000, 2999) is not { } year
            || Number(tokens, i, 1, 31) is not { } a
            || Number(tokens, i + 2, 1, 31) is not { } b
        )
            return default;
        var ways = new[] { (Day: a, Month: b), (Day: b, Month: a) }
            .Where(way => way.Month <= 12)
            .Select(way => From(year, way.Month, way.Day))
            .ToArray();
        return ways.Length == 0 ? default : SameIn(ways.MinBy(day => Math.Abs(day.DayNumber - published.DayNumber)), i, i + 5);
    }

    private static (DateOnly, DateOnly, int, int) SameIn(DateOnly day, int first, int end) => (day, day, first, end);

    private static DateOnly Last(DateOnly upTo, DayOfWeek day) => upTo.AddDays(-((upTo.DayOfWeek - day + Week) % Week));

    private static DateOnly Next(DateOnly after, DayOfWeek day) => after.AddDays((day - after.DayOfWeek + Week - 1) % Week + 1);

    private static int? Month(NumberTokens tokens, int i) =>
        tokens.IsCapitalised(i) && NumberLexicon.Find("month", tokens.Word(i).TrimEnd('.')) is { } month ? (int)month.Low : null;

    /// <summary>"3 May 2023", "May 3, 2023", "in May"; "may" as a verb has no capital, and a lone May counts only behind a
    /// preposition.</summary>
    private static (DateOnly, DateOnly, int, int) OfMonth(NumberTokens tokens, int i, int month, DateOnly published)
    {
        var (first, end) = (i, i + 1);
        var day = Number(tokens, i - 1, 1, 31);
        if (day is not null)
            first = i - 1;
        else if (tokens.Word(i - 1) == "of" && Number(tokens, i - 2, 1, 31) is { } ordinal)
            (day, first) = (ordinal, i - 2);
        else if (Number(tokens, i + 1, 1, 31) is { } behind)
            (day, end) = (behind, i + 2);
        var at = tokens.Word(end) == "," ? end + 1 : end;
        var year = Number(tokens, at, 1000, 2999);
        if (year is not null)
            end = at + 1;
        if (day is null && year is null && tokens.Word(i - 1) is not ("in" or "since" or "until" or "last" or "by" or "of"))
            return default;
        return Nearest(day, month, year, published, first, end);
    }

    private static (DateOnly, DateOnly, int, int) Nearest(int? day, int month, int? year, DateOnly published, int first, int end)
    {
        var years = year is { } given ? [given] : new[] { published.Year, published.Year - 1, published.Year + 1 };
        var nearest = years
            .Where(candidate => candidate is > 0 and < 9999)
            .Select(candidate => From(candidate, month, day))
            .MinBy(from => Math.Abs(from.DayNumber - published.DayNumber));
        return (nearest, day is null ? nearest.AddMonths(1).AddDays(-1) : nearest, first, end);
    }

    private static DateOnly From(int year, int month, int? day) => new(year, month, Math.Min(day ?? 1, DateTime.DaysInMonth(year, month)));

    private static int? Number(NumberTokens tokens, int i, int low, int high) =>
        tokens.IsNumber(i)
        && int.TryParse(
            tokens
                .Word(i)
                .Replace("st", "", StringComparison.Ordinal)
                .Replace("nd", "", StringComparison.Ordinal)
                .Replace("rd", "", StringComparison.Ordinal)
                .Replace("th", "", StringComparison.Ordinal),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var value
        )
        && value >= low
        && value <= high
            ? value
            : null;
}
