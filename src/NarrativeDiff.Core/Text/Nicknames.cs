using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>Says a nickname in quotation marks from words that somebody said: Ruben “Shrimp” Dorrance, a man known as “Lefty”.</summary>
internal static class Nicknames
{
    public const int LongestName = 30;

    /// <summary>Words before the marks that introduce a name.</summary>
    private static readonly string[] Introductions =
    [
        "nicknamed",
        "known as",
        "by the name",
        "by the name of",
        "the nickname",
        "alias",
        "a.k.a.",
        "aka",
        "goes by",
        ", dubbed",
        "nickname is",
    ];

    /// <param name="open">Place of the opening mark.</param>
    /// <param name="close">Place behind the closing mark.</param>
    public static bool Is(string text, int open, int close)
    {
        var inner = close - open > 2 && close - open <= LongestName + 2 ? text.AsSpan(open + 1, close - open - 2).TrimEnd(",.") : [];
        return inner.Length > 1 && IsName(inner) && (Introduced(text, open) || BetweenNames(text, open, close));
    }

    /// <summary>The words between the marks.</summary>
    public static string Inner(string text, TextSpan span) =>
        span.Length > 2 ? text.Substring(span.Start + 1, span.Length - 2).TrimEnd(',', '.') : "";

    /// <summary>One to three words with capitals.</summary>
    private static bool IsName(ReadOnlySpan<char> inner)
    {
        var (words, start) = (0, true);
        foreach (var c in inner)
        {
            if (start && !char.IsUpper(c) || !(char.IsLetter(c) || Characters.IsApostrophe(c) || Characters.IsHyphen(c) || c is ' ' or '.'))
                return false;
            words += start ? 1 : 0;
            start = c == ' ';
        }
        return !start && words <= 3;
    }

    private static bool Introduced(string text, int open)
    {
        var end = open;
        while (end > 0 && text[end - 1] is ' ' or ',' && open - end < 3)
            end--;
        foreach (var words in Introductions)
            if (
                end >= words.Length
                && text.AsSpan(end - words.Length, words.Length).Equals(words, StringComparison.OrdinalIgnoreCase)
                && (end == words.Length || !char.IsLetter(words[0]) || !char.IsLetter(text[end - words.Length - 1]))
            )
                return true;
        return false;
    }

    /// <summary>A first name and a space before, a surname behind, and neither opens or ends a sentence here.</summary>
    private static bool BetweenNames(string text, int open, int close)
    {
        // Per (“Pelle”) Dahl
        if (open > 3 && text[open - 1] == '(' && close < text.Length && text[close] == ')')
            (open, close) = (open - 1, close + 1);
        if (
            open < 3
            || close + 1 >= text.Length
            || text[open - 1] != ' '
            || text[close] != ' '
            || !char.IsUpper(text[close + 1])
            || !char.IsLetter(text[open - 2]) && text[open - 2] != '.'
        )
            return false;
        var start = open - 2;
        while (start > 0 && open - start < LongestName && (char.IsLetter(text[start - 1]) || text[start - 1] is '.' or '-'))
            start--;
        return char.IsUpper(text[start]) && (open - 1 - start > 1) && text[close - 2] is not ('.' or ',' or '!' or '?');
    }
}
