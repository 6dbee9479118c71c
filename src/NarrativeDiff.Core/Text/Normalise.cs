using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>Makes texts alike that differ only in typography: quotes, dashes, white space, invisible marks.</summary>
/// <remarks>For matching only. What is shown and cited is always the text as received: spans of the result point nowhere in it.</remarks>
public static class Normalise
{
    /// <summary>Straight quotes, <c> - </c> for every dash between words, single spaces, <c>...</c> for an ellipsis, letters composed (NFC); case is kept.</summary>
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
            if (text[i] switch
            {
                ' ' => i > 0 && text[i - 1] == ' ',
                '-' => i == 0 || i + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[i - 1]) || !char.IsAsciiLetterOrDigit(text[i + 1]),
                '`' => true,
                var c => c is < ' ' or > '~',
            })
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

    /// <summary>A hyphen or dash between digits is a range, a minus stays with its number; all other dashes part words, however they are spaced.</summary>
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

    /// <summary>A lone half of a surrogate pair has no composed form; such text is left as it is.</summary>
    private static string Composed(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
                return text;
        return text.Normalize(NormalizationForm.FormC);
    }
}
