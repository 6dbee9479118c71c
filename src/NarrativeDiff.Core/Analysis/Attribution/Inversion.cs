using NarrativeDiff.Core.Language;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Says "the bridge is safe, said Berg" from "Berg, the mayor, said the bridge is safe": what stands behind a comma and a
/// reporting verb.</summary>
internal static class Inversion
{
    /// <summary>The speaker behind the verb; null where what follows is the content, or where nothing before the comma could be
    /// said.</summary>
    public static Subject? BehindComma(SentenceView view, int at, ReportingVerb verb)
    {
        if (Subject.After(view, at + 1) is not { } behind || view.Sentence.IsNegated(at))
            return null;
        if (OpensContent(view, at, behind))
            return null;
        return HasMainVerb(view, at) || EndsHeadline(view, at, behind) || verb.Lemma is "say" && EndsSentence(view, behind.Last + 1)
            ? behind
            : null;
    }

    /// <summary>A clause, a "that", an infinitive or a quotation behind the noun phrase: the phrase is its subject or an
    /// addressee.</summary>
    private static bool OpensContent(SentenceView view, int at, Subject behind)
    {
        var direct = Complement.After(view, at);
        if (direct.Frame is Frame.Clause or Frame.That || direct.Start >= 0 && Complement.IsClause(view, at + 1))
            return true;
        var later = Complement.AfterObject(view, at, direct);
        return later != direct && later.Frame is Frame.That or Frame.Question or Frame.Infinitive or Frame.Clause or Frame.Colon
            || view.Word(behind.Last + 1) == "that" && view.PartAt(behind.Last + 1) == Part.Subordinator;
    }

    /// <summary>A finite verb before the comma, outside asides that "who", a participle or a conjunction opens.</summary>
    private static bool HasMainVerb(SentenceView view, int end)
    {
        var aside = view.PartAt(0) is Part.Subordinator;
        for (var at = 0; at < end - 1; at++)
        {
            if (view.Word(at) is "," or "(" or ")" || view.PartAt(at) == Part.Dash)
                aside = OpensAside(view, at + 1);
            else if (!aside && view.Tokens[at].IsFinite && !view.IsQuoted(at) || view.IsQuoteMark(at) && !IsWordInMarks(view, at))
                return true;
            else if (!aside && view.Word(at) is "who" or "whose" or "which")
                aside = true;
        }
        return false;
    }

    /// <summary>One word of a phrase in quotation marks, as in a title that is held at a distance, is nothing that is said: "Berg, the
    /// “chief” of the guild, said".</summary>
    private static bool IsWordInMarks(SentenceView view, int mark)
    {
        var open = view.IsQuoteMark(mark + 2) ? mark : mark - 2;
        return open > 0 && view.IsQuoteMark(open) && view.IsQuoteMark(open + 2) && view.Word(open + 3) != ",";
    }

    private static bool OpensAside(SentenceView view, int at) =>
        view.Word(at) is "who" or "whose" or "whom" or "which" or "where" or "when"
        || view.PartAt(at) == Part.Verb && view.Tokens[at].Form is VerbForm.Gerund or VerbForm.Participle;

    /// <summary>"Dam at risk, warns engineer": a headline has no full stop, and the verb stands in the present.</summary>
    private static bool EndsHeadline(SentenceView view, int at, Subject behind) =>
        behind.Last + 1 >= view.Count
        && view.Tokens[at].Form == VerbForm.Present
        && !Enumerable.Range(0, at - 1).Any(before => view.Word(before) is "," or "(" || view.PartAt(before) == Part.Dash);

    private static bool EndsSentence(SentenceView view, int at) => at >= view.Count || view.Word(at) is "." or "," && at + 1 >= view.Count;
}
