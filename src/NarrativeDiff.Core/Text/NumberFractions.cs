namespace NarrativeDiff.Core.Text;

/// <summary>Reads parts of a whole: "half a million", "three quarters of an hour", "two-thirds of voters", "one in five".</summary>
internal static class NumberFractions
{
    private const double Percent = 100;

    private const string AndAHalf = "-and-a-half";

    /// <summary>Words before "half" that make it one of two: "the second half of the match".</summary>
    private static readonly string[] OneOfTwo =
    [
        "the",
        "this",
        "that",
        "each",
        "either",
        "other",
        "first",
        "second",
        "last",
        "latter",
        "better",
        "top",
        "bottom",
        "upper",
        "lower",
        "northern",
        "southern",
        "eastern",
        "western",
        "back",
        "front",
        "his",
        "her",
        "their",
        "its",
    ];

    public static NumberValue Value(NumberTokens tokens, int i)
    {
        var word = tokens.Word(i);
        if (word.Length == 0)
            return NumberValue.None;
        if (word.StartsWith("half", StringComparison.Ordinal))
            return Half(tokens, i, word);
        if (word.EndsWith(AndAHalf, StringComparison.Ordinal) && NumberReader.Simple(word[..^AndAHalf.Length]) is { } wholes)
            return Exactly(wholes + 0.5, i + 1);
        if (UnitAndAHalf(tokens, i) is { IsFound: true } duration)
            return duration;
        var (above, at) = Above(tokens, i, word);
        return above > 0 ? Part(tokens, above, at) : OutOf(tokens, i);
    }

    private static NumberValue Half(NumberTokens tokens, int i, string word)
    {
        if (word is "half-dozen" or "half-a-dozen")
            return Exactly(6, i + 1);
        if (word.Split('-') is ["half", .., var scale] && NumberLexicon.Find("scale", scale) is { } of)
            return Exactly(of.Low / 2, i + 1) with { Scale = of.Low };
        if (word is "half-hour" or "half-mile")
            return Exactly(0.5, i + 1) with { Unit = Stemmer.Stem(word[5..]) };
        if (word != "half" || Array.IndexOf(OneOfTwo, tokens.Word(i - 1)) >= 0)
            return NumberValue.None;
        return Of(tokens, 0.5, tokens.Word(i + 1) is "a" or "an" ? i + 2 : i + 1) is { IsFound: true } part ? part
            : tokens.Word(i + 1) is "of" or "the" or "its" or "their" ? Share(0.5, i + 1)
            : NumberValue.None;
    }

    /// <summary>"A year and a half", "a million and a half": the half counts what stands before it.</summary>
    private static NumberValue UnitAndAHalf(NumberTokens tokens, int i)
    {
        if (
            tokens.Word(i) is not ("a" or "an" or "one")
            || tokens.Word(i + 2) != "and"
            || tokens.Word(i + 3) != "a"
            || tokens.Word(i + 4) != "half"
        )
            return NumberValue.None;
        return NumberLexicon.Find("scale", tokens.Word(i + 1)) is { Word.Length: > 2 } scale
                ? Exactly(1.5 * scale.Low, i + 5) with
                {
                    Scale = scale.Low,
                }
            : UnitTable.Find(tokens.Word(i + 1)) is { IsMoney: false } unit ? Exactly(1.5, i + 5) with { Unit = unit.Name }
            : NumberValue.None;
    }

    /// <returns>How many parts, and the place of the word for one: 3 and "quarters".</returns>
    private static (double Parts, int At) Above(NumberTokens tokens, int i, string word)
    {
        if (NumberLexicon.Is("fraction", word) && tokens.Word(i - 1) is "a" or "one")
            return (1, i);
        if (
            NumberReader.Simple(word) is { } parts and < 10
            && NumberLexicon.Is("fraction", tokens.Word(i + 1))
            && tokens.Word(i + 1) != "half"
        )
            return (parts, i + 1);
        return
            word.Split('-') is [var count, var of]
            && NumberReader.Simple(count) is { } many and < 10
            && NumberLexicon.Is("fraction", of)
            && of != "half"
            ? (many, i)
            : (0, i);
    }

    private static NumberValue Part(NumberTokens tokens, double parts, int at)
    {
        var word = tokens.Word(at);
        var part =
            parts
            * NumberLexicon
                .Find(
                    "fraction",
                    word.Contains('-', StringComparison.Ordinal) ? word[(word.IndexOf('-', StringComparison.Ordinal) + 1)..] : word
                )!
                .Low;
        if (tokens.Word(at + 1) == "of" && tokens.Word(at + 2) is "a" or "an" && Of(tokens, part, at + 3) is { IsFound: true } scaled)
            return scaled;
        return tokens.Word(at + 1) is "of" or "majority" && part < 1 ? Share(part, at + 1) : NumberValue.None;
    }

    /// <summary>A part of a scale, a dozen or a unit that stands at a place.</summary>
    private static NumberValue Of(NumberTokens tokens, double part, int at)
    {
        var word = tokens.Word(at);
        if (word is "dozen")
            return Exactly(12 * part, at + 1);
        if (NumberLexicon.Find("scale", word) is { Word.Length: > 2 } scale)
            return NumberReader.Scaled(tokens, Exactly(part * scale.Low, at + 1) with { Scale = scale.Low });
        return UnitTable.Find(word) is not null || word is "percent" or "percentage" or "per" ? Exactly(part, at) : NumberValue.None;
    }

    /// <summary>"One in five members", "nine out of ten", "2/3 of members".</summary>
    private static NumberValue OutOf(NumberTokens tokens, int i)
    {
        if (Small(tokens, i) is not { } some)
            return NumberValue.None;
        var at =
            tokens.Word(i + 1) is "in" or "/" ? i + 2
            : tokens.Word(i + 1) == "out" && tokens.Word(i + 2) == "of" ? i + 3
            : -1;
        if (
            at < 0
            || Small(tokens, at) is not { } all
            || some >= all
            || (tokens.Word(i + 1) == "in" && (tokens.IsCapitalised(at + 1) || UnitTable.Find(tokens.Word(at + 1)) is not null))
        )
            return NumberValue.None;
        return tokens.Word(i + 1) == "/" && tokens.Word(at + 1) != "of" ? NumberValue.None
            : tokens.Word(i + 1) == "in" && all > 20 && some > 1 ? NumberValue.None
            : Share(some / all, at + 1);
    }

    private static double? Small(NumberTokens tokens, int i) =>
        tokens.IsNumber(i)
            ? tokens.Word(i) is { Length: <= 3 } digits && int.TryParse(digits, out var value) && value is > 0 and <= 100
                ? value
                : null
            : NumberReader.Simple(tokens.Word(i));

    private static NumberValue Share(double part, int end) =>
        new(Math.Floor(part * Percent * 10) / 10, Math.Ceiling(part * Percent * 10 - 1e-9) / 10, end, false, 1, "percent");

    private static NumberValue Exactly(double value, int end) => new(value, value, end, false);
}
