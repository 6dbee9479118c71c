using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>A run of words as a reader sees it, whatever spaces and marks stand between them.</summary>
internal static class WordRun
{
    public static int Count(string text)
    {
        var words = 0;
        foreach (var chunk in Chunker.Each(text))
            words += chunk.Kind is ChunkKind.Word or ChunkKind.Number ? 1 : 0;
        return words;
    }

    /// <returns>Where the same words stand in a text, case aside; null where they do not.</returns>
    public static TextSpan? Find(string run, string text)
    {
        var sought = Chunks(run).Select(chunk => Word(chunk, run)).ToArray();
        var chunks = Chunks(text);
        var words = chunks.Select(chunk => Word(chunk, text)).ToArray();
        for (var at = 0; sought.Length > 0 && at + sought.Length <= words.Length; at++)
            if (words.AsSpan(at, sought.Length).SequenceEqual(sought))
                return TextSpan.FromBounds(chunks[at].Span.Start, chunks[at + sought.Length - 1].Span.End);
        return null;
    }

    private static Chunk[] Chunks(string text) => [.. Chunker.Chunk(text).Where(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number)];

    private static string Word(Chunk chunk, string text) => Normalise.ForMatching(chunk.Span.Of(text)).ToLowerInvariant();
}
