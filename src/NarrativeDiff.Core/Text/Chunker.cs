using System.Collections.Immutable;

namespace NarrativeDiff.Core.Text;

/// <summary>What a chunk is to a reader.</summary>
public enum ChunkKind
{
    Word,
    Number,
    Quote,
    Dash,
    Punctuation,
    Space,
}

/// <summary>A word, number, mark or run of white space of a text.</summary>
public readonly record struct Chunk(TextSpan Span, ChunkKind Kind);

/// <summary>Cuts a text into chunks that add up to it again: quotation marks, dashes and no-break spaces are chunks of their own.</summary>
public static class Chunker
{
    public static ImmutableArray<Chunk> Chunk(string text)
    {
        var chunks = ImmutableArray.CreateBuilder<Chunk>();
        for (var start = 0; start < text.Length;)
        {
            var (kind, length) = At(text, start);
            chunks.Add(new Chunk(new TextSpan(start, length), kind));
            start += length;
        }
        return chunks.ToImmutable();
    }

    public static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '‘' or '’' or '\'' or '‹' or '›' or '«' or '»' or '`';

    private static (ChunkKind, int) At(string text, int start)
    {
        var c = text[start];
        if (c == '\u00a0')
            return (ChunkKind.Space, 1);
        if (char.IsWhiteSpace(c))
            return (ChunkKind.Space, Run(text, start, i => char.IsWhiteSpace(text[i]) && text[i] != '\u00a0'));
        if (char.IsDigit(c))
            return (ChunkKind.Number, Run(text, start, i => char.IsDigit(text[i]) || (text[i] is '.' or ',' && Between(text, i, char.IsDigit))));
        if (char.IsLetter(c))
            return (ChunkKind.Word, Run(text, start, i => IsInWord(text, i)));
        if (IsQuote(c))
            return (ChunkKind.Quote, 1);
        if (c is '—' or '–' or '-' or '‐' or '‑' or '―' or '−')
            return (ChunkKind.Dash, 1);
        return (ChunkKind.Punctuation, char.IsHighSurrogate(c) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]) ? 2 : 1);
    }

    /// <summary>Apostrophes, hyphens and the dots of "U.S." belong to a word where letters stand on both sides.</summary>
    private static bool IsInWord(string text, int i) =>
        char.IsLetterOrDigit(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark
        || (text[i] is '\'' or '’' or '-' or '‑' && Between(text, i, char.IsLetterOrDigit))
        || (text[i] == '.' && i >= 1 && char.IsLetter(text[i - 1]) && (i < 2 || !char.IsLetter(text[i - 2])) && i + 1 < text.Length && char.IsLetter(text[i + 1]));

    private static bool Between(string text, int i, Func<char, bool> belongs) =>
        i > 0 && i + 1 < text.Length && belongs(text[i - 1]) && belongs(text[i + 1]);

    private static int Run(string text, int start, Func<int, bool> belongs)
    {
        var end = start + 1;
        while (end < text.Length && belongs(end))
            end++;
        return end - start;
    }
}
