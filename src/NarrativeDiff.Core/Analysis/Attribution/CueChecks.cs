namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Says a reporting verb in a fitting frame from one that reports nothing: a request, a question, a subject that cannot speak.</summary>
internal static class CueChecks
{
    public static bool Accepts(SentenceView view, int group, int at, ReportingVerb verb, Subject? source, Complement complement)
    {
        if (source is null)
            return false;
        if (complement.Frame is Frame.Nominal && !view.IsQuoted(complement.Start) && !MaySpeak(view, source.Value))
            return false;
        return !IsFirstOrSecond(view, source.Value) || verb.Classes.Contains("speech") && complement.Frame == Frame.Quote;
    }

    /// <summary>The outlet's own "we" and "you" address the reader.</summary>
    private static bool IsFirstOrSecond(SentenceView view, Subject source) => view.Word(source.Head) is "you" or "let";

    private static bool MaySpeak(SentenceView view, Subject source) => view.Word(source.Head) is not ("it" or "this" or "that" or "which" or "these" or "those" or "there" or "nothing" or "something");
}
