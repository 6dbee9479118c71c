using System.Globalization;

namespace NarrativeDiff.Core.Text;

/// <summary>A value read from a text, and the place behind it.</summary>
internal readonly record struct NumberValue(double Low, double High, int End, bool IsApproximate)
{
    public static readonly NumberValue None = new(0, 0, -1, false);

    public bool IsFound => End >= 0;
}

/// <summary>Reads the value of a number: "3.5 million", "£2bn", "twenty-one", "two hundred and five", "a dozen", "several".</summary>
internal static class NumberReader
{
    public static NumberValue Value(NumberTokens tokens, int i)
    {
        if (tokens.IsNumber(i))
            return Digits(tokens, i);
        var word = tokens.Word(i);
        if (NumberLexicon.Find("vague", word) is { } vague && tokens.Word(i + 1) != "more")
            return OfMany(tokens, Scaled(tokens, new NumberValue(vague.Low, vague.High, i + 1, vague.Low != vague.High)));
        if (Simple(word) is { } value && !(value == 1 && IsPronoun(tokens, i)))
            return InWords(tokens, i, value);
        return NumberLexicon.Find("scale", word) is { Word.Length: > 2 } scale && tokens.Word(i - 1) == "a"
            ? Scaled(tokens, new NumberValue(scale.Low, scale.Low, i + 1, false))
            : NumberValue.None;
    }

    /// <summary>"10 to 12", "10-12": the same number with the upper bound of a second one.</summary>
    public static NumberValue Range(NumberTokens tokens, NumberValue first)
    {
        if (tokens.Word(first.End) is not ("to" or "-" or "–") || first.End + 1 >= tokens.Count)
            return first;
        var second = Value(tokens, first.End + 1);
        return second.IsFound && second.High > first.High ? new NumberValue(first.Low, second.High, second.End, true) : first;
    }

    /// <summary>Widens a number by the qualifier before it, and counts the words that takes.</summary>
    public static (NumberValue Value, int Words) Qualified(NumberTokens tokens, int i, NumberValue value)
    {
        foreach (var (words, entry) in NumberLexicon.Qualifiers)
            if (tokens.StandAt(i - words.Length, words))
                return (value with { Low = value.Low * entry.Low, High = value.High * entry.High, IsApproximate = true }, words.Length);
        return (value, 0);
    }

    private static NumberValue Digits(NumberTokens tokens, int i)
    {
        var word = tokens.Word(i);
        var digits = word.Length;
        while (digits > 0 && char.IsAsciiLetter(word[digits - 1]))
            digits--;
        if (!double.TryParse(word[..digits].Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return word.Contains(':', StringComparison.Ordinal) ? new NumberValue(0, 0, i + 1, false) : NumberValue.None;
        // "3m" may be metres; it is taken for millions only where "$3m" says so
        var scale = digits == word.Length || (word[digits..] == "m" && tokens.Word(i - 1) is not ("$" or "€" or "£")) ? null : NumberLexicon.Find("scale", word[digits..]);
        return Scaled(tokens, new NumberValue(value * (scale?.Low ?? 1), value * (scale?.Low ?? 1), i + 1, false));
    }

    private static NumberValue InWords(NumberTokens tokens, int i, double value)
    {
        var (total, current, end, afterScale) = (0.0, value, i + 1, false);
        while (end < tokens.Count)
        {
            var word = tokens.Word(end);
            if (NumberLexicon.Find("scale", word) is { Word.Length: > 2 } scale)
                (total, current, afterScale) = scale.Low >= 1000 ? (total + Math.Max(current, 1) * scale.Low, 0, true) : (total, current * scale.Low, true);
            else if (word == "dozen")
                current *= 12;
            else if (afterScale && Simple(word == "and" ? tokens.Word(end + 1) : word) is { } more)
                (current, end, afterScale) = (current + more, word == "and" ? end + 1 : end, false);
            else
                break;
            end++;
        }
        return new NumberValue(total + current, total + current, end, false);
    }

    private static NumberValue Scaled(NumberTokens tokens, NumberValue value)
    {
        while (ScaleOf(tokens.Word(value.End)) is { } scale)
            value = value with { Low = value.Low * scale, High = value.High * scale, End = value.End + 1 };
        return value;
    }

    /// <summary>"tens of thousands", "hundreds of millions".</summary>
    private static NumberValue OfMany(NumberTokens tokens, NumberValue value) =>
        tokens.Word(value.End) == "of" && NumberLexicon.Find("many", tokens.Word(value.End + 1)) is { } many
            ? value with { Low = value.Low * many.Low, High = value.High * many.Low, End = value.End + 2 }
            : value;

    /// <summary>A scale that stands as a word of its own; a lone letter may be a unit ("3 m").</summary>
    private static double? ScaleOf(string word) =>
        word == "dozen" ? 12 : word.Length > 1 ? NumberLexicon.Find("scale", word)?.Low : null;

    /// <summary>"two", "twenty", "twenty-one"; null for any other word.</summary>
    private static double? Simple(string word)
    {
        if (NumberLexicon.Find("value", word) is { } value)
            return value.Low;
        return word.Contains('-') && word.Split('-') is [var tens, var ones] && NumberLexicon.Find("value", tens) is { Low: >= 20 } ten && NumberLexicon.Find("value", ones) is { Low: < 10 } one
            ? ten.Low + one.Low
            : null;
    }

    /// <summary>"no one", "one of them", "one another": nobody is counted.</summary>
    private static bool IsPronoun(NumberTokens tokens, int i) =>
        tokens.Word(i - 1) is "no" or "any" or "every" or "some" or "each" or "this" or "that" or "the" or "another" or "which"
        || tokens.Word(i + 1) is "of" or "another" or "who" or "that" or "day" or "thing";
}
