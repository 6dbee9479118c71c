using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Site;

/// <summary>The words around a quotation: the rest of its sentence, or the few the report gives where that is very long.</summary>
internal sealed record QuoteContext(string Before, string After)
{
    private const int LongestSentence = 600;

    public static QuoteContext Of(Edition? edition, Evidence evidence)
    {
        if (edition?.Sentence(evidence.Sentence) is not { } sentence || sentence.Length > LongestSentence || sentence.Field != evidence.Field)
            return new QuoteContext(evidence.Prefix, evidence.Suffix);
        var text = edition.Field(evidence.Field);
        var (end, sentenceEnd) = (evidence.Start + evidence.Length, sentence.Start + sentence.Length);
        return evidence.Start < sentence.Start || end > sentenceEnd
            ? new QuoteContext(evidence.Prefix, evidence.Suffix)
            : new QuoteContext(text[sentence.Start..evidence.Start], text[end..sentenceEnd]);
    }
}
