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
        var (first, head) = (phrase.First, phrase.Head);
        while (first >= 2 && Attaches(view, first - 1) && view.PhraseAt(first - 2) is { } left)
            (first, head) = (left.First, view.PartAt(first - 1) == Part.Preposition ? left.Head : head);
        return new Subject(first, at, head);
    }

    private static bool Attaches(SentenceView view, int at) =>
        view.PartAt(at) == Part.Preposition && view.Word(at) is "of" or "for" or "in" or "from" or "at" or "with" or "on" or "to" or "by"
        || view.Word(at) == "and" && at >= 2 && view.PhraseAt(at + 1) is not null;

    /// <summary>"Berg, a lawyer for the owners, said": the noun phrase before the comma that opens the aside.</summary>
    private static Subject? BeforeApposition(SentenceView view, int close)
    {
        for (var at = close - 1; at > 0 && close - at < LongestApposition; at--)
            if ((view.Word(at) is "," or "(" || view.PartAt(at) == Part.Dash) && EndingAt(view, at - 1) is { } found)
                return found;
        return null;
    }

    /// <summary>"…, said Berg, a lawyer": the phrase right of the cue with what depends on it.</summary>
    public static Subject? After(SentenceView view, int at)
    {
        while (view.PartAt(at) == Part.Adverb)
            at++;
        if (view.IsQuoted(at) || view.PhraseAt(at) is not { } phrase || phrase.First != at && view.PartAt(at) != Part.Pronoun)
            return null;
        var last = phrase.Last;
        while ((view.PartAt(last + 1) == Part.Preposition || view.Word(last + 1) is "and") && !view.IsQuoted(last + 2) && view.PhraseAt(last + 2) is { } more)
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
