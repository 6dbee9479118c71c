namespace NarrativeDiff.Core.Text;

/// <summary>Finds what a number counts: a currency, per cent, or the noun behind it.</summary>
/// <remarks>Without a parser the noun counted is the first plural within four words; "two of the three" counts nothing certain and gets no unit.</remarks>
internal static class NumberUnits
{
    private const int NounWithin = 4;

    /// <returns>The unit, and the number's first and last token with the sign or word of the unit.</returns>
    public static (string? Unit, int From, int End) Of(NumberTokens tokens, int from, NumberValue value)
    {
        var end = value.End;
        // "US$3", "more than $3": the sign stands between qualifier and digits
        if (Currency(tokens.Word(from - 1)) is { } currency)
            return (currency, from - 1, end);
        if (tokens.Word(end) is "%" or "percent" or "pct")
            return ("percent", from, end + 1);
        if (tokens.Word(end) == "per" && tokens.Word(end + 1) == "cent")
            return ("percent", from, end + 2);
        // "two $3 tickets": the sign belongs to the number behind it
        if (Currency(tokens.Word(end)) is { } named && !tokens.IsNumber(end + 1))
            return (named, from, end + 1);
        return (Noun(tokens, value), from, end);
    }

    private static string? Currency(string word) => word switch
    {
        "$" or "dollar" or "dollars" => "USD",
        "€" or "euro" or "euros" => "EUR",
        "£" => "GBP",
        _ => null,
    };

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
                return i + 1 >= tokens.Count || tokens[i + 1].Kind != ChunkKind.Word || StopWords.Contains(tokens.Word(i + 1)) ? Singular(word) : null;
            if (IsPlural(word))
                return Singular(word);
        }
        return null;
    }

    private static string Singular(string word) => Stemmer.Stem(word switch
    {
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        "people" => "person",
        _ => word,
    });

    private static bool IsPlural(string word) =>
        NumberLexicon.Is("plural", word)
        || (word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) && !word.EndsWith("'s", StringComparison.Ordinal) && !word.EndsWith("’s", StringComparison.Ordinal));
}
