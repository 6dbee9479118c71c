namespace NarrativeDiff.Core.Text;

/// <summary>The content words of a text.</summary>
public static class Words
{
    /// <returns>Lower-cased content words and numbers in reading order; stop words left out, possessive 's taken off.</returns>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var chunk in Chunker.Chunk(text))
            if (chunk.Kind is ChunkKind.Word or ChunkKind.Number && Bare(chunk.Span.Of(text)) is var word && !StopWords.Contains(word))
                yield return word;
    }

    /// <returns>The stems of <see cref="Of"/>.</returns>
    public static IEnumerable<string> Stems(string text) => Of(text).Select(Stemmer.Stem);

    private static string Bare(string word)
    {
        var lower = word.ToLowerInvariant().Replace('’', '\'');
        return lower.EndsWith("'s", StringComparison.Ordinal) ? lower[..^2] : lower;
    }
}
