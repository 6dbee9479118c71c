using System.Collections.Immutable;
using System.Globalization;

namespace NarrativeDiff.Core.Text;

/// <summary>Finds the numbers of a text, in digits and in words, and what they count.</summary>
public static class Numbers
{
    /// <returns>In order and disjoint.</returns>
    public static ImmutableArray<NumberMention> Find(string text)
    {
        var tokens = new NumberTokens(text);
        var found = ImmutableArray.CreateBuilder<NumberMention>();
        for (var i = 0; i < tokens.Count; )
        {
            var value = NumberReader.Value(tokens, i);
            if (value.IsFound)
                found.Add(Mention(tokens, i, ref value, found.Count > 0 ? found[^1].Span.End : 0));
            i = value.IsFound ? value.End : i + 1;
        }
        return found.DrainToImmutable();
    }

    private static NumberMention Mention(NumberTokens tokens, int i, ref NumberValue value, int free)
    {
        if (NumberScores.At(tokens, i, value) is { } score)
        {
            value = value with { End = score.End };
            return new NumberMention(tokens.Cover(i, value.End - 1), score.Low, score.High, null, NumberKind.Score);
        }
        var kind = NumberKinds.Of(tokens, i, value);
        if (kind == NumberKind.Time && ClockTimes.At(tokens, i) is { } clock)
        {
            value = value with { End = clock.End };
            return new NumberMention(tokens.Cover(i, value.End - 1), clock.Minutes, clock.Minutes, null, kind);
        }
        return kind == NumberKind.Quantity
            ? Quantity(tokens, i, ref value, free)
            : new NumberMention(tokens.Cover(i, value.End - 1), value.Low, value.High, null, kind);
    }

    /// <summary>"3C below zero", "ten degrees below zero".</summary>
    private static (NumberValue Value, string? Unit, int End) BelowZero(NumberTokens tokens, NumberValue value, string? unit, int end)
    {
        if (tokens.Word(end) is "degrees" or "degree" && tokens.StandAt(end + 1, ["below", "zero"]))
            (unit, end) = (UnitTable.Find("degree")!.Name, end + 1);
        return unit is not null && tokens.StandAt(end, ["below", "zero"])
            ? (value with { Low = -value.High, High = -value.Low }, unit, end + 2)
            : (value, unit, end);
    }

    private static NumberMention Quantity(NumberTokens tokens, int i, ref NumberValue value, int free)
    {
        value = NumberReader.QualifiedBehind(tokens, NumberRanges.Of(tokens, i, value));
        var (unit, from, end) = NumberUnits.Of(tokens, i, value);
        if (unit is not null && end > value.End | from < i)
            (value, end) = NumberRanges.WithUnits(tokens, from, value, unit, end);
        (value, unit, end) = BelowZero(tokens, value, unit, end);
        // "-$3m"
        if (from < i && tokens.Raw(from - 1) is "-" or "−" && tokens.Touches(from) && !tokens.Touches(from - 1))
            (value, from) = (value with { Low = -value.High, High = -value.Low }, from - 1);
        var (wide, words) = NumberReader.Qualified(tokens, from, value);
        if (words == 0 && tokens.Word(from - 1) == "a" && NumberReader.Qualified(tokens, from - 1, value) is { Words: > 0 } article)
            (wide, words) = (article.Value, article.Words + 1); // "more than a hundred"
        // a word that already belongs to the number before qualifies nothing
        if (words > 0 && tokens[from - words].Span.Start >= free)
            (value, from) = (wide, from - words);
        while (tokens[from].Span.Start < free)
            from++;
        (value, end) = NumberReader.QualifiedBehindNoun(tokens, value, unit, Math.Max(end, value.End));
        value = value with { End = end };
        return new NumberMention(tokens.Cover(from, value.End - 1), value.Low, value.High, unit, NumberKind.Quantity, value.IsApproximate);
    }
}

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
