using NarrativeDiff.Core.Language;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Whose word it is: the tokens that name the source.</summary>
/// <param name="Head">The token that decides what kind of source it is.</param>
internal readonly record struct Subject(int First, int Last, int Head)
{
    private const int LongestApposition = 25;

    /// <summary>The subject left of a verb group; null where none is found.</summary>
    public static Subject? Before(SentenceView view, int group)
    {
        var at = group - 1;
        while (at >= 0 && view.PartAt(at) == Part.Adverb)
            at--;
        if (at < 0 || view.IsQuoted(at))
            return null;
        if (view.Word(at) is "," or ")" || view.PartAt(at) == Part.Dash)
            return BeforeApposition(view, at);
        return EndingAt(view, at);
    }

    public static Subject? EndingAt(SentenceView view, int at)
    {
        if (view.PhraseAt(at) is not { } phrase || phrase.Last != at && view.PartAt(at) != Part.Pronoun)
            return null;
        var (first, head) = (PastTime(view, phrase), phrase.Head);
        while (first >= 2 && Attaches(view, first - 1) && view.PhraseAt(first - 2) is { } left)
            (first, head) = (left.First, view.PartAt(first - 1) == Part.Preposition ? left.Head : head);
        return Described(view, first, at) is { } described
            ? new Subject(described.First, at, described.Head)
            : new Subject(first, at, head);
    }

    /// <summary>"Last night Kamal Mahir said": the time is no part of the name.</summary>
    private static int PastTime(SentenceView view, NounPhrase phrase)
    {
        var first = phrase.First;
        while (
            first < phrase.Last
            && view.PartAt(phrase.Head) == Part.Name
            && view.PartAt(first) is Part.Noun or Part.Adjective
            && CueLexicon.IsSource("occasion", view.Word(first))
        )
            first++;
        return first;
    }

    /// <summary>"sources close to the inquiry", "a man living near the pier", "a person who saw the crash": the noun that the words before
    /// the verb describe.</summary>
    private static NounPhrase? Described(SentenceView view, int first, int last)
    {
        var at = first - 1;
        if (view.PartAt(at) == Part.Preposition)
            at--;
        while (at > 0 && last - at < LongestDescription && view.PartAt(at) == Part.Adverb)
            at--;
        if (at < 1 || view.IsQuoted(at))
            return null;
        if (
            view.PartAt(at) == Part.Adjective
            && view.Word(at) is "close" or "familiar" or "loyal" or "opposed" or "near"
            && Ending(view, at - 1) is { } close
        )
            return close;
        if (view.PartAt(at) != Part.Verb)
            return null;
        if (view.Tokens[at].Form is VerbForm.Gerund or VerbForm.Participle && Ending(view, at - 1) is { } doing && doing.First == 0)
            return doing;
        var group = view.Sentence.GroupStart(at) - 1;
        return view.Word(group) is "who" or "that" && Ending(view, group - 1) is { } who ? who : null;
    }

    private const int LongestDescription = 15;

    private static NounPhrase? Ending(SentenceView view, int at) =>
        view.PhraseAt(at) is { } phrase
        && phrase.Last == at
        && !view.IsQuoted(at)
        && view.PartAt(phrase.Head) is Part.Noun or Part.Name or Part.Pronoun
            ? phrase
            : null;

    private static bool Attaches(SentenceView view, int at) =>
        view.PartAt(at) == Part.Preposition && view.Word(at) is "of" or "for" or "in" or "from" or "at" or "with" or "on" or "to" or "by"
        || view.Word(at) == "and" && at >= 1 && view.PhraseAt(at + 1) is not null;

    /// <summary>"Berg, a lawyer for the owners, said": the noun phrase before the comma that opens the aside.</summary>
    private static Subject? BeforeApposition(SentenceView view, int close)
    {
        for (var at = close - 1; at > 0 && close - at < LongestApposition; at--)
            if ((view.Word(at) is "," or "(" || view.PartAt(at) == Part.Dash) && EndingAt(view, at - 1) is { } found)
                return
                    // "Dahl, 61, of Lenn, told": the age names nobody
                    found.First == found.Last
                    && view.Word(found.Head).All(char.IsAsciiDigit)
                        ? EndingAt(view, found.First - 2)
                    : IsDescription(view, found)
                    && BeforeApposition(view, found.First - 1) is { } named
                    && view.PartAt(named.Head) == Part.Name
                    && named.Last == found.First - 2
                        ? named
                    : found;
        return null;
    }

    /// <summary>"Sand, director of the port, a body that …, said": the phrase says what the name before it is.</summary>
    private static bool IsDescription(SentenceView view, Subject found) =>
        view.Word(found.First - 1) == ","
        && (
            view.Word(found.First) is "a" or "an"
            || CueLexicon.IsSource("speaker", view.Tokens[found.Head].Lemma) && view.PartAt(found.First) != Part.Determiner
        );

    /// <summary>"…, said Berg, a lawyer": the phrase right of the cue with what depends on it.</summary>
    public static Subject? After(SentenceView view, int at)
    {
        while (view.PartAt(at) == Part.Adverb)
            at++;
        if (view.IsQuoted(at) || view.PhraseAt(at) is not { } phrase || phrase.First != at && view.PartAt(at) != Part.Pronoun)
            return null;
        var last = phrase.Last;
        while (
            (view.PartAt(last + 1) == Part.Preposition || view.Word(last + 1) is "and")
            && !view.IsQuoted(last + 2)
            && view.PhraseAt(last + 2) is { } more
        )
            last = more.Last;
        return new Subject(at, last, phrase.Head);
    }

    /// <summary>The first noun phrase of the sentence outside quotations: whose participles depend on the main clause.</summary>
    public static Subject? OfSentence(SentenceView view, int before)
    {
        foreach (var phrase in view.Sentence.NounPhrases)
            if (phrase.Last < before && !view.IsQuoted(phrase.First) && view.PartAt(phrase.First - 1) != Part.Preposition)
                return new Subject(phrase.First, phrase.Last, phrase.Head);
        return null;
    }
}
