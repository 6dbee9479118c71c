using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Language;

/// <summary>A word as the word lists know it: lower case, straight apostrophe, no possessive; a hyphened word gives one a part.</summary>
/// <param name="Span">Where it stands in the text as received.</param>
/// <param name="Follows">Nothing but spaces or a hyphen parts it from the token before, so both can belong to one phrase.</param>
/// <param name="IsCapital">Begins with a capital.</param>
/// <param name="IsShouted">Four capitals or more and nothing else; shorter ones are mostly initials.</param>
internal readonly record struct LexicalToken(string Word, TextSpan Span, bool Follows, bool IsCapital, bool IsShouted)
{
    private const int MinShoutedLength = 4;

    /// <summary>The words of a stretch of text, numbers among them, in reading order.</summary>
    public static ImmutableArray<LexicalToken> Of(string text, TextSpan within)
    {
        var tokens = ImmutableArray.CreateBuilder<LexicalToken>(within.Length / 5 + 1);
        var follows = false;
        foreach (var chunk in Chunker.Each(within.Of(text)))
        {
            if (chunk.Kind is ChunkKind.Word or ChunkKind.Number)
            {
                AddParts(tokens, text, chunk.Span with { Start = within.Start + chunk.Span.Start }, follows);
                follows = true;
            }
            else
            {
                follows &= chunk.Kind == ChunkKind.Space;
            }
        }
        return tokens.DrainToImmutable();
    }

    /// <summary>The words of a list's entry.</summary>
    public static string[] WordsOf(string entry) => [.. Of(entry, new TextSpan(0, entry.Length)).Select(token => token.Word)];

    private static void AddParts(ImmutableArray<LexicalToken>.Builder tokens, string text, TextSpan word, bool follows)
    {
        for (var start = word.Start; start < word.End; )
        {
            var end = start;
            while (end < word.End && !Characters.IsHyphen(text[end]))
                end++;
            if (end > start)
            {
                tokens.Add(Part(text, TextSpan.FromBounds(start, end), follows));
                follows = true;
            }
            start = end + 1;
        }
    }

    private static LexicalToken Part(string text, TextSpan span, bool follows)
    {
        var raw = text.AsSpan(span.Start, span.Length);
        Span<char> lower = raw.Length <= 64 ? stackalloc char[raw.Length] : new char[raw.Length];
        var (length, capitals) = (0, 0);
        foreach (var c in raw)
        {
            if (Characters.IsInvisible(c))
                continue;
            capitals += char.IsUpper(c) ? 1 : 0;
            lower[length++] = Characters.IsApostrophe(c) ? '\'' : char.ToLowerInvariant(c);
        }
        return new LexicalToken(
            Bare(lower[..length]),
            span,
            follows,
            char.IsUpper(raw[0]),
            capitals >= MinShoutedLength && capitals == raw.Length
        );
    }

    /// <summary>"government's" is "government"; "it's" and "let's" are words of their own.</summary>
    private static string Bare(ReadOnlySpan<char> word) =>
        word.Length > 5 && word.EndsWith("'s") && !word.StartsWith("there") && !word.StartsWith("what") ? new string(word[..^2])
        : word.Length > 3 && word.EndsWith("s'") ? new string(word[..^1])
        : new string(word);
}
