using System.Collections.Immutable;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Cuts the content of an attribution out of its sentence.</summary>
internal static class ContentSpans
{
    /// <summary>Everything right of the cue that belongs to it.</summary>
    public static TextSpan? Right(SentenceView view, int start, Frame frame)
    {
        if (start < 0 || start >= view.Count)
            return null;
        var last = frame is Frame.Nominal or Frame.Infinitive or Frame.About or Frame.Preposition
            ? EndOfPhrase(view, start)
            : EndOfClause(view, start);
        while (last > start && view.PartAt(last) == Part.Punctuation && view.Word(last) is "," or "." or ";" && !view.IsQuoted(last))
            last--;
        return view.Span(start, last);
    }

    /// <summary>Everything left of a trailing cue, back to the start of the sentence.</summary>
    /// <param name="before">First token of the cue or its source.</param>
    public static TextSpan? Left(SentenceView view, int before)
    {
        var last = before - 1;
        while (last >= 0 && view.Word(last) is "," && !view.IsQuoted(last) || last >= 0 && view.PartAt(last) == Part.Dash)
            last--;
        var first = 0;
        while (first < last && view.PartAt(first) == Part.Conjunction)
            first++;
        return last < 0 ? null : view.Span(first, last);
    }

    /// <summary>A clause runs on to the end of the sentence unless another speaker cuts in.</summary>
    private static int EndOfClause(SentenceView view, int start)
    {
        for (var at = start + 1; at < view.Count - 1; at++)
            if (
                !view.IsQuoted(at)
                && view.Word(at) == ","
                && (view.Word(at + 1) == "according" || view.Word(at + 1) is "but" or "while" && at - start > 4 || IsSaying(view, at + 1))
            )
                return at;
        return view.Count - 1;
    }

    private static bool IsSaying(SentenceView view, int at) =>
        view.Tokens[at] is { Part: Part.Verb, Form: VerbForm.Gerund } token
        && CueLexicon.Verb(token.Lemma)?.Classes.Contains("speech") == true;

    private static int EndOfPhrase(SentenceView view, int start)
    {
        for (var at = start; at < view.Count - 1; at++)
        {
            if (view.IsQuoted(at))
                continue;
            if (view.Word(at) is ";" or "—" or "–" || view.Word(at) == "," && EndsHere(view, at + 1, at - start))
                return at;
            if (
                at > start + 1
                && view.PartAt(at) == Part.Subordinator
                && view.Word(at) is "while" or "because" or "although" or "though" or "after" or "when" or "as"
            )
                return at - 1;
        }
        return view.Count - 1;
    }

    /// <summary>A comma within a list or before an aside goes on; before a new clause, a participle or "who" it ends the phrase.</summary>
    private static bool EndsHere(SentenceView view, int next, int length) =>
        view.Word(next) is "who" or "which" or "but" or "while" or "and" or "a" or "an" or "the" or "with" or "after" or "as"
        || length > 2 && view.PartAt(next) == Part.Verb;
}
