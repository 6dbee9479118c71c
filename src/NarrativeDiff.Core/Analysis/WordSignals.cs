using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Cues;
using NarrativeDiff.Core.Analysis.Frames;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis;

/// <summary>The signals of one article that need its words alone, or its words and vectors: contested labels, hedges, presuppositions,
/// frame cues.</summary>
internal static class WordSignals
{
    /// <summary>Frames are cues of low confidence.</summary>
    private const double FrameScore = 0.3;

    /// <summary>Where the encoder agrees with two words of the list: right in .84 of cases, others in .68 (AllSides dev).</summary>
    private const double SureFrameScore = 0.6;

    /// <summary>Longer quotations are speech, not distancing; words.</summary>
    internal const int ScareQuoteWords = 3;

    /// <param name="sentences">Body sentences, with <paramref name="worded"/> in the same order.</param>
    /// <param name="vectors">Theirs; null: there are none.</param>
    /// <param name="frames">What the encoder knows of frames; nothing where there are no vectors.</param>
    public static IEnumerable<Signal> Of(
        ArticleText text,
        ImmutableArray<Sentence> sentences,
        ImmutableArray<SentenceWording> worded,
        ImmutableArray<TextSpan> quotations,
        (IReadOnlyList<float[]> Meanings, IReadOnlyList<float[]> Wordings)? vectors,
        FrameSense frames
    )
    {
        var quoted = new Quotations(quotations);
        return sentences.SelectMany((sentence, i) => OfOne(text.Body, sentence.Span, worded[i], quoted, Voices.Of(text), Near(i)));

        IReadOnlyDictionary<(string Rule, string Frame), double> Near(int i) =>
            (frames.Sentences?.Of(vectors!.Value.Meanings[i]) ?? FrameVectors.Unknown)
                .Concat(frames.Properties?.Of(vectors!.Value.Wordings[i]) ?? FrameVectors.Unknown)
                .ToDictionary();
    }

    private static IEnumerable<Signal> OfOne(
        string body,
        TextSpan sentence,
        SentenceWording wording,
        Quotations quoted,
        Voices voices,
        IReadOnlyDictionary<(string Rule, string Frame), double> near
    )
    {
        var labels = Labels(body, sentence, voices).ToArray();
        var labelled = labels.Select(label => label.Start).ToHashSet();
        return Loaded(body, wording)
            .Where(term => !labelled.Contains(term.Start))
            .Concat(labels)
            .Concat(ScareQuotes(body, sentence, quoted))
            .Concat(
                CueList
                    .Hedges.Find(body, sentence, quoted.Spans)
                    .Select(cue => new Signal("C1", cue.Span.Start, cue.Span.Length, cue.Span.Of(body), cue.Voice, 1))
            )
            .Concat(
                CueList
                    .Presuppositions.Find(body, sentence, quoted.Spans)
                    .Select(cue => new Signal("C3", cue.Span.Start, cue.Span.Length, cue.Span.Of(body), cue.Voice, 0.5))
            )
            .Concat(FramesIn(body, sentence, quoted, near));
    }

    /// <summary>W2 and W4: the words that judge, and those that heighten; a contested label is reported as such alone.</summary>
    private static IEnumerable<Signal> Loaded(string body, SentenceWording wording) =>
        from term in wording.Terms
        where term.IsShown
        select new Signal(
            term.Rule,
            term.Span.Start,
            term.Span.Length,
            term.Span.Of(body),
            term.Voice,
            Math.Round(Math.Min(1, (term.Entry.Strength + 1) / 4.0), 2)
        );

    /// <summary>W5: one to three quoted words in a sentence that names no speaker; with a capital they are a title or a whole
    /// utterance.</summary>
    private static IEnumerable<Signal> ScareQuotes(string body, TextSpan sentence, Quotations quoted) =>
        from span in quoted.Within(sentence)
        // an opening mark that nothing follows is a quotation of one character
        where span.Length > 1 && span.Length < sentence.Length && char.IsLower(body[span.Start + 1])
        let words = LexicalToken.Of(body, span).Length
        where words is > 0 and <= ScareQuoteWords && !IsAttributed(LexicalToken.Of(body, sentence))
        select new Signal("W5", span.Start, span.Length, span.Of(body), "quoted", 1);

    private static bool IsAttributed(ImmutableArray<LexicalToken> tokens) =>
        SentenceCues.Find(tokens).Any(hit => hit.Value == "attribution");

    /// <summary>W6: contested words in the outlet's voice, in a sentence that names no source; what somebody is said to call it is not the
    /// outlet's.</summary>
    private static IEnumerable<Signal> Labels(string body, TextSpan sentence, Voices voices)
    {
        var tokens = LexicalToken.Of(body, sentence);
        return IsAttributed(tokens)
            ? []
            : NeutralWording
                .Find(tokens)
                .Where(hit => hit.Value.IsContested && voices.At(TextField.Body, hit.Span) == Voices.Outlet)
                .Select(hit => new Signal("W6", hit.Span.Start, hit.Span.Length, hit.Span.Of(body), "outlet", 0.6));
    }

    private static IEnumerable<Signal> FramesIn(
        string body,
        TextSpan sentence,
        Quotations quotations,
        IReadOnlyDictionary<(string Rule, string Frame), double> near
    ) =>
        FrameCues
            .Of(FrameCues.WordsOf(body, sentence), near)
            .SelectMany(mention =>
                mention.Cues.Select(cue => (mention.Rule, mention.Frame, Cue: cue, Score: mention.IsSure ? SureFrameScore : FrameScore))
            )
            .Concat(
                TargetProperties
                    .Of(body, sentence)
                    .Where(property => FrameCues.IsProperty(property.Property, near))
                    .Select(property => (Rule: "F3", Frame: property.Property, Cue: property.Word, Score: FrameScore))
            )
            .Distinct()
            .Select(found => new Signal(
                found.Rule,
                found.Cue.Start,
                found.Cue.Length,
                found.Cue.Of(body),
                quotations.Contain(found.Cue) ? "quoted" : "outlet",
                found.Score,
                found.Frame
            ));
}
