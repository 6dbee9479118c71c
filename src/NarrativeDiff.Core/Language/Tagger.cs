using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Language;

/// <summary>Gives each word its lemma and coarse part of speech, by the word list and the words beside it.</summary>
/// <remarks>Deterministic, one pass, linear. The rules are the classical contextual ones (Brill 1992), written by hand.</remarks>
internal static class Tagger
{
    public static ImmutableArray<Token> Tag(string text, TextSpan within)
    {
        var words = Tokens.In(text, within).ToArray();
        var tokens = ImmutableArray.CreateBuilder<Token>(words.Length);
        var inTitle = IsTitle(text, words);
        for (var i = 0; i < words.Length; i++)
        {
            var next = i + 1 < words.Length ? words[i + 1].Word : "";
            var opens =
                i == 0 || tokens[i - 1].Word is ":" || tokens[i - 1].Part is Part.Quote && tokens[i - 1].Span.End == words[i].Span.Start;
            tokens.Add(
                words[i].Kind switch
                {
                    ChunkKind.Number => new Token(words[i].Span, words[i].Word, words[i].Word, Part.Number, VerbForm.None),
                    ChunkKind.Quote => new Token(words[i].Span, words[i].Word, words[i].Word, Part.Quote, VerbForm.None),
                    ChunkKind.Dash => new Token(words[i].Span, words[i].Word, words[i].Word, Part.Dash, VerbForm.None),
                    ChunkKind.Punctuation => new Token(words[i].Span, words[i].Word, words[i].Word, Part.Punctuation, VerbForm.None),
                    _ => WordAt(text, words[i].Span, words[i].Word, next, tokens, opens || inTitle),
                }
            );
        }
        return tokens.DrainToImmutable();
    }

    /// <summary>Most words capitalised: capitals mean nothing.</summary>
    private static bool IsTitle(string text, (TextSpan Span, string Word, ChunkKind Kind)[] words)
    {
        var (capital, small) = (0, 0);
        foreach (var (span, word, kind) in words)
            if (kind == ChunkKind.Word && word.Length > 3)
                _ = char.IsUpper(text[span.Start]) ? capital++ : small++;
        return capital > 3 && small * 4 <= capital;
    }

    private static Token WordAt(string text, TextSpan span, string word, string next, ImmutableArray<Token>.Builder before, bool anyCase)
    {
        var last = before.Count > 0 ? before[^1] : default;
        if (char.IsUpper(text[span.Start]) && (!anyCase && word != "i" || IsUnknown(word) && !WordLexicon.IsClosed(word)))
            return new Token(span, word, word, Part.Name, VerbForm.None);
        // "Lynch said": a sentence does not open with two verbs
        if (
            before.Count == 0
            && char.IsUpper(text[span.Start])
            && !WordLexicon.IsClosed(word)
            && WordLexicon.Analyse(word) is { Form: VerbForm.Base }
            && WordLexicon.Analyse(next) is { Form: VerbForm.Past } or { Verb: "say", Form: VerbForm.Present }
        )
            return new Token(span, word, word, Part.Name, VerbForm.None);
        if (Closed(word, next, last, before) is { } closed)
            return new Token(span, word, closed.Lemma ?? word, closed.Part, closed.Form);
        var (part, lemma, form) = Open(WordLexicon.Analyse(word), word, next, before);
        return new Token(span, word, lemma ?? word, part, form);
    }

    private static bool IsUnknown(string word) => !WordLexicon.Analyse(word).IsKnown;

    private static (Part Part, string? Lemma, VerbForm Form)? Closed(
        string word,
        string next,
        Token last,
        ImmutableArray<Token>.Builder before
    )
    {
        if (word == "to" && last.Word is "according" or "due" or "thanks" or "prior" or "contrary")
            return (Part.Preposition, null, VerbForm.None);
        if (word == "to")
            return
                WordLexicon.Analyse(next) is { Verb: not null, Form: VerbForm.Base } or { IsKnown: false } && !StartsNominal(next)
                || WordLexicon.Is("be", next)
                || WordLexicon.Is("have", next)
                || WordLexicon.Is("do", next)
                ? (Part.Infinitive, null, VerbForm.None)
                : (Part.Preposition, null, VerbForm.None);
        if (word is "'s" && last.IsNominal)
            return last.Part == Part.Pronoun ? (Part.Auxiliary, "be", VerbForm.Present) : (Part.Possessive, null, VerbForm.None);
        if (word is "'s" or "'")
            return (Part.Possessive, null, VerbForm.None);
        if (WordLexicon.Is("modal", word))
            return (Part.Modal, null, VerbForm.Base);
        if (WordLexicon.Is("be", word))
            return (
                Part.Auxiliary,
                "be",
                word is "been" ? VerbForm.Participle
                : word is "being" ? VerbForm.Gerund
                : word is "was" or "were" ? VerbForm.Past
                : word is "be" ? VerbForm.Base
                : VerbForm.Present
            );
        if (WordLexicon.Is("have", word))
            return (
                Part.Auxiliary,
                "have",
                word is "had" ? VerbForm.Past
                : word is "having" ? VerbForm.Gerund
                : word is "has" ? VerbForm.Present
                : VerbForm.Base
            );
        if (WordLexicon.Is("do", word))
            return (
                Part.Auxiliary,
                "do",
                word is "did" ? VerbForm.Past
                : word is "done" ? VerbForm.Participle
                : word is "doing" ? VerbForm.Gerund
                : word is "does" ? VerbForm.Present
                : VerbForm.Base
            );
        return Function(word, next, last, before);
    }

    private static (Part, string?, VerbForm)? Function(string word, string next, Token last, ImmutableArray<Token>.Builder before)
    {
        if (word is "that")
            return last.IsVerb || last.IsNominal || last.Part is Part.Adjective or Part.Adverb or Part.Preposition
                    ? (Part.Subordinator, null, VerbForm.None)
                : StartsNominal(next) || next.Length == 0 ? (Part.Subordinator, null, VerbForm.None)
                : (Part.Determiner, null, VerbForm.None);
        if (WordLexicon.Is("possessive", word))
            return word == "her" && !WordLexicon.Analyse(next).IsKnown
                ? (Part.Pronoun, null, VerbForm.None)
                : (Part.Determiner, null, VerbForm.None);
        if (WordLexicon.Is("determiner", word))
            return WordLexicon.Is("pronoun", word) && !BeforeNominal(next)
                ? (Part.Pronoun, null, VerbForm.None)
                : (Part.Determiner, null, VerbForm.None);
        if (WordLexicon.Is("relative", word))
            return word is "where" or "when" ? (Part.Subordinator, null, VerbForm.None) : (Part.Pronoun, null, VerbForm.None);
        if (WordLexicon.Is("pronoun", word))
            return (Part.Pronoun, null, VerbForm.None);
        if (WordLexicon.Is("conjunction", word))
            return (Part.Conjunction, null, VerbForm.None);
        if (WordLexicon.Is("number", word))
            return (Part.Number, null, VerbForm.None);
        if (
            WordLexicon.Is("preposition", word)
            && !(word == "like" && before.Count > 0 && (last.Part is Part.Modal or Part.Infinitive || last.Lemma == "do"))
        )
            return word is "since" or "until" or "as" && OpensClause(next)
                ? (Part.Subordinator, null, VerbForm.None)
                : (Part.Preposition, null, VerbForm.None);
        if (WordLexicon.Is("subordinator", word) && word != "so")
            return (Part.Subordinator, null, VerbForm.None);
        return WordLexicon.Is("adverb", word) ? (Part.Adverb, null, VerbForm.None) : null;
    }

    private static bool StartsNominal(string word) =>
        WordLexicon.Is("determiner", word) || WordLexicon.Is("possessive", word) || WordLexicon.Is("pronoun", word);

    private static bool OpensClause(string word) => WordLexicon.Is("pronoun", word) && !WordLexicon.Is("determiner", word);

    private static bool BeforeNominal(string next) =>
        next.Length > 0
        && (
            char.IsDigit(next[0])
            || WordLexicon.Is("number", next)
            || WordLexicon.Is("possessive", next)
            || !WordLexicon.IsClosed(next)
                && WordLexicon.Analyse(next) is { } found
                && (found.Noun is not null || found.Adjective || !found.IsKnown && char.IsLetter(next[0]))
                && found.Form != VerbForm.Past
        );

    private static (Part, string?, VerbForm) Open(WordAnalysis word, string self, string next, ImmutableArray<Token>.Builder before)
    {
        if (word.Verb is not null && VerbHere(word, next, before) is { } form)
            return (Part.Verb, word.Verb, form);
        if (word.Verb is not null && word.Form is VerbForm.Past or VerbForm.Participle or VerbForm.Gerund && word.Noun is null)
            return (Part.Adjective, word.Verb, VerbForm.Participle);
        if (word.Adverb && word.Main == Part.Adverb)
            return (Part.Adverb, null, VerbForm.None);
        if (word.Adjective && (word.Main == Part.Adjective || word.Noun is null) && !(word.Noun is not null && !BeforeNominal(next)))
            return (Part.Adjective, null, VerbForm.None);
        if (word.Noun is null && word.Main == Part.Adjective)
            return (Part.Adjective, null, VerbForm.None);
        return (Part.Noun, word.Noun ?? self, VerbForm.None);
    }

    /// <summary>The form it has as a verb in this place; null where it is none.</summary>
    private static VerbForm? VerbHere(WordAnalysis word, string next, ImmutableArray<Token>.Builder before)
    {
        var at = before.Count - 1;
        while (at >= 0 && before[at].Part == Part.Adverb && before.Count - at < 5)
            at--;
        var last = at >= 0 ? before[at] : default;
        var isFirst = at < 0;
        if (word.Form is VerbForm.Past or VerbForm.Participle)
            return PastHere(word, next, last, isFirst);
        if (word.Form == VerbForm.Gerund)
            return GerundHere(word, next, last, isFirst);
        if (!isFirst && last.Part is Part.Modal or Part.Infinitive || last.Lemma == "do")
            return word.Form == VerbForm.Base ? VerbForm.Base
                : word.Noun is null ? word.Form
                : null;
        if (word.Noun is null && !word.Adjective)
            return word.Form;
        if (
            !isFirst && last.Part is Part.Determiner or Part.Possessive or Part.Adjective or Part.Preposition or Part.Verb or Part.Auxiliary
            || last.Part == Part.Number && !WordLexicon.IsMostlyVerb(word.Verb!)
        )
            return null;
        return word.Form == VerbForm.Present ? PresentHere(word, next, last, isFirst) : BaseHere(word, next, last, isFirst);
    }

    private static VerbForm? GerundHere(WordAnalysis word, string next, Token last, bool isFirst)
    {
        if (
            !isFirst && last.Part is Part.Determiner or Part.Possessive && (word.Noun is not null || BeforeNominal(next))
            || last.Part == Part.Adjective && word.Noun is not null
        )
            return null;
        return
            word.Noun is null
            || word.Main != Part.Noun
            || last.Lemma == "be"
            || StartsNominal(next)
            || next is "that" or "how" or "about"
            || !isFirst && last.Word == "," && BeforeNominal(next)
            ? VerbForm.Gerund
            : null;
    }

    private static VerbForm? PastHere(WordAnalysis word, string next, Token last, bool isFirst)
    {
        if (!isFirst && last.Part == Part.Auxiliary && last.Lemma is "be" or "have" || last.Lemma == "get" || last.Part is Part.Modal)
            return VerbForm.Participle;
        if (
            !isFirst
            && last.Part is Part.Determiner or Part.Possessive or Part.Preposition
            && word.Verb is not ("say" or "tell")
            && BeforeNominal(next)
        )
            return null;
        if (last.Part is Part.Determiner or Part.Possessive)
            return null;
        return word.Form == VerbForm.Participle && !word.IsPastOrParticiple || next == "by" ? VerbForm.Participle : VerbForm.Past;
    }

    /// <summary>"claims", "reports": a verb after a singular subject where something follows that a plural noun would not have.</summary>
    private static VerbForm? PresentHere(WordAnalysis word, string next, Token last, bool isFirst)
    {
        if (last.Part == Part.Pronoun && last.Word is "he" or "she" or "it" or "who" or "that" or "which")
            return VerbForm.Present;
        if (isFirst)
            return null;
        if (last.Part == Part.Name || last.Part == Part.Noun)
            return
                word.Main == Part.Verb || StartsNominal(next) || next is "that" or "to" or "how" or "what" or "on" && word.Main == Part.Verb
                ? VerbForm.Present
                : null;
        return word.Main == Part.Verb ? VerbForm.Present : null;
    }

    private static VerbForm? BaseHere(WordAnalysis word, string next, Token last, bool isFirst)
    {
        if (last.Part == Part.Pronoun && last.Word is "i" or "you" or "we" or "they" or "who")
            return VerbForm.Base;
        if (
            !isFirst
            && last.Part == Part.Noun
            && last.Word != last.Lemma
            && (word.Main == Part.Verb || StartsNominal(next) || next is "that" or "to")
        )
            return VerbForm.Base;
        return
            word.Main == Part.Verb && (last.Part != Part.Noun || !isFirst && word.Noun is not null && WordLexicon.IsMostlyVerb(word.Verb!))
            ? VerbForm.Base
            : null;
    }
}
