namespace NarrativeDiff.Core.Text;

/// <summary>Finds what a number counts: a currency, per cent, a unit of measure, or the noun behind it.</summary>
/// <remarks>Without a parser the noun counted is the first plural within four words; "two of the three" counts nothing certain and gets no
/// unit.</remarks>
internal static class NumberUnits
{
    private const int NounWithin = 4;

    /// <returns>The unit, and the number's first and last token with the sign or word of the unit.</returns>
    public static (string? Unit, int From, int End) Of(NumberTokens tokens, int from, NumberValue value)
    {
        var end = value.End;
        if (value.Unit is { } own)
            return (own, from, end);
        // "US$3", "more than $3": the sign stands between qualifier and digits
        if (MoneyBefore(tokens, from) is { Words: > 0 } sign)
            return (sign.Unit, from - sign.Words, end);
        if (tokens.Word(end) is "%" or "percent" or "pct" or "pc" or "percentage" && tokens.Word(end + 1) is not ("point" or "points"))
            return ("percent", from, end + 1);
        if (tokens.Word(end) == "per" && tokens.Word(end + 1) == "cent")
            return ("percent", from, end + 2);
        if (tokens.Word(end) == "percentage")
            return (UnitTable.Find("pp")!.Name, from, end + 2);
        if (Magnitude(tokens, from, end) is { } quake)
            return quake;
        return Measure(tokens, value) is { Unit: not null } measure ? (measure.Unit, from, measure.End) : (Noun(tokens, value), from, end);
    }

    /// <summary>"$", "£", "Rs": a sign or code that can stand before a sum or touch it behind.</summary>
    public static bool IsMoneySign(NumberTokens tokens, int i) =>
        tokens.Raw(i) is { Length: > 0 } raw
        && (raw[^1] is '$' or '€' or '£' or '¥' or '₹' or '￡' or '₽' || raw is "Rs")
        && UnitTable.Find(raw) is { IsMoney: true };

    public static bool IsPeople(string word) =>
        word is "people" or "men" or "women" or "children" or "residents" or "troops" or "soldiers" or "civilians";

    /// <summary>A plural that a number can count, seen from its form.</summary>
    public static bool IsCounted(string word) => IsPlural(word) && UnitTable.Find(word) is null;

    /// <summary>"US$3", "A$5", "Rs. 500", "GBP 5", "$5".</summary>
    private static (string? Unit, int Words) MoneyBefore(NumberTokens tokens, int from)
    {
        var at = tokens.Word(from - 1) == "." && tokens.Raw(from - 2) == "Rs" ? from - 2 : from - 1;
        var raw = tokens.Raw(at);
        if (raw == "$" && tokens.Touches(at) && UnitTable.Find(tokens.Raw(at - 1) + "$") is { } prefixed)
            return (prefixed.Name, 2);
        return
            raw.Length > 0
            && (IsMoneySign(tokens, at) || (raw.Length == 3 && raw.All(char.IsAsciiLetterUpper)))
            && UnitTable.Find(raw) is { IsMoney: true } unit
            ? (unit.Name, from - at)
            : (null, 0);
    }

    /// <summary>"A 6.4-magnitude quake", "of magnitude 6.4".</summary>
    private static (string? Unit, int From, int End)? Magnitude(NumberTokens tokens, int from, int end)
    {
        var behind = tokens.Word(end) == "-" ? end + 1 : end;
        if (tokens.Word(behind) == "magnitude")
            return (Stemmer.Stem("magnitude"), from, behind + 1);
        return tokens.Word(from - 1) == "magnitude" ? (Stemmer.Stem("magnitude"), from - 1, end)
            : tokens.Word(from - 1) is "of" or "-" && tokens.Word(from - 2) == "magnitude" ? (Stemmer.Stem("magnitude"), from - 2, end)
            : null;
    }

    /// <summary>"12 miles", "10-mile", "5°C", "40 degrees Celsius", "12km", "5m €", "10 US dollars".</summary>
    private static (string? Unit, int End) Measure(NumberTokens tokens, NumberValue value)
    {
        var at = value.End;
        if (value.Scale == 1 && Glued(tokens.Raw(at - 1)) is { } glued)
            return
                tokens.Raw(at - 1).EndsWith("km", StringComparison.OrdinalIgnoreCase)
                && tokens.Word(at) == "/"
                && tokens.Word(at + 1) == "h"
                ? ("kph", at + 2)
                : (glued.Name, at);
        if (tokens.Word(at) is "-" && tokens.Touches(at) && tokens.Touches(at + 1) && UnitTable.Find(tokens.Raw(at + 1)) is { } joined)
            return (joined.Name, at + 2);
        if (tokens.Word(at) is "°" or "º" or "degrees" or "degree")
            return UnitTable.Find(tokens.Raw(at + 1), true) is { Dimension: "temperature" } scale ? (scale.Name, at + 2)
                : tokens.Word(at + 1) is "below" or "above" or "-" ? (null, at)
                : (UnitTable.Find("degree")!.Name, at + 1);
        if (
            tokens.Raw(at) is "US" or "U.S." or "Australian" or "Canadian" or "Hong"
            && UnitTable.Find(tokens.Raw(at + 1)) is { IsMoney: true }
        )
            return (
                tokens.Raw(at) switch
                {
                    "Australian" => "AUD",
                    "Canadian" => "CAD",
                    _ => "USD",
                },
                at + 2
            );
        if (tokens.Word(at) is "km" && tokens.Word(at + 1) == "/" && tokens.Word(at + 2) == "h")
            return ("kph", at + 3);
        // pounds are money unless something is weighed: "5 pounds of flour"
        if (tokens.Word(at) is "pounds" or "pound" or "lb" or "lbs")
            return (tokens.Word(at) is "lb" or "lbs" || tokens.Word(at + 1) == "of" ? "pound" : "GBP", at + 1);
        // "two $3 tickets": the sign belongs to the number behind it
        return
            UnitTable.Find(tokens.Raw(at)) is { } unit
            && !(unit.IsMoney && tokens.IsNumber(at + 1))
            && !(unit is { Dimension: "time" } && tokens.Word(at + 1) == "old")
            ? (unit.Name, at + 1)
            : (null, at);
    }

    /// <summary>The unit whose letters touch the digits: "12km", "-5C"; the million of "5m" is none.</summary>
    private static UnitOfMeasure? Glued(string raw)
    {
        var letters = raw.AsSpan().TrimStart("0123456789.,-−").ToString();
        return letters.Length is > 0 and < 5 && letters.Length < raw.Length && char.IsAsciiDigit(raw[raw.Length - letters.Length - 1])
            ? UnitTable.Find(letters, true)
            : null;
    }

    private static string? Noun(NumberTokens tokens, NumberValue value)
    {
        // "dozens of people", but not "two of the men"
        var start = value.IsApproximate && tokens.Word(value.End) == "of" ? value.End + 1 : value.End;
        for (var i = start; i < Math.Min(start + NounWithin, tokens.Count); i++)
        {
            var word = tokens.Word(i);
            if (tokens[i].Kind != ChunkKind.Word || StopWords.Contains(word))
                return null;
            if (value is { Low: 1, High: 1 })
                return i + 1 >= tokens.Count || tokens[i + 1].Kind != ChunkKind.Word || StopWords.Contains(tokens.Word(i + 1))
                    ? Singular(word)
                    : null;
            if (IsPlural(word))
                return Singular(word);
        }
        return null;
    }

    private static string Singular(string word) =>
        Stemmer.Stem(
            word switch
            {
                "men" => "man",
                "women" => "woman",
                "children" => "child",
                "people" => "person",
                _ => word,
            }
        );

    private static bool IsPlural(string word) =>
        NumberLexicon.Is("plural", word)
        || (
            word.Length > 3
            && word.EndsWith('s')
            && !word.EndsWith("ss", StringComparison.Ordinal)
            && !word.EndsWith("us", StringComparison.Ordinal)
            && !word.EndsWith("'s", StringComparison.Ordinal)
            && !word.EndsWith("’s", StringComparison.Ordinal)
        );
}
