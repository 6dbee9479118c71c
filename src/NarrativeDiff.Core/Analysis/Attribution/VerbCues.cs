using System.Collections.Immutable;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Attributions whose cue is a verb: "he said", "officials deny that", "a poll shows".</summary>
internal static class VerbCues
{
    private static readonly string[] WithAddressee = ["speech", "directive", "wish"];

    /// <summary>Take an object and no clause.</summary>
    private static readonly string[] WithObject = ["judge", "naming"];

    public static IEnumerable<Attributed> In(SentenceView view)
    {
        Subject? last = null;
        for (var at = 0; at < view.Count; at++)
        {
            if (view.Tokens[at] is not { Part: Part.Verb } token || view.IsQuoted(at))
                continue;
            if (((CueLexicon.Verb(token.Lemma) is { } verb ? At(view, at, verb, last) : null) ?? Phrasal(view, at, last)) is not { } found)
                continue;
            last = found.Source ?? last;
            yield return found.Attributed;
        }
    }

    private static (Attributed Attributed, Subject? Source)? At(SentenceView view, int at, ReportingVerb verb, Subject? last)
    {
        var group = view.Sentence.GroupStart(at);
        var subjectless =
            group == at && view.Tokens[at].Form == VerbForm.Past && (at == 0 || view.Word(at - 1) is "when" or "if" or "once");
        if (
            subjectless && verb.Classes.Contains("directive") && view.PhraseAt(at + 1) is null
            || view.Sentence.IsPassive(at)
            || view.Tokens[at].Form == VerbForm.Participle && view.PartAt(at - 1) != Part.Auxiliary && group == at
        )
            return PassiveCues.At(view, group, at, verb);
        var complement = Fitting(view, at, verb);
        if (Inverted(view, group, at, verb) is { } behind)
            return Make(view, group, at, verb, behind, Frame.Trailing, Trailing(view, group, behind.Last + 1));
        var source = Source(view, group, at, last);
        if (source is { } subject && CueChecks.IsNobody(view, subject))
            return null;
        if (IsTrailing(view, source, group, complement) && verb.Frames.Contains(Frame.Trailing))
            return Make(
                view,
                group,
                at,
                verb,
                source,
                Frame.Trailing,
                Trailing(view, source?.First ?? group, complement.Frame == Frame.Preposition ? complement.Start : at + 1)
            );
        if (Aside(view, source, complement) is { } said && verb.Frames.Contains(Frame.Trailing))
            return Make(view, group, at, verb, source, Frame.Trailing, [said]);
        // "one official said": the content stands before, in a quotation that was closed or never opened
        if (
            verb.Lemma == "say"
            && complement.Frame == Frame.None
            && view.Tokens[at].IsFinite
            && source is { } speaker
            && !view.Sentence.IsNegated(at)
            && view.PartAt(group) == Part.Verb
        )
            return Make(
                view,
                group,
                at,
                verb,
                source,
                Frame.Trailing,
                ContentSpans.Left(view, speaker.First) is { } before ? [before] : []
            );
        if (!verb.Frames.Contains(complement.Frame) || !CueChecks.Accepts(view, group, at, verb, source, complement))
            return null;
        var content = ContentSpans.Right(view, complement.Start, complement.Frame);
        return Make(view, group, complement.CueEnd, verb, source, complement.Frame, content is { } span ? [span] : []);
    }

    /// <summary>What follows as the verb takes it: past an object where that fits, and no clause where the verb takes none ("defended the
    /// plan to …", "endorsed him last week").</summary>
    private static Complement Fitting(SentenceView view, int at, ReportingVerb verb)
    {
        var complement = Complement.After(view, at);
        if (verb.Frames.Contains(Frame.Nominal) || verb.Classes.Overlaps(WithAddressee))
        {
            var later = Complement.AfterObject(view, at, complement);
            complement = verb.Frames.Contains(later.Frame) || !verb.Frames.Contains(complement.Frame) ? later : complement;
        }
        return complement.Frame == Frame.Clause && !verb.Frames.Contains(Frame.Clause) && verb.Classes.Overlaps(WithObject)
            ? complement with
            {
                Frame = Frame.Nominal,
            }
            : complement;
    }

    /// <summary>"rails against", "points to": a verb that reports with this word only.</summary>
    private static (Attributed Attributed, Subject? Source)? Phrasal(SentenceView view, int at, Subject? last)
    {
        if (
            CueLexicon.Phrasal(view.Tokens[at].Lemma, view.Word(at + 1)) is not { } stance
            || view.IsQuoted(at + 1)
            || view.Sentence.IsPassive(at)
        )
            return null;
        var group = view.Sentence.GroupStart(at);
        var verb = new ReportingVerb(view.Tokens[at].Lemma, stance, new HashSet<string>(), new HashSet<Frame>());
        var complement = new Complement(Frame.Preposition, at + 1, at + 2);
        if (
            Source(view, group, at, last) is not { } source
            || !CueChecks.Accepts(view, group, at, verb, source, complement with { Frame = Frame.Nominal })
        )
            return null;
        return Make(
            view,
            group,
            at + 1,
            verb,
            source,
            Frame.Preposition,
            ContentSpans.Right(view, at + 2, Frame.Preposition) is { } content ? [content] : []
        );
    }

    /// <summary>"“…,” said Berg": the subject behind the verb, the content before.</summary>
    private static Subject? Inverted(SentenceView view, int group, int at, ReportingVerb verb)
    {
        if (
            group != at
            || !verb.Frames.Contains(Frame.Trailing)
            || view.Tokens[at].Form is VerbForm.Gerund
            || view.Tokens[at].Form == VerbForm.Base && verb.Lemma != "say"
        )
            return null;
        if (view.Word(at - 1) == "," && at > 2)
            return verb.Classes.Contains("judge") ? null : Inversion.BehindComma(view, at, verb);
        return view.IsQuoteMark(at - 1) || at == 0 && view.Tokens[at].Form == VerbForm.Past ? Subject.After(view, at + 1) : null;
    }

    /// <summary>"…, he said.", "…, he said, …": the source follows a comma or a closed quotation, and the verb ends its clause.</summary>
    private static bool IsTrailing(SentenceView view, Subject? source, int group, Complement complement)
    {
        if ((source?.First ?? group) is not (> 1 and var first))
            return false;
        if (complement.Frame == Frame.Quote)
            return view.IsQuoteMark(first - 1) && view.Word(complement.Start - 1) == ",";
        if (complement.Frame is not (Frame.None or Frame.Preposition))
            return false;
        return view.Word(first - 1) is "," or "?" or "!"
            || view.IsQuoteMark(first - 1)
            || view.PartAt(first - 1) == Part.Dash
            || view.Word(first - 1) == "as" && view.Word(first - 2) == ",";
    }

    /// <summary>"As the ministry reported, …": the content follows the comma.</summary>
    private static TextSpan? Aside(SentenceView view, Subject? source, Complement complement)
    {
        if (source is not { First: 1 } subject || view.Word(0) != "as" || complement.Frame is not (Frame.None or Frame.Preposition))
            return null;
        var comma = subject.Last + 1;
        while (comma < view.Count && view.Word(comma) != ",")
            comma++;
        return ContentSpans.Right(view, comma + 1, Frame.Clause);
    }

    private static ImmutableArray<TextSpan> Trailing(SentenceView view, int before, int after)
    {
        var left = ContentSpans.Left(view, before);
        var comma = after;
        while (comma < view.Count && comma - after < 12 && view.Word(comma) is not (",") && !view.IsQuoteMark(comma))
            comma++;
        // "“…,” he said, “…”": the content goes on behind the cue
        var right =
            comma < view.Count - 2 && (view.IsQuoteMark(comma) || view.IsQuoteMark(comma + 1))
                ? ContentSpans.Right(view, view.IsQuoteMark(comma) ? comma : comma + 1, Frame.Quote)
                : null;
        return [.. new[] { left, right }.Where(span => span is not null).Select(span => span!.Value)];
    }

    private static Subject? Source(SentenceView view, int group, int at, Subject? last)
    {
        var before = group - 1;
        while (before >= 0 && view.PartAt(before) == Part.Adverb)
            before--;
        if (view.Tokens[at].Form == VerbForm.Gerund && group == at)
            return before >= 0 && view.PartAt(before) is Part.Noun or Part.Name
                ? Subject.EndingAt(view, before)
                : last ?? Subject.OfSentence(view, at);
        if (before >= 0 && view.PartAt(before) is Part.Conjunction or Part.Infinitive or Part.Verb || view.PartAt(group) == Part.Infinitive)
            return last ?? Subject.OfSentence(view, group);
        return Subject.Before(view, group) ?? (view.Tokens[at].IsFinite ? last ?? Subject.OfSentence(view, group) : null);
    }

    private static (Attributed, Subject?) Make(
        SentenceView view,
        int group,
        int end,
        ReportingVerb verb,
        Subject? source,
        Frame frame,
        ImmutableArray<TextSpan> content
    )
    {
        var cue = view.Span(group, end);
        var named = source is { } subject && !view.Span(subject.First, subject.Last).Overlaps(cue) ? source : null;
        return (
            new Attributed(
                view.Index,
                verb.Lemma,
                named is { } s ? view.Span(s.First, s.Last) : null,
                cue,
                content,
                verb.Stance,
                SourceTypes.Of(view, named)
            )
            {
                Negated = view.Sentence.IsNegated(end),
                Frame = frame,
            },
            named
        );
    }
}
