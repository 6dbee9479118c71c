using System.Collections.Immutable;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Attributions without a verb: "according to", "the claim that", "is confident that", "reportedly", a speaker and a
/// colon.</summary>
internal static class OtherCues
{
    /// <summary>The cue of a quotation with a name below it.</summary>
    public const string Signed = "—";

    public static IEnumerable<Attributed> In(SentenceView view)
    {
        for (var at = 0; at < view.Count; at++)
            if (
                (
                    view.Word(at) == ":" ? Colon(view, at) ?? Tail(view, at)
                    : view.PartAt(at) == Part.Dash ? Signature(view, at) ?? Tail(view, at)
                    : view.IsQuoted(at) ? null
                    : According(view, at)
                        ?? Idiom(view, at)
                        ?? Poll(view, at)
                        ?? Noun(view, at)
                        ?? NounPhrase(view, at)
                        ?? Adjective(view, at)
                        ?? Adverb(view, at)
                ) is
                { } found
            )
                yield return found;
    }

    private static Attributed? According(SentenceView view, int at)
    {
        if (view.Word(at) != "according" || view.Word(at + 1) != "to" || Subject.After(view, at + 2) is not { } source)
            return null;
        var comma = source.Last + 1;
        while (comma < view.Count && view.Word(comma) != ",")
            comma++;
        var content = at > 1 ? ContentSpans.Left(view, at) : ContentSpans.Right(view, comma + 1, Frame.Clause);
        return Make(view, at, at + 1, "according to", source, content, Stance.Neutral);
    }

    /// <summary>"As Berg put it, …", "Berg made (it) clear that …".</summary>
    private static Attributed? Idiom(SentenceView view, int at)
    {
        var last = (view.Tokens[at].Lemma, view.Word(at + 1)) switch
        {
            ("put", "it") => at + 1,
            ("make", "clear" or "plain") => at + 1,
            ("make", "it") when view.Word(at + 2) is "clear" or "plain" => at + 2,
            _ => -1,
        };
        if (last < 0 || view.Sentence.IsPassive(at) || Subject.Before(view, view.Sentence.GroupStart(at)) is not { } source)
            return null;
        var start = view.Word(last + 1) is "," or ":" ? last + 2 : last + 1;
        return Make(
            view,
            view.Sentence.GroupStart(at),
            last,
            view.Tokens[at].Lemma,
            source,
            ContentSpans.Right(view, start, Frame.That),
            Stance.Neutral
        );
    }

    /// <summary>"In a poll on Monday, …", "… in a survey of voters".</summary>
    private static Attributed? Poll(SentenceView view, int at)
    {
        if (
            view.Word(at) != "in"
            || view.PhraseAt(at + 1) is not { } phrase
            || phrase.First != at + 1
            || view.Tokens[phrase.Head].Lemma is not ("poll" or "survey" or "census")
            || Subject.After(view, at + 1) is not { } source
        )
            return null;
        var comma = source.Last + 1;
        while (comma < view.Count && view.Word(comma) != ",")
            comma++;
        var content = at > 1 ? ContentSpans.Left(view, at) : ContentSpans.Right(view, comma + 1, Frame.Clause);
        return content is null ? null : Make(view, at, at, "in", source, content, Stance.Neutral);
    }

    private static Attributed? NounPhrase(SentenceView view, int at)
    {
        if (
            view.PartAt(at) != Part.Noun
            || CueLexicon.Noun(view.Tokens[at].Lemma, view.Word(at + 1)) is not { } stance
            || view.IsQuoted(at + 1)
            || view.PhraseAt(at)?.Last is { } last && last != at
        )
            return null;
        var source = view.Word(at + 1) == "from" ? Subject.After(view, at + 2) : Owner(view, at);
        return Make(
            view,
            at,
            at + 1,
            view.Tokens[at].Lemma,
            source,
            ContentSpans.Right(view, at + 2, view.Word(at + 1) == "that" ? Frame.That : Frame.About),
            stance
        );
    }

    private static Attributed? Noun(SentenceView view, int at)
    {
        if (view.PartAt(at) != Part.Noun || CueLexicon.Noun(view.Tokens[at].Lemma) is not { } stance)
            return null;
        var (word, part) = (view.Word(at + 1), view.PartAt(at + 1));
        var start = word == "that" && part == Part.Subordinator || part == Part.Infinitive ? at + 1 : -1;
        if (
            start < 0
            && part == Part.Preposition
            && Owner(view, at) is { } owner
            && view.PhraseAt(at)?.Last == at
            && word is "of" or "on" or "for" or "about" or "against" or "to"
        )
            return Make(view, at, at + 1, view.Tokens[at].Lemma, owner, ContentSpans.Right(view, at + 2, Frame.About), stance);
        if (start < 0 || part == Part.Infinitive && view.PhraseAt(at) is not { } && stance == Stance.Neutral)
            return null;
        var frame = part == Part.Infinitive ? Frame.Infinitive : Frame.That;
        return Make(view, at, at, view.Tokens[at].Lemma, Owner(view, at), ContentSpans.Right(view, start, frame), stance);
    }

    /// <summary>"Berg's claim", "their claim", or the subject of "made the claim".</summary>
    private static Subject? Owner(SentenceView view, int noun)
    {
        if (view.PhraseAt(noun) is not { } phrase)
            return null;
        for (var at = noun - 1; at >= phrase.First; at--)
        {
            if (view.PartAt(at) == Part.Possessive && at > phrase.First)
                return new Subject(phrase.First, at - 1, at - 1);
            if (view.Word(at) is "his" or "her" or "their" or "its" or "my" or "our")
                return new Subject(at, at, at);
        }
        var verb = phrase.First - 1;
        return verb > 0 && view.Tokens[verb].IsVerb ? Subject.Before(view, view.Sentence.GroupStart(verb)) : null;
    }

    private static Attributed? Adjective(SentenceView view, int at)
    {
        if (view.PartAt(at) is not (Part.Adjective or Part.Verb or Part.Noun) || CueLexicon.Adjective(view.Word(at)) is not { } stance)
            return null;
        var (word, part) = (view.Word(at + 1), view.PartAt(at + 1));
        if (!(word == "that" || part == Part.Infinitive || word is "about" or "of" && part == Part.Preposition))
            return null;
        var be = at - 1;
        while (be > 0 && view.PartAt(be) == Part.Adverb)
            be--;
        if (be < 1 || view.Tokens[be].Lemma is not ("be" or "feel" or "remain" or "seem" or "become"))
            return null;
        var group = view.Sentence.GroupStart(be);
        if (Subject.Before(view, group) is not { } source || view.Word(source.Head) is "it" or "this" or "that" or "there")
            return null;
        return Make(
            view,
            group,
            at,
            view.Word(at),
            source,
            ContentSpans.Right(view, at + 1, part == Part.Infinitive ? Frame.Infinitive : Frame.That),
            stance
        );
    }

    private static Attributed? Adverb(SentenceView view, int at) =>
        view.Word(at) is "reportedly" or "allegedly" or "purportedly" or "supposedly"
            ? Make(
                view,
                at,
                at,
                view.Word(at),
                null,
                ContentSpans.Right(view, at + 1, Frame.Clause),
                view.Word(at) == "reportedly" ? Stance.Neutral : Stance.Distancing
            )
            : null;

    /// <summary>"“…” — Anna Berg": a name behind a closed quotation and a dash, and nothing after it. Where the dash opens the sentence the
    /// reader finds the quotation.</summary>
    private static Attributed? Signature(SentenceView view, int at)
    {
        if (
            at > 0 && !view.IsQuoteMark(at - 1)
            || view.PhraseAt(at + 1) is not { } phrase
            || phrase.First != at + 1
            || view.PartAt(phrase.Head) != Part.Name
            || view.IsQuoted(at + 1)
        )
            return null;
        if (!(phrase.Last + 1 >= view.Count || view.Word(phrase.Last + 1) is "," or "." || view.IsQuoteMark(phrase.Last + 1)))
            return null;
        return Make(
            view,
            at,
            at,
            Signed,
            new Subject(phrase.First, phrase.Last, phrase.Head),
            at > 0 ? ContentSpans.Left(view, at) : null,
            Stance.Neutral
        );
    }

    /// <summary>"BERG: …" and headlines "Minister: …": a short noun phrase opens the sentence, a colon follows.</summary>
    private static Attributed? Colon(SentenceView view, int at)
    {
        // a transcript's speaker may stand within the quotation that the whole transcript is set in
        var first = view.IsQuoteMark(0) ? 1 : 0;
        if (
            at <= first
            || at > 7
            || at + 2 >= view.Count
            || HeadlineKickers.Is(view, first, at)
            || !(IsSpeaker(view, first, at) || IsCapitals(view, first, at))
        )
            return null;
        return Make(view, at, at, ":", new Subject(first, at - 1, at - 1), ContentSpans.Right(view, at + 1, Frame.Clause), Stance.Neutral);
    }

    private static bool IsSpeaker(SentenceView view, int first, int colon) =>
        !view.IsQuoted(first)
        && view.PhraseAt(colon - 1) is { } phrase
        && phrase.First == first
        && (
            view.PartAt(phrase.Head) == Part.Name
            || CueLexicon.IsSource("document", view.Tokens[phrase.Head].Lemma)
            || phrase.Last == colon - 1 && IsSpeakerWord(view, phrase.Head)
        );

    private static bool IsSpeakerWord(SentenceView view, int head) =>
        CueLexicon.IsSource("institution", view.Tokens[head].Lemma)
        || CueLexicon.IsSource("speaker", view.Tokens[head].Lemma)
        || CueLexicon.IsSource("anonymous", view.Word(head))
        || CueLexicon.IsSource("plural", view.Word(head))
        || CueLexicon.IsSource("document", view.Tokens[head].Lemma);

    /// <summary>Headlines "Three men held over fire: police", "Three men held – minister": a short noun phrase that can speak closes a line
    /// without a full stop.</summary>
    private static Attributed? Tail(SentenceView view, int at)
    {
        if (at < 3 || view.Count - at > 5 || view.IsQuoted(at + 1))
            return null;
        // "– report" looks like a verb
        var phrase = view.PhraseAt(at + 1) ?? (at + 2 == view.Count ? new NounPhrase(at + 1, at + 1, at + 1) : default);
        if (phrase.First != at + 1 || phrase.Last != view.Count - 1)
            return null;
        if (
            !IsSpeakerWord(view, phrase.Head)
            && (view.PartAt(phrase.Head) != Part.Name || view.Word(at) == ":" && phrase.First != phrase.Last)
        )
            return null;
        return Make(view, at, at, ":", new Subject(phrase.First, phrase.Last, phrase.Head), ContentSpans.Left(view, at), Stance.Neutral);
    }

    private static bool IsCapitals(SentenceView view, int first, int colon)
    {
        for (var at = first; at < colon; at++)
            if (view.Tokens[at].Span.Of(view.Text) is var word && (word.Any(char.IsLower) || !word.Any(char.IsLetter) && word != "."))
                return false;
        return view.Word(first).Length > 2;
    }

    private static Attributed Make(
        SentenceView view,
        int first,
        int last,
        string lemma,
        Subject? source,
        TextSpan? content,
        Stance stance
    ) =>
        new(
            view.Index,
            lemma,
            source is { } s ? view.Span(s.First, s.Last) : null,
            view.Span(first, last),
            content is { } span ? [span] : [],
            stance,
            SourceTypes.Of(view, source)
        );
}
