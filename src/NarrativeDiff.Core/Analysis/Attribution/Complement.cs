using NarrativeDiff.Core.Language;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>What follows a reporting word, and where its content starts.</summary>
/// <param name="CueEnd">Last token of the cue: the verb, or the preposition that belongs to it.</param>
/// <param name="Start">First token of the content; −1 where none follows.</param>
internal readonly record struct Complement(Frame Frame, int CueEnd, int Start)
{
    private const int FarthestClause = 9;
    private const int FarthestQuote = 14;

    public static Complement After(SentenceView view, int cue)
    {
        var at = cue + 1;
        while (view.PartAt(at) == Part.Adverb && !view.IsQuoted(at))
            at++;
        var direct = At(view, cue, at);
        if (direct.Frame == Frame.Preposition && PastAdjuncts(view, cue, at) is { } clause)
            return clause;
        if (direct.Frame is Frame.Quote or Frame.That or Frame.Colon or Frame.Question or Frame.Clause)
            return direct;
        return Far(view, cue, at) ?? direct;
    }

    /// <summary>"said on Monday the bridge was shut", "said in a statement police were slow": a time, a place or an occasion stands
    /// between, and no "that".</summary>
    private static Complement? PastAdjuncts(SentenceView view, int cue, int at)
    {
        var start = at;
        for (
            var steps = 0;
            steps < MaxAdjuncts
                && view.PartAt(start) == Part.Preposition
                && view.PhraseAt(start + 1) is { } phrase
                && phrase.First == start + 1;
            steps++
        )
            start = EndOfAdjunct(view, phrase) + 1;
        return
            start > at
            && start < view.Count
            && !view.IsQuoted(start)
            && view.PhraseAt(start) is not null
            && view.PartAt(start) != Part.Preposition
            && view.PartAt(start) is Part.Determiner or Part.Pronoun or Part.Name or Part.Noun or Part.Number or Part.Adjective
            && IsClause(view, start)
            ? new(Frame.Clause, cue, start)
            : null;
    }

    private const int MaxAdjuncts = 3;

    /// <summary>A day or an occasion ends its phrase though the next word is a noun too: "in a statement police …".</summary>
    private static int EndOfAdjunct(SentenceView view, NounPhrase phrase)
    {
        for (var at = phrase.First; at < phrase.Last; at++)
            if (CueLexicon.IsSource("occasion", view.Word(at)) && !CueLexicon.IsSource("occasion", view.Word(at + 1)))
                return at;
        return phrase.Last;
    }

    private static Complement At(SentenceView view, int cue, int at)
    {
        if (at >= view.Count)
            return new(Frame.None, cue, -1);
        if (view.IsQuoteMark(at))
            return new(Frame.Quote, cue, at);
        var (word, part) = (view.Word(at), view.PartAt(at));
        if (word is "," or ";" && view.IsQuoteMark(at + 1))
            return new(Frame.Quote, cue, at + 1);
        if (word == ":")
            return at + 1 < view.Count ? new(view.IsQuoteMark(at + 1) ? Frame.Quote : Frame.Colon, cue, at + 1) : new(Frame.Colon, cue, -1);
        if (part == Part.Punctuation || part == Part.Dash)
            return new(Frame.None, cue, -1);
        if (word == "that" && part == Part.Subordinator)
            return new(Frame.That, cue, at);
        if (word is "if" or "whether" or "how" or "what" or "why" or "who" or "where" or "when" && cue + 1 == at)
            return new(Frame.Question, cue, at);
        if (part == Part.Infinitive)
            return new(Frame.Infinitive, cue, at);
        if (part == Part.Preposition)
            return new(word is "about" or "of" ? Frame.About : Frame.Preposition, at, at + 1);
        if (part is Part.Auxiliary or Part.Modal)
            // "which he said were empty", "said there was none"
            return new(Frame.Clause, cue, at);
        if (view.PhraseAt(at) is not null)
            return new(IsClause(view, at) ? Frame.Clause : Frame.Nominal, cue, at);
        return part is Part.Verb or Part.Adjective or Part.Determiner or Part.Number
            ? new(Frame.Nominal, cue, at)
            : new(Frame.None, cue, -1);
    }

    /// <summary>Past an addressee, a time or a place: "told reporters on Monday that …".</summary>
    private static Complement? Far(SentenceView view, int cue, int at)
    {
        for (var to = at; to < view.Count && to - at < FarthestQuote; to++)
        {
            if (view.IsQuoteMark(to))
                // "called the plan “a mess”" has its content from the noun on
                return IsSpeech(view, to) ? new(Frame.Quote, cue, to) : null;
            if (view.Word(to) == "that" && view.PartAt(to) == Part.Subordinator)
                return to > at ? new(Frame.That, cue, to) : null;
            if (view.Word(to) == ":")
                return to + 1 < view.Count ? new(Frame.Colon, cue, to + 1) : null;
            if (view.Word(to) == "," && view.IsQuoteMark(to + 1))
                return new(Frame.Quote, cue, to + 1);
            if (
                !(
                    view.PartAt(to)
                    is Part.Preposition
                        or Part.Noun
                        or Part.Name
                        or Part.Determiner
                        or Part.Adjective
                        or Part.Number
                        or Part.Possessive
                        or Part.Pronoun
                        or Part.Adverb
                )
            )
                return null;
        }
        return null;
    }

    /// <summary>A quotation of more than three words.</summary>
    private static bool IsSpeech(SentenceView view, int quote) => view.IsQuoted(quote + 4) && view.PartAt(quote + 4) != Part.Quote;

    public static bool IsClause(SentenceView view, int from)
    {
        var skipped = 0;
        for (var to = from + 1; to < view.Count && to - from - skipped < FarthestClause; to++)
        {
            var token = view.Tokens[to];
            if (view.Word(to) == "," && view.Word(to + 1) is "who" or "which" or "whose" && EndOfAside(view, to + 1) is var close and > 0)
            {
                skipped += close - to;
                to = close;
                continue;
            }
            if (
                token.Part is Part.Modal or Part.Auxiliary && token.Form != VerbForm.Gerund
                || token.Part == Part.Verb && token.Form is VerbForm.Past or VerbForm.Present or VerbForm.Base
            )
                return true;
            // the full stop of "Mr." stands within a phrase
            if (
                token.Part == Part.Punctuation && view.PhraseAt(to) is null
                || token.Part is Part.Infinitive or Part.Subordinator or Part.Verb
                || token.Word is "who" or "which" or "as"
            )
                return false;
        }
        return false;
    }

    private const int LongestAside = 15;

    /// <summary>The comma that closes an aside ("the bridge, which was built in 1980, was safe"); −1 where none does.</summary>
    private static int EndOfAside(SentenceView view, int from)
    {
        for (var at = from; at < view.Count && at - from < LongestAside; at++)
            if (view.Word(at) == ",")
                return at;
        return -1;
    }

    /// <summary>After the object of a verb that takes an addressee: "told the court he was away".</summary>
    public static Complement AfterObject(SentenceView view, int cue, Complement direct)
    {
        if (
            direct.Frame is not (Frame.Nominal or Frame.Clause or Frame.None)
            || direct.Start < 0
            || view.PhraseAt(direct.Start) is not { } addressee
        )
            return direct;
        var at = EndOfAddressee(view, addressee) + 1;
        while (view.PartAt(at) == Part.Preposition && view.PhraseAt(at + 1) is { } more)
            at = more.Last + 1;
        while (view.PartAt(at) == Part.Adverb)
            at++;
        if (at <= addressee.Last && IsClause(view, at))
            return new(Frame.Clause, cue, at);
        // "said the mill was empty": what looked like an addressee is the subject of the content
        if (view.PartAt(at) is Part.Auxiliary or Part.Modal)
            return direct;
        var later = At(view, cue, at);
        return later.Frame is Frame.That or Frame.Question or Frame.Quote or Frame.Colon or Frame.Infinitive or Frame.Clause or Frame.About
            ? later with
            {
                CueEnd = cue,
            }
            : direct;
    }

    /// <summary>"told the court three men were held": the number opens what was reported.</summary>
    private static int EndOfAddressee(SentenceView view, NounPhrase addressee)
    {
        for (var at = addressee.First + 1; at <= addressee.Last; at++)
            if (view.PartAt(at) == Part.Number && view.PartAt(at - 1) is Part.Noun or Part.Name)
                return at - 1;
        return addressee.Last;
    }
}
