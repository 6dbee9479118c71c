using System.Collections.Immutable;

namespace NarrativeDiff.Core.Text;

/// <summary>Finds the quotations of a text, marks included, so that quoted words are not taken for the outlet's own.</summary>
/// <remarks>
/// Straight and curly double marks, guillemets, single curly and straight marks where they are no apostrophe. A quotation left open runs on into the next paragraph
/// only if that opens with a mark again (the convention for quotations over several paragraphs); else it ends with its own.
/// </remarks>
public static class QuotedSpans
{
    public static ImmutableArray<TextSpan> Find(string text)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var opened = -1;
        var close = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' && opened >= 0)
            {
                spans.Add(TextSpan.FromBounds(opened, i));
                opened = -1;
            }
            else if (opened >= 0 && Closes(text, i, close))
            {
                spans.Add(TextSpan.FromBounds(opened, i + 1));
                opened = -1;
            }
            else if (opened < 0 && Opens(text, i) is { } mark && HasEnd(text, i, mark))
                (opened, close) = (i, mark);
        }
        if (opened >= 0)
            spans.Add(TextSpan.FromBounds(opened, text.Length));
        return spans.ToImmutable();
    }

    /// <summary>The mark that closes what opens here; null where nothing opens.</summary>
    private static char? Opens(string text, int i) => text[i] switch
    {
        '“' or '„' => '”',
        '«' => '»',
        '"' => '"',
        '‘' when !LetterBefore(text, i) => '’',
        '\'' when !LetterBefore(text, i) && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]) => '\'',
        _ => null,
    };

    private static bool Closes(string text, int i, char close) =>
        (text[i] == close || (close == '”' && text[i] == '"'))
        && (close is not ('’' or '\'') || i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]));

    private static bool LetterBefore(string text, int i) => i > 0 && char.IsLetterOrDigit(text[i - 1]);

    /// <summary>A single mark opens a quotation only if one closes it in the same line; a double one also if the next line opens again, or at the line's start or after a space.</summary>
    private static bool HasEnd(string text, int i, char close)
    {
        var line = text.IndexOf('\n', i) is var end and >= 0 ? end : text.Length;
        for (var j = i + 1; j < line; j++)
            if (Closes(text, j, close))
                return true;
        return close is not ('’' or '\'') && NextLineOpens(text, line);
    }

    private static bool NextLineOpens(string text, int line)
    {
        while (line < text.Length && char.IsWhiteSpace(text[line]))
            line++;
        return line < text.Length && text[line] is '“' or '"' or '«';
    }
}
