using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>Makes texts alike that differ only in typography: quotes, dashes, white space, invisible marks.</summary>
/// <remarks>For matching only. What is shown and cited is always the text as received: spans of the result point nowhere in it.</remarks>
internal static class Normalise
{
    /// <summary>Straight quotes, <c> - </c> for every dash between words, single spaces, <c>...</c> for an ellipsis, letters composed
    /// (NFC); case is kept.</summary>
    public static string ForMatching(string text)
    {
        if (IsPlain(text))
            return text.Trim();
        var result = new StringBuilder(text.Length);
        foreach (var chunk in Chunker.Each(text))
            Append(result, text, chunk);
        return Composed(result.ToString().Trim());
    }

    /// <summary>Most sentences and nearly all words: nothing in it that is set otherwise elsewhere.</summary>
    private static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (
                text[i] switch
                {
                    ' ' => i > 0 && text[i - 1] == ' ',
                    '-' => i == 0
                        || i + 1 == text.Length
                        || !char.IsAsciiLetterOrDigit(text[i - 1])
                        || !char.IsAsciiLetterOrDigit(text[i + 1]),
                    '`' => true,
                    var c => c is < ' ' or > '~',
                }
            )
                return false;
        return true;
    }

    private static void Append(StringBuilder result, string text, Chunk chunk)
    {
        if (chunk.Kind == ChunkKind.Space)
            AppendSpace(result);
        else if (chunk.Kind == ChunkKind.Dash && PartsWords(text, chunk.Span))
            AppendDash(result);
        else if (!(chunk.Kind == ChunkKind.Punctuation && Characters.IsInvisible(text[chunk.Span.Start])))
            AppendMark(result, text.AsSpan(chunk.Span.Start, chunk.Span.Length));
    }

    private static void AppendMark(StringBuilder result, ReadOnlySpan<char> mark)
    {
        foreach (var c in mark)
        {
            if (Characters.IsInvisible(c))
                continue;
            if (c == '…')
                result.Append("...");
            else
                result.Append(Plain(c));
        }
    }

    private static char Plain(char c) =>
        Characters.IsDoubleQuote(c) ? '"'
        : Characters.IsSingleQuote(c) || Characters.IsApostrophe(c) ? '\''
        : Characters.IsDash(c) || Characters.IsHyphen(c) ? '-'
        : c;

    private static void AppendSpace(StringBuilder result)
    {
        if (result.Length > 0 && result[^1] != ' ')
            result.Append(' ');
    }

    private static void AppendDash(StringBuilder result)
    {
        AppendSpace(result);
        result.Append("- ");
    }

    /// <summary>A hyphen or dash between digits is a range, a minus stays with its number; all other dashes part words, however they are
    /// spaced.</summary>
    private static bool PartsWords(string text, TextSpan dash)
    {
        var before = dash.Start > 0 ? text[dash.Start - 1] : ' ';
        var after = dash.End < text.Length ? text[dash.End] : ' ';
        if (char.IsDigit(before) && char.IsDigit(after))
            return false;
        if (dash.Length > 1 || Characters.IsDash(text[dash.Start]))
            return text[dash.Start] != '−' || !char.IsDigit(after);
        return char.IsWhiteSpace(before) && char.IsWhiteSpace(after);
    }

    /// <summary>A word as it is spelled where accents and ligatures cannot be set: "Šimůnek" and "Simunek", "Groß" and "Gross", "oﬃce" and
    /// "office" are one to a reader.</summary>
    public static string Plain(string word)
    {
        if (Ascii.IsValid(word))
            return word;
        var plain = new StringBuilder(word.Length);
        foreach (var c in word)
            if (!IsMark(c) || plain.Length == 0 || !char.IsAsciiLetter(plain[^1]))
                plain.Append(char.IsAscii(c) ? c.ToString() : Bare(Letters.Base(c)));
        return plain.ToString();
    }

    /// <summary>A word in small letters, umlauts written as two letters: "Müller" is "mueller", as is "Mueller". Other marks are taken
    /// away.</summary>
    public static string WithDigraphs(string word)
    {
        var written = new StringBuilder(word.Length + 4);
        foreach (var c in Composed(word).ToLowerInvariant())
            written.Append(
                c switch
                {
                    'ä' => "ae",
                    'ö' or 'ø' => "oe",
                    'ü' => "ue",
                    'å' => "aa",
                    _ => c.ToString(),
                }
            );
        return Plain(written.ToString());
    }

    private static bool IsMark(char c) => c is >= '\u0300' and <= '\u036f';

    private static string Bare(char c) =>
        c switch
        {
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            'ﬅ' or 'ﬆ' => "st",
            '￡' => "£",
            'ß' => "ss",
            'ẞ' => "SS",
            'ø' => "o",
            'Ø' => "O",
            'æ' => "ae",
            'Æ' => "AE",
            'œ' => "oe",
            'Œ' => "OE",
            'ł' => "l",
            'Ł' => "L",
            'đ' => "d",
            'Đ' => "D",
            'ð' => "d",
            'þ' => "th",
            'ı' => "i",
            _ => c.ToString(),
        };

    /// <summary>Letters and their marks as one character each (NFC of Latin letters).</summary>
    private static string Composed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u036f'))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
            if (IsMark(c) && result.Length > 0 && Letters.Composed(result[^1], c) is { } whole)
                result[^1] = whole;
            else
                result.Append(c);
        return result.ToString();
    }
}

/// <summary>Latin letters with marks, taken apart and put together; the platform does neither where it runs without a culture
/// library.</summary>
internal static class Letters
{
    private static readonly FrozenDictionary<(char Base, char Mark), char> Pairs = Lexicon
        .Lines("letters.tsv")
        .Select(line => line.Split('\t'))
        .SelectMany(
            cells => cells[1].Split(' '),
            (cells, pair) =>
                KeyValuePair.Create((pair[0], (char)int.Parse(cells[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)), pair[1])
        )
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<char, char> Bases = Pairs.ToFrozenDictionary(pair => pair.Value, pair => pair.Key.Base);

    /// <summary>The letter without its marks.</summary>
    public static char Base(char letter)
    {
        while (Bases.TryGetValue(letter, out var next))
            letter = next;
        return letter;
    }

    /// <returns>Null where letter and mark have no character of their own.</returns>
    public static char? Composed(char letter, char mark) => Pairs.TryGetValue((letter, mark), out var whole) ? whole : null;
}
