using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>Knows where a word is what a court or a prosecutor calls the event, and no word of the outlet's for it.</summary>
internal static class LegalChargeContext
{
    /// <summary>Stems of the words by which a court or a prosecutor has it.</summary>
    private static readonly string[] Courts =
    [
        "charg",
        "convict",
        "guilti",
        "accus",
        "alleg",
        "circumst",
        "count",
        "su",
        "complaint",
        "indict",
    ];

    /// <summary>Stems of the words that make it the name of a case.</summary>
    private static readonly string[] Cases =
    [
        "trial",
        "charg",
        "case",
        "count",
        "investig",
        "suspect",
        "convict",
        "probe",
        "law",
        "act",
        "alleg",
        "victim",
        "inquiri",
        "squad",
    ];

    /// <summary>"Charged two men with murder", "found guilty of murder", "a murder trial".</summary>
    public static bool Name(ArticleText text, Sentence sentence, TextSpan label) =>
        text
            .Derived.At(text, sentence.Field, label, (text, field, label) => new Answer(Name(text.TextOf(field), sentence.Span, label)))
            .IsCharge;

    private sealed record Answer(bool IsCharge);

    private static bool Name(string text, TextSpan sentence, TextSpan label) =>
        Words.Stems(text[sentence.Start..label.Start]).Intersect(Courts, StringComparer.Ordinal).Any()
        || (Words.Stems(text[label.End..sentence.End]).FirstOrDefault() is { } next && Cases.Contains(next));
}
