using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Alignment;

/// <summary>What must be equal for two sentences to count as unchanged: words, numbers, quotation marks, question and exclamation marks.</summary>
/// <remarks>Case, commas, dashes, white space and the shape of quotation marks do not count; a scare quote or a question mark does.</remarks>
internal static class ComparisonKey
{
    /// <summary>The keys of all sentences of an article.</summary>
    public static ComparisonKeys Of(ArticleText text) => text.Notes.Of(text, static text => new ComparisonKeys([.. text.Sentences.Select(sentence => Of(text.TextOf(sentence)))]));

    public static string Of(string text)
    {
        var normal = Normalise.ForMatching(text);
        return string.Join(' ', Chunker.Chunk(normal).Select(chunk => Mark(chunk.Kind, chunk.Span.Of(normal))).Where(mark => mark.Length > 0));
    }

    private static string Mark(ChunkKind kind, string chunk) => kind switch
    {
        ChunkKind.Word or ChunkKind.Number => chunk.ToLowerInvariant(),
        ChunkKind.Quote => "\"",
        ChunkKind.Punctuation when chunk.Contains('?', StringComparison.Ordinal) => "?",
        ChunkKind.Punctuation when chunk.Contains('!', StringComparison.Ordinal) => "!",
        ChunkKind.Punctuation when chunk is "$" or "%" or "€" or "£" => chunk,
        _ => "",
    };
}

/// <param name="Of">By sentence.</param>
internal sealed record ComparisonKeys(ImmutableArray<string> Of);
