using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Certainty;

/// <summary>The certainty with which an outlet reports a sentence or clause, and the words that show it.</summary>
/// <param name="Cue">In the sentence's field; null where it is asserted.</param>
internal readonly record struct Assessment(CertaintyLevel Rung, TextSpan? Cue)
{
    /// <summary>A speaker named at the end of a sentence speaks for all of it: "…, and the bridge is closed, police said".</summary>
    private const int TrailingWords = 6;

    /// <summary>"Ministry: no one was hurt".</summary>
    private const int ColonWithin = 4;

    public static Assessment Of(ArticleText text, Sentence sentence, TextSpan unit)
    {
        var words = text.TextOf(sentence.Field);
        var quotations = new Quotations(text.QuotationsIn(sentence.Field));
        var cues = CertaintyCues
            .Find(sentence.Span.Of(words))
            .Select(cue => cue with { Span = cue.Span with { Start = cue.Span.Start + sentence.Span.Start } })
            .Where(cue => !(quotations.Holding(cue.Span) is { } quoted && !IsAlone(cue.Span, quoted)))
            .ToArray();
        var own = cues.Where(cue => unit.Contains(cue.Span)).ToArray();
        if (own.Length > 0 && own.MaxBy(cue => cue.Rung) is var lowest)
            return new Assessment(lowest.Rung, lowest.Span);
        if (
            cues.FirstOrDefault(cue =>
                cue.Rung is CertaintyLevel.Attributed or CertaintyLevel.Distanced && Trails(words, sentence, cue.Span)
            ) is
            { Span.Length: > 0 } speaker
        )
            return new Assessment(speaker.Rung, speaker.Span);
        if (quotations.Overlapping(unit).FirstOrDefault(quoted => MostOf(unit, quoted)) is { Length: > 0 } quotation)
            return new Assessment(
                CertaintyLevel.Attributed,
                TextSpan.FromBounds(Math.Max(quotation.Start, unit.Start), Math.Min(quotation.End, unit.End))
            );
        if (sentence.Field == TextField.Headline && Colon(words, sentence) is { } colon)
            return new Assessment(CertaintyLevel.Attributed, colon);
        if (Reported(text, sentence, unit) is { } reported)
            return reported;
        return new Assessment(OwnStatement.Is(text) ? CertaintyLevel.Attributed : CertaintyLevel.Asserted, null);
    }

    /// <summary>Marks round the cue alone keep a distance from the word; what it does to the sentence stays.</summary>
    private static bool IsAlone(TextSpan cue, TextSpan quoted) => quoted.Length <= cue.Length + 2;

    /// <summary>Most of it is what an attribution of the sentence reports, with a cue that the list of cues does not have: "the press
    /// office informed that …".</summary>
    private static Assessment? Reported(ArticleText text, Sentence sentence, TextSpan unit) =>
        Voices
            .Of(text)
            .OfSentence(sentence.Field, sentence.Index)
            .Where(attributed =>
                attributed.Source is not null
                && attributed.IsSaid
                && !CueSense.Judges(attributed.Lemma)
                && attributed.Content.Any(content => MostOf(unit, content))
            )
            .Select(attributed =>
                (Assessment?)
                    new Assessment(
                        attributed.Stance switch
                        {
                            Stance.Distancing => CertaintyLevel.Distanced,
                            Stance.Denial => CertaintyLevel.Denied,
                            _ => CertaintyLevel.Attributed,
                        },
                        attributed.Cue
                    )
            )
            .FirstOrDefault();

    private static bool Trails(string words, Sentence sentence, TextSpan cue) => Count(words[cue.End..sentence.Span.End]) <= TrailingWords;

    private static bool MostOf(TextSpan unit, TextSpan quoted) =>
        2 * (Math.Min(quoted.End, unit.End) - Math.Max(quoted.Start, unit.Start)) > unit.Length;

    private static TextSpan? Colon(string words, Sentence sentence)
    {
        var at = words.IndexOf(':', sentence.Span.Start, sentence.Span.Length);
        return
            at > sentence.Span.Start
            && Count(words[sentence.Span.Start..at]) <= ColonWithin
            && at + 1 < words.Length
            && char.IsWhiteSpace(words[at + 1])
            ? TextSpan.FromBounds(sentence.Span.Start, at + 1)
            : null;
    }

    private static int Count(string text) => Chunker.Chunk(text).Count(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number);
}
