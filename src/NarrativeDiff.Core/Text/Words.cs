using System.Collections.Immutable;

namespace NarrativeDiff.Core.Text;

/// <summary>The words of a text that carry its content: lower case, without stop words and possessive endings.</summary>
public static class Words
{
    /// <summary>Content words and numbers in reading order, repeats kept.</summary>
    public static ImmutableArray<string> Of(string text) => [.. Content(text).Select(word => word.Word)];

    /// <summary>The Porter stems of the content words, in reading order, repeats kept.</summary>
    public static ImmutableArray<string> Stems(string text) => [.. Of(text).Select(Stemmer.Stem)];

    /// <summary>Content words with the place each stands at.</summary>
    public static IEnumerable<(TextSpan Span, string Word)> Content(string text) =>
        from chunk in Chunker.Chunk(text)
        where chunk.Kind is ChunkKind.Word or ChunkKind.Number
        let word = Plain(chunk.Span.Of(text))
        where word.Length > 0 && !StopWords.Contains(word)
        select (chunk.Span, word);

    /// <summary>A word as it is compared: lower case, straight apostrophe and hyphen, no possessive ending, no dots of an initialism.</summary>
    public static string Plain(string word)
    {
        var plain = new string([.. word.Where(c => !Characters.IsInvisible(c)).Select(Straight)]).ToLowerInvariant();
        if (plain.EndsWith("'s", StringComparison.Ordinal) && !StopWords.Contains(plain))
            plain = plain[..^2];
        return plain.EndsWith('.') ? plain.Replace(".", "", StringComparison.Ordinal) : plain;
    }

    private static char Straight(char c) =>
        Characters.IsApostrophe(c) ? '\'' : Characters.IsHyphen(c) ? '-' : c;
}
