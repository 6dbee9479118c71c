using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Language;

/// <summary>Cuts a stretch of text into words and marks, possessors and short negations apart.</summary>
internal static class Tokens
{
    private static readonly string[] Contractions = ["'s", "'m", "'re", "'ve", "'ll", "'d"];

    /// <returns>Spans into <paramref name="text"/> with the lower-cased word; white space is left out.</returns>
    public static IEnumerable<(TextSpan Span, string Word, ChunkKind Kind)> In(string text, TextSpan within)
    {
        foreach (var chunk in Chunker.Each(within.Of(text)))
        {
            if (chunk.Kind == ChunkKind.Space)
                continue;
            var span = chunk.Span with { Start = within.Start + chunk.Span.Start };
            var word = Plain(span.Of(text));
            var tail = chunk.Kind == ChunkKind.Word && span.Length <= WordLexicon.LongestWord ? Tail(word) : 0;
            // an invisible mark within the word makes its length differ; it then stays whole
            if (tail == 0 || tail >= word.Length || word.Length != span.Length)
            {
                yield return (span, word, chunk.Kind);
                continue;
            }
            yield return (span with { Length = span.Length - tail }, word[..^tail], ChunkKind.Word);
            yield return (new TextSpan(span.End - tail, tail), word[^tail..], ChunkKind.Word);
        }
    }

    private static int Tail(string word)
    {
        if (word.EndsWith("n't", StringComparison.Ordinal))
            return 3;
        foreach (var ending in Contractions)
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return ending.Length;
        return 0;
    }

    private static string Plain(string word)
    {
        var lower = word.ToLowerInvariant();
        return lower.Contains('’') ? lower.Replace('’', '\'') : lower;
    }
}
