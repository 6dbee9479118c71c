using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>Cuts a text into chunks that put together are the text again, character for character.</summary>
/// <remarks>
/// Quotes, dashes and spaces that do not break are chunks of their own, so that a changed quotation mark can be seen, or left out, by
/// itself.
/// An apostrophe or hyphen between letters belongs to its word; <c>U.S.</c> is one word, <c>3,000</c> and <c>10:30</c> are one number.
/// </remarks>
internal static class Chunker
{
    /// <summary>Chunks of a text at most this long are gathered without an array on the heap.</summary>
    private const int Short = 512;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    public static ImmutableArray<Chunk> Chunk(string text)
    {
        // There are never more chunks than characters.
        Span<Chunk> chunks = text.Length <= Short ? stackalloc Chunk[text.Length] : new Chunk[text.Length];
        var count = 0;
        foreach (var chunk in Each(text))
            chunks[count++] = chunk;
        return [.. chunks[..count]];
    }

    /// <summary>The same chunks, to be looked at once.</summary>
    internal static Chunks Each(string text) => new(text);

    /// <summary>The chunk that begins at a place.</summary>
    internal static Chunk At(string text, int at)
    {
        var (end, kind) = Next(text, at);
        return new Chunk(TextSpan.FromBounds(at, end), kind);
    }

    private static (int End, ChunkKind Kind) Next(string text, int at)
    {
        var c = text[at];
        if (char.IsAsciiLetter(c))
            return (WordEnd(text, at), ChunkKind.Word);
        if (Characters.IsFixedSpace(c))
            return (at + 1, ChunkKind.Space);
        if (char.IsWhiteSpace(c))
            return (SpaceEnd(text, at), ChunkKind.Space);
        if (char.IsAsciiDigit(c))
            return NumberOrWord(text, at);
        if (LetterLength(text, at) > 0)
            return (WordEnd(text, at), ChunkKind.Word);
        if (Characters.IsQuote(c))
            return (at + 1, ChunkKind.Quote);
        if (Characters.IsDash(c) || Characters.IsHyphen(c))
            return (RunEnd(text, at), ChunkKind.Dash);
        if (c is '.' or '!' or '?')
            return (RunEnd(text, at), ChunkKind.Punctuation);
        return (at + (IsPair(text, at) ? 2 : 1), ChunkKind.Punctuation);
    }

    private static int SpaceEnd(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && char.IsWhiteSpace(text[end]) && !Characters.IsFixedSpace(text[end]))
            end++;
        return end;
    }

    /// <summary>The end of a run of one and the same mark.</summary>
    private static int RunEnd(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && text[end] == text[at])
            end++;
        return end;
    }

    private static (int, ChunkKind) NumberOrWord(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || JoinsDigits(text, end)))
            end++;
        // "12th", "5pm", "1990s" read as numbers; "3D-printed" is a word that opens with a digit
        var letters = end;
        while (letters < text.Length && char.IsAsciiLetter(text[letters]))
            letters++;
        if (letters == end)
            return (end, ChunkKind.Number);
        return letters - end <= 2 ? (letters, ChunkKind.Number) : (WordEnd(text, at), ChunkKind.Word);
    }

    private static bool JoinsDigits(string text, int at) =>
        text[at] is '.' or ',' or ':' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static int WordEnd(string text, int at)
    {
        var end = at;
        while ((end = PlainEnd(text, end)) < text.Length)
        {
            var length = LetterLength(text, end);
            if (length == 0 && !Joins(text, at, end))
                break;
            end += Math.Max(length, 1);
        }
        return EndsInitialism(text, at, end) ? end + 1 : end;
    }

    /// <summary>The end of a run of plain letters and digits: nearly all of nearly every word, looked over at once.</summary>
    private static int PlainEnd(string text, int at) =>
        text.AsSpan(at).IndexOfAnyExcept(Plain) is >= 0 and var run ? at + run : text.Length;

    private static bool Joins(string text, int start, int at)
    {
        if (at == start || at + 1 >= text.Length)
            return false;
        // "U.S.-led": the last full stop of the initialism stands before the hyphen
        if (LetterLength(text, at + 1) == 0)
            return EndsInitialism(text, start, at)
                && Characters.IsHyphen(text[at + 1])
                && at + 2 < text.Length
                && LetterLength(text, at + 2) > 0;
        return Characters.IsApostrophe(text[at])
            || Characters.IsHyphen(text[at])
            || text[at] == '\u00ad'
            || text[at] == '.' && IsSingleLetter(text, start, at) && IsSingleLetter(text, at + 1);
    }

    /// <summary>True for <c>U.S.</c> and <c>a.m.</c>: single letters with a full stop after each, the last too.</summary>
    private static bool EndsInitialism(string text, int start, int end) =>
        end < text.Length && text[end] == '.' && end - start >= 3 && text[end - 2] == '.' && char.IsLetter(text[end - 1]);

    private static bool IsSingleLetter(string text, int start, int at) =>
        char.IsLetter(text[at - 1]) && (at - 1 == start || text[at - 2] == '.' || Characters.IsHyphen(text[at - 2]));

    private static bool IsSingleLetter(string text, int at) =>
        char.IsLetter(text[at]) && (at + 1 == text.Length || text[at + 1] == '.' || LetterLength(text, at + 1) == 0);

    /// <summary>Length in code units of the letter, digit or combining mark at a place; 0 where there is none.</summary>
    private static int LetterLength(string text, int at)
    {
        if (char.IsAscii(text[at]))
            return char.IsAsciiLetterOrDigit(text[at]) ? 1 : 0;
        if (!Rune.TryGetRuneAt(text, at, out var rune))
            return 0;
        var belongs =
            Rune.IsLetterOrDigit(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
        return belongs ? rune.Utf16SequenceLength : 0;
    }

    private static bool IsPair(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
}

/// <summary>The chunks of a text one after the other, for whoever looks at each once: they are cut as they are asked for and gathered
/// nowhere.</summary>
internal readonly struct Chunks(string text)
{
    public Enumerator GetEnumerator() => new(text);

    internal struct Enumerator(string text)
    {
        public Chunk Current { get; private set; }

        public bool MoveNext()
        {
            var at = Current.Span.End;
            if (at == text.Length)
                return false;
            Current = Chunker.At(text, at);
            return true;
        }
    }
}
