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
        if (CueLexicon.IsSource("document", head.Lemma) && head.Part == Part.Noun)
            return SourceType.Document;
        if (CueLexicon.IsSource("institution", head.Lemma) || named && CueLexicon.IsSource("institution", head.Word))
            return SourceType.Institution;
        if (head.Part == Part.Name || named && CueLexicon.IsSource("speaker", head.Lemma) || IsPersonal(head.Word))
            return SourceType.Named;
        if (CueLexicon.IsSource("plural", head.Word) || head.Word is "they")
            return SourceType.Plural;
        if (CueLexicon.IsSource("anonymous", head.Word) || CueLexicon.IsSource("speaker", head.Lemma))
            return SourceType.Anonymous;
        return head.Part == Part.Noun && head.Word != head.Lemma ? SourceType.Plural : named ? SourceType.Institution : SourceType.Anonymous;
    }

    /// <summary>A pronoun stands for one who was named before.</summary>
    private static bool IsPersonal(string word) => word is "he" or "she" or "i" or "we" or "you" or "who" or "him" or "her";
}
