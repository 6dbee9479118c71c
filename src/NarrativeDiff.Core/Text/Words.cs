namespace NarrativeDiff.Core.Text;

/// <summary>The content words of a text.</summary>
public static class Words
{
    /// <returns>Lower-cased content words and numbers in reading order; stop words left out, possessive 's and the dots of initialisms
    /// taken off.</returns>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var chunk in Chunker.Each(text))
            if (
                chunk.Kind is ChunkKind.Word or ChunkKind.Number
                && chunk.Span.Of(text) is var word
                && Bare(word) is var bare
                && (IsInitialism(word) || !StopWords.Contains(bare))
            )
                yield return bare;
    }

    /// <returns>The stems of <see cref="Of"/>.</returns>
    public static IEnumerable<string> Stems(string text) => Of(text).Select(Stemmer.Stem);

    /// <summary>"U.S." and "US" are a name, not the pronoun "us" in capitals.</summary>
    private static bool IsInitialism(string word) => word is "US" || (word.Length > 2 && word[1] == '.');

    private static string Bare(string word)
    {
        var lower = Normalise.Plain(Characters.Straight(word)).ToLowerInvariant();
        if (lower.EndsWith("'s", StringComparison.Ordinal) && !StopWords.Contains(lower))
            lower = lower[..^2];
        return IsInitialism(lower) ? lower.Replace(".", "", StringComparison.Ordinal) : lower;
    }
}
