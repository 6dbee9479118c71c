namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Says a reporting verb in a fitting frame from one that reports nothing: a request, a question, a subject that cannot
/// speak.</summary>
internal static class CueChecks
{
    public static bool Accepts(SentenceView view, int group, int at, ReportingVerb verb, Subject? source, Complement complement)
    {
        if (source is null || IsNobody(view, source.Value))
            return false;
        if (complement.Frame is Frame.Nominal && !view.IsQuoted(complement.Start) && !MaySpeak(view, source.Value))
            return false;
        return !IsFirstOrSecond(view, source.Value) || verb.Classes.Contains("speech") && complement.Frame == Frame.Quote;
    }

    /// <summary>"Nobody said", "no one claimed", "none of the owners told": nobody is a source.</summary>
    public static bool IsNobody(SentenceView view, Subject source) =>
        CueLexicon.IsSource("nobody", view.Word(source.Head))
        || view.Word(source.First) is "no" or "neither" or "none"
        || view.Word(source.First - 1) is "no" or "neither"
        || view.Word(source.Head) is "no-one"
        || view.Word(source.First - 1) == "not" && view.Word(source.First) is "one" or "a" or "any"
        || view.Word(source.First - 1) == "nor" && view.Word(0) == "neither"
        || CueLexicon.IsSource("nobody", view.Word(source.First));

    /// <summary>The outlet's own "we" and "you" address the reader.</summary>
    private static bool IsFirstOrSecond(SentenceView view, Subject source) => view.Word(source.Head) is "you" or "let";

    private static bool MaySpeak(SentenceView view, Subject source) =>
        view.Word(source.Head) is not ("it" or "this" or "that" or "which" or "these" or "those" or "there" or "nothing" or "something");
}
