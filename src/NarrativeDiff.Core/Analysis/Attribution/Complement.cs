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
        if (direct.Frame is Frame.Quote or Frame.That or Frame.Colon or Frame.Question or Frame.Clause)
            return direct;
        return Far(view, cue, at) ?? direct;
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
        return part is Part.Verb or Part.Adjective or Part.Determiner or Part.Number ? new(Frame.Nominal, cue, at) : new(Frame.None, cue, -1);
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
            if (!(view.PartAt(to) is Part.Preposition or Part.Noun or Part.Name or Part.Determiner or Part.Adjective or Part.Number or Part.Possessive or Part.Pronoun or Part.Adverb))
                return null;
        }
        return null;
    }

    /// <summary>A quotation of more than three words.</summary>
    private static bool IsSpeech(SentenceView view, int quote) => view.IsQuoted(quote + 4) && view.PartAt(quote + 4) != Part.Quote;

    public static bool IsClause(SentenceView view, int from)
    {
        for (var to = from + 1; to < view.Count && to - from < FarthestClause; to++)
        {
            var token = view.Tokens[to];
            if (token.Part is Part.Modal or Part.Auxiliary && token.Form != VerbForm.Gerund || token.Part == Part.Verb && token.Form is VerbForm.Past or VerbForm.Present or VerbForm.Base)
                return true;
            if (token.Part is Part.Punctuation or Part.Infinitive or Part.Subordinator or Part.Verb || token.Word is "who" or "which" or "as")
                return false;
        }
        return false;
    }

    /// <summary>After the object of a verb that takes an addressee: "told the court he was away".</summary>
    public static Complement AfterObject(SentenceView view, int cue, Complement direct)
    {
        if (direct.Frame is not (Frame.Nominal or Frame.Clause or Frame.None) || direct.Start < 0 || view.PhraseAt(direct.Start) is not { } addressee)
            return direct;
        var at = addressee.Last + 1;
        while (view.PartAt(at) == Part.Preposition && view.PhraseAt(at + 1) is { } more)
            at = more.Last + 1;
        while (view.PartAt(at) == Part.Adverb)
            at++;
        // "said the mill was empty": what looked like an addressee is the subject of the content
        if (view.PartAt(at) is Part.Auxiliary or Part.Modal)
            return direct;
        var later = At(view, cue, at);
        return later.Frame is Frame.That or Frame.Question or Frame.Quote or Frame.Colon or Frame.Infinitive or Frame.Clause or Frame.About ? later with { CueEnd = cue } : direct;
    }
}
