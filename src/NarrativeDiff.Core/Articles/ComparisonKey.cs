using System.Collections.Immutable;
using System.Text;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Articles;

/// <summary>What must be equal for two sentences to count as unchanged: words, numbers with their signs, quotation marks, question and
/// exclamation marks.</summary>
/// <remarks>Case, commas, dashes, white space and the shape of quotation marks do not count; a scare quote or a question mark
/// does.</remarks>
internal static class ComparisonKey
{
    /// <summary>The keys of all sentences of an article.</summary>
    public static ComparisonKeys Of(ArticleText text) =>
        text.Derived.Of(text, static text => new ComparisonKeys([.. text.Sentences.Select(sentence => Of(text.TextOf(sentence)))]));

    public static string Of(string text)
    {
        var normal = Normalise.Plain(Normalise.ForMatching(text));
        var lower = normal.ToLowerInvariant();
        var key = new StringBuilder(normal.Length);
        foreach (var chunk in Chunker.Each(normal))
            if (IsSign(lower, chunk))
                (key.Length > 0 ? key.Append(' ') : key).Append('-');
            else if (Mark(chunk.Kind, lower.AsSpan(chunk.Span.Start, chunk.Span.Length)) is { IsEmpty: false } mark)
                (key.Length > 0 ? key.Append(' ') : key).Append(mark);
        return key.ToString();
    }

    /// <summary>The words and marks of a text's key, in ordinal order: what two texts have in common whatever its order.</summary>
    public static ImmutableArray<string> WordsOf(string text) => [.. Of(text).Split(' ').Order(StringComparer.Ordinal)];

    /// <summary>"-5", not the dash between words nor the one of a range.</summary>
    private static bool IsSign(string text, Chunk chunk) =>
        chunk is { Kind: ChunkKind.Dash, Span.Length: 1 }
        && text[chunk.Span.Start] == '-'
        && chunk.Span.End < text.Length
        && char.IsAsciiDigit(text[chunk.Span.End])
        && (chunk.Span.Start == 0 || text[chunk.Span.Start - 1] is ' ' or '(');

    private static ReadOnlySpan<char> Mark(ChunkKind kind, ReadOnlySpan<char> chunk) =>
        kind switch
        {
            ChunkKind.Word or ChunkKind.Number => chunk,
            ChunkKind.Quote => "\"",
            ChunkKind.Punctuation when chunk.Contains('?') => "?",
            ChunkKind.Punctuation when chunk.Contains('!') => "!",
            ChunkKind.Punctuation when chunk is "$" or "%" or "€" or "£" or "¥" or "₹" or "<" or ">" or "~" or "≈" or "≤" or "≥" or "±" =>
                chunk,
            _ => [],
        };
}

/// <param name="Of">By sentence.</param>
internal sealed record ComparisonKeys(ImmutableArray<string> Of);
