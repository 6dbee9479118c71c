using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>The words around a quotation: the rest of its sentence, or the few the report gives where that is very long.</summary>
internal sealed record QuoteContext(string Before, string After)
{
    private const int LongestSentence = 600;

    public static QuoteContext Of(VersionView? articleVersion, Evidence evidence)
    {
        if (
            articleVersion?.Sentence(evidence.Sentence) is not { } sentence
            || sentence.Length > LongestSentence
            || sentence.Field != evidence.Field
        )
            return new QuoteContext(evidence.Prefix, evidence.Suffix);
        var text = articleVersion.Field(evidence.Field);
        var (end, sentenceEnd) = (evidence.Start + evidence.Length, sentence.Start + sentence.Length);
        return evidence.Start < sentence.Start || end > sentenceEnd
            ? new QuoteContext(evidence.Prefix, evidence.Suffix)
            : new QuoteContext(text[sentence.Start..evidence.Start], text[end..sentenceEnd]);
    }
}
