using System.Runtime.InteropServices;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>Says a name's capital from that of a sentence's first word or of a headline, by how the story's articles write the word
/// elsewhere.</summary>
internal sealed class StoryCase
{
    private readonly Dictionary<string, (int Lower, int Upper)> _seen = new(StringComparer.Ordinal);

    public StoryCase(IEnumerable<(Sentence Sentence, KnownMentions Known)> sentences)
    {
        foreach (var (sentence, known) in sentences)
            if (sentence.Field == TextField.Body)
                foreach (var token in known.Tokens)
                    if (token is { IsWord: true, OpensSentence: false })
                    {
                        ref var written = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, token.Word, out _);
                        written = token.IsCapital ? (written.Lower, written.Upper + 1) : (written.Lower + 1, written.Upper);
                    }
    }

    /// <summary>Whether each word is (part of) a name.</summary>
    public bool[] NamesIn(Sentence sentence, KnownMentions known)
    {
        var capitalised = sentence.Field == TextField.Headline || known.IsHeading;
        var names = new bool[known.Tokens.Length];
        foreach (var at in known.Capitals)
            names[at] = IsName(known.Tokens[at], capitalised) && !(known.Tokens[at].OpensSentence && OpensPhrase(known, at));
        return names;
    }

    private bool IsName(PhraseToken token, bool capitalised)
    {
        var (lower, upper) = _seen.GetValueOrDefault(token.Word);
        if (capitalised)
            return upper > lower && !IsClosed(token.Word);
        return !token.OpensSentence
            || (lower == 0 && !IsClosed(token.Word) && (upper > 0 || !PhraseWords.IsVerb(PhraseWords.Base(token.Word))));
    }

    /// <summary>"Illegal workers", "Undocumented workers": an adjective never written with a capital within a sentence, before a common
    /// noun.</summary>
    private bool OpensPhrase(KnownMentions known, int at)
    {
        var word = known.Tokens[at].Word;
        if (
            at + 1 >= known.Tokens.Length
            || known.Tokens[at + 1] is not { IsWord: true, IsCapital: false } next
            || _seen.GetValueOrDefault(word).Upper > 0
        )
            return false;
        return (
                PhraseWords.IsClass(word, "adjective")
                || (word.StartsWith("un", StringComparison.Ordinal) && word.EndsWith("ed", StringComparison.Ordinal))
            )
            && !PhraseWords.Is(next.Word, "break")
            && !PhraseWords.IsVerb(PhraseWords.Base(next.Word));
    }

    private static bool IsClosed(string word) =>
        PhraseWords.Is(word, "break")
        || PhraseWords.Is(word, "article")
        || PhraseWords.Is(word, "definite")
        || PhraseWords.Is(word, "possessive")
        || PhraseWords.Is(word, "quantifier")
        || word.EndsWith("ly", StringComparison.Ordinal);
}
