using System.Globalization;

namespace NarrativeDiff.Core.Text;

/// <summary>A value read from a text, and the place behind it.</summary>
/// <param name="Scale">What a word or letter behind the digits multiplied them with: a million; 1 where nothing did.</param>
/// <param name="Unit">The unit that the words of the value hold themselves: "two-thirds of" is a share, "twice" so many times.</param>
internal readonly record struct NumberValue(double Low, double High, int End, bool IsApproximate, double Scale = 1, string? Unit = null)
{
    public static readonly NumberValue None = new(0, 0, -1, false);

    public bool IsFound => End >= 0;

    public NumberValue Times(double factor, int end) =>
        this with
        {
            Low = Low * factor,
            High = High * factor,
            Scale = Scale * factor,
            End = end,
        };
}

/// <summary>Reads the value of a number: "3.5 million", "£2bn", "-5", "twenty-one", "two hundred and five", "half a dozen",
/// "several".</summary>
internal static class NumberReader
{
    /// <summary>A longer run of digits is a code and no quantity.</summary>
    private const int MaxDigits = 15;

    /// <summary>No text counts higher; words that go on multiplying are no number.</summary>
    private const double MaxValue = 1e18;

    public static NumberValue Value(NumberTokens tokens, int i)
    {
        if (tokens.Word(i) is "minus" or "negative" && Unsigned(tokens, i + 1) is { IsFound: true } value)
            return value with { Low = -value.High, High = -value.Low };
        return NumberFractions.Value(tokens, i) is { IsFound: true } part ? part : Unsigned(tokens, i);
    }

    /// <summary>Widens a number by the qualifier before it, and counts the words that takes.</summary>
    public static (NumberValue Value, int Words) Qualified(NumberTokens tokens, int i, NumberValue value)
    {
        foreach (var (words, entry) in NumberLexicon.Qualifiers)
            if (tokens.StandAt(i - words.Length, words))
                return (Widened(value, entry), words.Length);
        return (value, 0);
    }

    /// <summary>"10 or more", "100-plus", "40-odd".</summary>
    public static NumberValue QualifiedBehind(NumberTokens tokens, NumberValue value)
    {
        foreach (var (words, entry) in NumberLexicon.Behind)
            if (tokens.StandAt(value.End, words) && (words.Length > 1 || tokens.Touches(value.End)))
                return Widened(value, entry) with { End = value.End + words.Length };
        return value;
    }

    /// <summary>"40 boats at most", "40 people or more": the qualifier stands behind what is counted.</summary>
    public static (NumberValue Value, int End) QualifiedBehindNoun(NumberTokens tokens, NumberValue value, string? unit, int end)
    {
        if (unit is null || value.IsApproximate)
            return (value, end);
        foreach (var (words, entry) in NumberLexicon.Behind)
            for (var at = end; words.Length > 1 && at <= end + 1; at++)
                if (tokens.StandAt(at, words) && !tokens.IsNumber(at + words.Length) && Simple(tokens.Word(at + words.Length)) is null)
                    return (Widened(value, entry), at + words.Length);
        return (value, end);
    }

    /// <summary>The factors widen how large a number is: below zero the larger one gives the lower bound.</summary>
    private static NumberValue Widened(NumberValue value, NumberWord by) =>
        value with
        {
            Low = value.Low * (value.Low < 0 && double.IsFinite(by.High) ? by.High : by.Low),
            High = double.IsInfinity(by.High) ? double.PositiveInfinity : value.High * (value.High < 0 ? by.Low : by.High),
            IsApproximate = true,
        };

    private static NumberValue Unsigned(NumberTokens tokens, int i)
    {
        if (tokens.IsNumber(i))
            return Digits(tokens, i);
        var word = tokens.Word(i);
        if (NumberLexicon.Find("vague", word) is { } vague && tokens.Word(i + 1) != "more")
            return OfMany(tokens, Scaled(tokens, new NumberValue(vague.Low, vague.High, i + 1, vague.Low != vague.High)));
        if (Simple(word) is { } value && !(value == 1 && IsPronoun(tokens, i)))
            return InWords(tokens, i, value);
        if (Hyphenated(word) is { IsFound: true } joined)
            return joined with { End = i + 1 };
        if (NumberLexicon.Find("times", word) is { } times)
            return new NumberValue(times.Low, times.Low, i + 1, false, 1, "time");
        if (
            tokens.Word(i - 1) == "a"
            && (word is "hundred-odd" or "dozen-odd" or "thousand-odd")
            && NumberLexicon.Find(word[0] == 'd' ? "vague" : "scale", word[..^4]) is { } odd
        )
            return new NumberValue(odd.Low, odd.Low * 1.3, i + 1, true);
        if (tokens.Word(i - 1) == "a" && tokens.Word(i + 1) == "of" && !tokens.IsNumber(i + 2) && (word is "score" or "pair"))
            return new NumberValue(word == "pair" ? 2 : 20, word == "pair" ? 2 : 20, i + 2, false);
        return NumberLexicon.Find("scale", word) is { Word.Length: > 2, Low: >= 100 } scale && tokens.Word(i - 1) == "a"
            ? Scaled(tokens, new NumberValue(scale.Low, scale.Low, i + 1, false, scale.Low))
            : NumberValue.None;
    }

    /// <summary>"Ten-mile", "two-hour", "two-year-old".</summary>
    private static NumberValue Hyphenated(string word) =>
        word.Contains('-', StringComparison.Ordinal)
        && word.Split('-') is [var count, var unit, .. var rest]
        && Simple(count) is { } value
        && UnitTable.Find(unit) is { IsMoney: false } of
        && rest is [] or ["old"]
            ? new NumberValue(value, value, 0, false, 1, of.Name)
            : NumberValue.None;

    private static NumberValue Digits(NumberTokens tokens, int i)
    {
        var word = tokens.Word(i);
        var digits = word.Length;
        while (digits > 0 && char.IsAsciiLetter(word[digits - 1]))
            digits--;
        if (digits > MaxDigits + MaxDigits / 3 || Parsed(tokens, i, word[..digits]) is not { } value)
            return word.Contains(':', StringComparison.Ordinal) ? new NumberValue(0, 0, i + 1, false) : NumberValue.None;
        var scale = digits == word.Length ? null : GluedScale(tokens, i, word[digits..]);
        value *= scale?.Low ?? 1;
        return HalfMore(tokens, Scaled(tokens, new NumberValue(value, value, i + 1, false, scale?.Low ?? 1)));
    }

    /// <summary>"3m" may be metres and "5t" tonnes; they are taken for millions only where "$3m" or "3m people" says so.</summary>
    private static NumberWord? GluedScale(NumberTokens tokens, int i, string letters) =>
        letters switch
        {
            "m"
            or "b"
            or "t"
            or "mm"
                when !NumberUnits.IsMoneySign(tokens, i - 1)
                    && !NumberUnits.IsMoneySign(tokens, i + 1)
                    && !(letters == "m" && NumberUnits.IsCounted(tokens.Word(i + 1))) => null,
            _ => NumberLexicon.Find("scale", letters),
        };

    /// <summary>"3,000" and "2,00,000" are thousands, "2,5" has a decimal comma, "1.250.000" and "1.200 people" have points between
    /// thousands.</summary>
    private static double? Parsed(NumberTokens tokens, int i, string digits)
    {
        var (commas, points) = (digits.Count(c => c == ','), digits.Count(c => c == '.'));
        if (
            commas == 1
            && points == 0
            && digits.Length - digits.IndexOf(',', StringComparison.Ordinal) is var tail
            && (tail is 2 or 3)
            && digits.Length - tail <= 3
        )
            digits = digits.Replace(',', '.');
        else if (
            points > 1
            || (
                points == 1
                && commas == 0
                && digits.Length - digits.IndexOf('.', StringComparison.Ordinal) == 4
                && digits[0] != '0'
                && NumberUnits.IsPeople(tokens.Word(i + 1))
            )
        )
            digits = digits.Replace(".", "", StringComparison.Ordinal);
        return double.TryParse(
            digits.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : null;
    }

    private static NumberValue InWords(NumberTokens tokens, int i, double value)
    {
        var (total, current, end, afterScale, factor) = (0.0, value, i + 1, false, 1.0);
        while (end < tokens.Count && total < MaxValue && current < MaxValue)
        {
            var word = tokens.Word(end);
            if (NumberLexicon.Find("scale", word) is { Word.Length: > 2 } scale)
                (total, current, afterScale, factor) =
                    scale.Low >= 1000
                        ? (total + Math.Max(current, 1) * scale.Low, 0, true, scale.Low)
                        : (total, current * scale.Low, true, factor);
            else if (ScaleOf(word) is { } many && tokens.Word(end + 1) is not ("-" or "draw" or "line"))
                current *= many;
            else if (afterScale && Simple(word == "and" ? tokens.Word(end + 1) : word) is { } more)
                (current, end, afterScale) = (current + more, word == "and" ? end + 1 : end, false);
            else if (tokens.StandAt(end, AndAHalf))
                (current, end) = afterScale && current == 0 ? (0.5 * factor, end + 2) : (current + 0.5, end + 2);
            else if (word == "point" && Simple(tokens.Word(end + 1)) is { } tenth and < 10)
                (current, end) = (current + tenth / 10, end + 1);
            else
                break;
            end++;
        }
        return new NumberValue(total + current, total + current, end, false, factor);
    }

    private static readonly string[] AndAHalf = ["and", "a", "half"];

    /// <summary>"2 and a half".</summary>
    private static NumberValue HalfMore(NumberTokens tokens, NumberValue value) =>
        tokens.StandAt(value.End, AndAHalf)
            ? Scaled(tokens, value with { Low = value.Low + 0.5, High = value.High + 0.5, End = value.End + AndAHalf.Length })
            : value;

    public static NumberValue Scaled(NumberTokens tokens, NumberValue value)
    {
        while (value.High < MaxValue && ScaleOf(tokens.Word(value.End)) is { } scale)
            value = value.Times(scale, value.End + 1);
        return value;
    }

    /// <summary>"tens of thousands", "hundreds of millions", "a couple of hundred".</summary>
    private static NumberValue OfMany(NumberTokens tokens, NumberValue value)
    {
        if (tokens.Word(value.End) != "of")
            return value;
        var word = tokens.Word(value.End + 1);
        return NumberLexicon.Find("many", word) is { } many
                ? value with
                {
                    Low = value.Low * many.Low,
                    High = value.High * many.Low,
                    End = value.End + 2,
                }
            : NumberLexicon.Find("scale", word) is { Word.Length: > 2 } scale ? value.Times(scale.Low, value.End + 2)
            : value;
    }

    /// <summary>A scale that stands as a word of its own; a lone letter may be a unit ("3 m").</summary>
    private static double? ScaleOf(string word) =>
        word switch
        {
            "dozen" => 12,
            "score" => 20,
            "mm" => null,
            _ => word.Length > 1 ? NumberLexicon.Find("scale", word)?.Low : null,
        };

    /// <summary>"two", "twenty", "twenty-one"; null for any other word.</summary>
    public static double? Simple(string word)
    {
        if (NumberLexicon.Find("value", word) is { } value)
            return value.Low;
        return
            word.Contains('-')
            && word.Split('-') is [var tens, var ones]
            && NumberLexicon.Find("value", tens) is { Low: >= 20 } ten
            && NumberLexicon.Find("value", ones) is { Low: < 10 } one
            ? ten.Low + one.Low
            : null;
    }

    /// <summary>"no one", "one of them", "one another": nobody is counted.</summary>
    private static bool IsPronoun(NumberTokens tokens, int i) =>
        tokens.Word(i - 1) is "no" or "any" or "every" or "some" or "each" or "this" or "that" or "the" or "another" or "which"
        || tokens.Word(i + 1) is "of" or "another" or "who" or "that" or "day" or "thing";
}
