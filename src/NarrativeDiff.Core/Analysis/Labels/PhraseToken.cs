using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>A word or mark of a sentence as the noun-phrase finder sees it.</summary>
/// <param name="Span">In the field's text, without a possessive ending.</param>
/// <param name="Word">Lower-cased, apostrophes straight, possessive ending off, dots of initialisms off; of a mark the mark itself.</param>
/// <param name="IsWord">A word, not a number or mark.</param>
/// <param name="IsCapital">Written with a capital.</param>
/// <param name="OpensSentence">First word, or first after an opening mark: its capital says nothing.</param>
internal readonly record struct PhraseToken(
    TextSpan Span,
    string Word,
    bool IsWord,
    bool IsNumber,
    bool IsCapital,
    bool OpensSentence,
    bool IsPossessive
)
{
    /// <summary>Tokens read of one sentence; longer ones are no prose.</summary>
    private const int MaxTokens = 400;

    private const int LongestWord = 60;

    public static ImmutableArray<PhraseToken> Of(string text, TextSpan sentence)
    {
        var tokens = ImmutableArray.CreateBuilder<PhraseToken>();
        var opens = true;
        foreach (var chunk in Chunker.Each(sentence.Of(text)))
        {
            if (chunk.Kind == ChunkKind.Space)
                continue;
            if (tokens.Count == MaxTokens)
                break;
            var span = chunk.Span with { Start = sentence.Start + chunk.Span.Start };
            if (chunk.Kind == ChunkKind.Quote && tokens.Count > 0 && IsPluralPossessive(text, span, tokens[^1]))
            {
                tokens[^1] = tokens[^1] with { IsPossessive = true };
                continue;
            }
            if (
                chunk.Kind == ChunkKind.Punctuation
                && tokens.Count > 0
                && span.Length == 1
                && text[span.Start] == '.'
                && IsAbbreviation(span, tokens[^1])
            )
                continue;
            var token =
                chunk.Kind == ChunkKind.Word && span.Length <= LongestWord ? WordAt(text, span, opens) : MarkAt(text, span, chunk.Kind);
            tokens.Add(token);
            opens = token.IsWord ? false : opens || token.Word is ":" or "—" or "–" or "--" || chunk.Kind == ChunkKind.Quote;
        }
        return tokens.ToImmutable();
    }

    private static PhraseToken MarkAt(string text, TextSpan span, ChunkKind kind) =>
        new(
            span,
            kind == ChunkKind.Quote ? "\""
                : span.Length <= 4 ? span.Of(text)
                : "…",
            false,
            kind == ChunkKind.Number,
            false,
            false,
            false
        );

    private static PhraseToken WordAt(string text, TextSpan span, bool opens)
    {
        var raw = span.Of(text);
        var possessive = raw.Length > 2 && raw[^1] is 's' or 'S' && Characters.IsApostrophe(raw[^2]);
        var bare = possessive ? raw[..^2] : raw;
        var word = Folded(bare);
        // "it's", "he's", "let's": a verb, not an owner
        if (possessive && (PhraseWords.Is(word + "'s", "break") || PhraseWords.Is(word, "break")))
            (possessive, bare, word) = (false, raw, word + "'s");
        return new PhraseToken(span with { Length = bare.Length }, word, true, false, char.IsUpper(raw[0]), opens, possessive);
    }

    /// <summary>"US" and "U.S." are a name and not the pronoun.</summary>
    private static string Folded(string raw)
    {
        var lower = Characters.Straight(raw).ToLowerInvariant();
        if (lower.Length > 2 && lower[1] == '.')
            lower = lower.Replace(".", "", StringComparison.Ordinal);
        return lower == "us" && raw.Length > 1 && char.IsUpper(raw[1]) || lower == "us" && raw.Contains('.', StringComparison.Ordinal)
            ? "u.s"
            : lower;
    }

    /// <summary>"Mr.", "Sen.", "Anna T. Holm": the stop does not end the phrase.</summary>
    private static bool IsAbbreviation(TextSpan stop, PhraseToken before) =>
        before is { IsWord: true, IsCapital: true }
        && before.Span.End == stop.Start
        && (before.Word.Length == 1 || PhraseWords.Is(before.Word, "abbreviated"));

    private static bool IsPluralPossessive(string text, TextSpan mark, PhraseToken before) =>
        Characters.IsApostrophe(text[mark.Start])
        && before.IsWord
        && before.Span.End == mark.Start
        && before.Word.EndsWith('s')
        && mark.End + 1 < text.Length
        && char.IsWhiteSpace(text[mark.End])
        && char.IsLetter(text[mark.End + 1]);
}
