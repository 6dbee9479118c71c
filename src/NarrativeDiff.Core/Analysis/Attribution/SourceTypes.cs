using NarrativeDiff.Core.Language;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Says what kind of source a noun phrase names, by its head and its capitals.</summary>
internal static class SourceTypes
{
    public static SourceType Of(SentenceView view, Subject? source)
    {
        if (source is not { } subject)
            return SourceType.None;
        var head = view.Tokens[subject.Head];
        var named = false;
        for (var at = subject.First; at <= subject.Last; at++)
            named |= view.PartAt(at) == Part.Name;
        var indefinite = view.Word(subject.First) is "a" or "an" or "one" or "another" && head.Part != Part.Name;
        if (CueLexicon.IsSource("document", head.Lemma) && head.Part == Part.Noun)
            return SourceType.Document;
        if (CueLexicon.IsSource("institution", head.Lemma) || named && CueLexicon.IsSource("institution", head.Word))
            return SourceType.Institution;
        // "Campaigners said": the first word of a sentence has a capital whatever it is
        if (subject is { First: 0, Last: 0 } && CueLexicon.IsSource("plural", head.Word))
            return SourceType.Plural;
        if (
            head.Part == Part.Name
            || named && !indefinite && CueLexicon.IsSource("speaker", head.Lemma)
            || IsPersonal(head.Word)
            || IsNamedBeside(view, subject)
        )
            return SourceType.Named;
        // "officials in Norland", "Norland officials": one side's, though nobody's name is given
        if (named && CueLexicon.IsSource("anonymous", head.Word) && head.Word != head.Lemma)
            return SourceType.Plural;
        if (CueLexicon.IsSource("plural", head.Word) || head.Word is "they")
            return SourceType.Plural;
        if (CueLexicon.IsSource("anonymous", head.Word) || CueLexicon.IsSource("speaker", head.Lemma))
            return SourceType.Anonymous;
        return head.Part == Part.Noun && head.Word != head.Lemma ? SourceType.Plural
            : named && !indefinite ? SourceType.Institution
            : SourceType.Anonymous;
    }

    /// <summary>"The mayor, Anna Holm, said", "said the mayor, Anna Holm.": the name stands beside the office.</summary>
    private static bool IsNamedBeside(SentenceView view, Subject subject)
    {
        var open = subject.Last + 1;
        if (
            !(view.Word(open) is "," or "(" || view.PartAt(open) == Part.Dash)
            || view.IsQuoted(open + 1)
            || view.PhraseAt(open + 1) is not { } phrase
            || phrase.First != open + 1
        )
            return false;
        return view.PartAt(phrase.Head) == Part.Name
            && view.PartAt(phrase.First) == Part.Name
            && !view.Tokens[subject.Head].Word.EndsWith('s')
            && (
                phrase.Last + 1 >= view.Count
                || view.Word(phrase.Last + 1) is "," or ")" or "."
                || view.PartAt(phrase.Last + 1) == Part.Dash
            );
    }

    /// <summary>A pronoun stands for one who was named before.</summary>
    private static bool IsPersonal(string word) => word is "he" or "she" or "i" or "we" or "you" or "who" or "him" or "her";
}
