using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Attributions in the passive: "is expected to", "was praised by", "a plan called", where the source is an agent or
/// nobody.</summary>
internal static class PassiveCues
{
    /// <summary>Classes whose agent is a source; "was pledged by", "was released by" seldom name one (under .25 of uses on PolNeAR
    /// dev).</summary>
    private static readonly string[] WithAgent = ["judge", "speech", "evidence", "naming", "belief"];

    /// <summary>"is seen as", "was described as".</summary>
    private static readonly string[] SeenAs = ["belief", "naming", "noticing", "judge", "evidence-that", "mention"];

    public static (Attributed, Subject?)? At(SentenceView view, int group, int at, ReportingVerb verb)
    {
        var complement = Complement.After(view, at);
        if (Agent(view, at) is { } agent && verb.Classes.Overlaps(WithAgent))
            return (Make(view, group, at, verb, agent, Patient(view, group)), agent);
        var reports =
            complement.Frame is Frame.That or Frame.Infinitive
                && (verb.Classes.Contains("belief") || verb.Classes.Contains("speech") || verb.Classes.Contains("evidence"))
            || complement.Frame is Frame.Question or Frame.About or Frame.Infinitive
                && verb.Classes.Contains("directive")
                && verb.Classes.Contains("speech")
            || complement.Frame is Frame.Nominal or Frame.Quote
                && (verb.Classes.Contains("naming") || verb.Lemma is "consider" or "declare")
            || complement.Frame == Frame.Preposition && view.Word(complement.CueEnd) == "as" && verb.Classes.Overlaps(SeenAs)
            || complement.Frame is Frame.Preposition or Frame.About
                && view.Word(complement.CueEnd) is "for" or "of" or "over"
                && verb.Classes.Contains("judge");
        if (!reports || ContentSpans.Right(view, complement.Start, complement.Frame) is not { } content)
            return null;
        return (Make(view, group, at, verb, null, [content]), null);
    }

    private static Subject? Agent(SentenceView view, int at)
    {
        for (var to = at + 1; to < view.Count && to - at < 6; to++)
            if (view.Word(to) == "by" && !view.IsQuoted(to))
                return Subject.After(view, to + 1);
        return null;
    }

    private static ImmutableArray<TextSpan> Patient(SentenceView view, int group) =>
        Subject.Before(view, group) is { } patient ? [view.Span(patient.First, patient.Last)] : [];

    private static Attributed Make(
        SentenceView view,
        int group,
        int at,
        ReportingVerb verb,
        Subject? source,
        ImmutableArray<TextSpan> content
    ) =>
        new(
            view.Index,
            verb.Lemma,
            source is { } s ? view.Span(s.First, s.Last) : null,
            view.Span(group, at),
            content,
            verb.Stance,
            SourceTypes.Of(view, source)
        )
        {
            Negated = view.Sentence.IsNegated(at),
        };
}
