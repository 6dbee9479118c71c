namespace NarrativeDiff.Core.Text;

/// <summary>Says a count of something from the other uses of numbers: years, dates, times of day, ages, places in an order.</summary>
internal static class NumberKinds
{
    public static NumberKind Of(NumberTokens tokens, int i, NumberValue value)
    {
        var next = tokens.Word(value.End).TrimEnd('.');
        if (IsDate(tokens, i, value.End))
            return NumberKind.Date;
        if (IsTime(tokens, i, next))
            return NumberKind.Time;
        if (Suffix(tokens.Word(i)) is "st" or "nd" or "rd" or "th" || IsLabelled(tokens, i))
            return NumberKind.Ordinal;
        if (IsAge(tokens, i, value, next))
            return NumberKind.Age;
        return IsYear(tokens, i, value) ? NumberKind.Year : NumberKind.Quantity;
    }

    private static bool IsDate(NumberTokens tokens, int i, int end) =>
        tokens.IsNumber(i)
        && (
            IsMonth(tokens, i - 1)
            || IsMonth(tokens, end)
            || (tokens.Word(i - 1) == "." && IsMonth(tokens, i - 2))
            || (tokens.Word(end) == "of" && IsMonth(tokens, end + 1))
            // "9/11", "3/5/2023"
            || (tokens.Word(i - 1) == "/" && tokens.IsNumber(i - 2))
            || (tokens.Word(end) == "/" && tokens.IsNumber(end + 1))
            // the second day of "May 3-5"
            || (tokens.Word(i - 1) is "-" or "–" && tokens.IsNumber(i - 2) && IsMonth(tokens, i - 3))
        );

    private static bool IsMonth(NumberTokens tokens, int at) => tokens.IsCapitalised(at) && NumberLexicon.Is("month", tokens.Word(at));

    private static bool IsTime(NumberTokens tokens, int i, string next) =>
        tokens.Word(i).Contains(':', StringComparison.Ordinal)
        || next is "a.m" or "p.m" or "am" or "pm" or "o'clock" or "gmt" or "utc"
        || Suffix(tokens.Word(i)) is "am" or "pm";

    /// <summary>"Article 5", "No. 2", "Flight 21".</summary>
    private static bool IsLabelled(NumberTokens tokens, int i) =>
        tokens.IsNumber(i)
        && (
            (tokens.IsCapitalised(i - 1) && NumberLexicon.Is("label", tokens.Word(i - 1)))
            || (tokens.Word(i - 1) == "." && tokens.Word(i - 2) == "no")
            || tokens.Word(i - 1) == "#"
        );

    private static bool IsAge(NumberTokens tokens, int i, NumberValue value, string next) =>
        next is "year-old" or "years-old"
        || tokens.Word(i).EndsWith("-year-old", StringComparison.Ordinal)
        || tokens.Word(i - 1) is "aged" or "age"
        || (next is "-" && tokens.Word(value.End + 1).StartsWith("year", StringComparison.Ordinal))
        || (next is "years" or "months" && tokens.Word(value.End + 1) == "old")
        || (value.Low is > 4 and < 110 && tokens.IsNumber(i) && tokens.Word(i - 1) == "," && next is "," && tokens.IsCapitalised(i - 2));

    private static bool IsYear(NumberTokens tokens, int i, NumberValue value)
    {
        var raw = tokens.Word(i);
        var digits = raw.TrimEnd('s');
        return tokens.IsNumber(i)
            && value.End == i + 1
            && digits.Length == 4
            && digits.All(char.IsAsciiDigit)
            && (value.Low is >= 1900 and < 2100 || (value.Low is >= 1000 and < 1900 && tokens.Word(i - 1) is "in" or "since" or "until"));
    }

    private static string Suffix(string word) => word[word.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz").Length..];
}
