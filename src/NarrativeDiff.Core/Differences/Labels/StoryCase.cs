using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Core.Differences.Labels;

/// <summary>Tells a name's capital from that of a sentence's first word or of a headline, by how the story's articles write the word elsewhere.</summary>
internal sealed class StoryCase
{
    private readonly Dictionary<string, (int Lower, int Upper)> seen = new(StringComparer.Ordinal);

    public StoryCase(IEnumerable<(Sentence Sentence, IReadOnlyList<PhraseToken> Tokens)> sentences)
    {
        foreach (var (sentence, tokens) in sentences)
            if (sentence.Field == TextField.Body)
                foreach (var token in tokens.Where(token => token.IsWord && !token.OpensSentence))
                {
                    var (lower, upper) = seen.GetValueOrDefault(token.Word);
                    seen[token.Word] = token.IsCapital ? (lower, upper + 1) : (lower + 1, upper);
                }
    }

    /// <summary>Whether each word is (part of) a name.</summary>
    public bool[] NamesIn(Sentence sentence, IReadOnlyList<PhraseToken> tokens)
    {
        var capitalised = sentence.Field == TextField.Headline || IsHeading(tokens);
        return [.. tokens.Select(token => token is { IsWord: true, IsCapital: true } && token.Word != "i" && !PhraseWords.Is(token.Word, "time") && IsName(token, capitalised))];
    }

    private bool IsName(PhraseToken token, bool capitalised)
    {
        var (lower, upper) = seen.GetValueOrDefault(token.Word);
        if (capitalised)
            return upper > lower && !IsClosed(token.Word);
        return !token.OpensSentence || (lower == 0 && !IsClosed(token.Word) && (upper > 0 || !PhraseWords.IsVerb(PhraseWords.Base(token.Word))));
    }

    private static bool IsClosed(string word) =>
        PhraseWords.Is(word, "break") || PhraseWords.Is(word, "article") || PhraseWords.Is(word, "definite") || PhraseWords.Is(word, "possessive")
        || PhraseWords.Is(word, "quantifier") || word.EndsWith("ly", StringComparison.Ordinal);

    /// <summary>A line that capitalises nearly every word.</summary>
    private static bool IsHeading(IReadOnlyList<PhraseToken> tokens)
    {
        var long4 = tokens.Where(token => token.IsWord && token.Word.Length > 3).ToArray();
        return long4.Length >= 4 && long4.Count(token => token.IsCapital) > 0.8 * long4.Length;
    }
}
