using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>What stands beside a name and says who bears it: "Petra Sand, the port chief,", "the port chief, Petra Sand,", "Sand is the
/// port chief".</summary>
internal static class Apposition
{
    private const int LongestOffice = 14;

    /// <summary>The description of the one named by a phrase; empty where none stands beside it.</summary>
    public static string Of(SentenceView view, NounPhrase name)
    {
        var open = name.Last + 1;
        if (
            view.Word(open) == ","
            && view.PhraseAt(open + 1) is { } behind
            && behind.First == open + 1
            && IsOffice(view, behind)
            && EndOf(view, behind) is var end
            && Closes(view, end + 1)
        )
            return view.Span(behind.First, end).Of(view.Text);
        if (
            view.Tokens[Math.Min(open, view.Count - 1)].Lemma is "be" or "become"
            && view.PhraseAt(open + 1) is { } said
            && said.First == open + 1
            && IsOffice(view, said)
        )
            return view.Span(said.First, EndOf(view, said)).Of(view.Text);
        if (view.Word(name.First - 1) == "," && OfficeBefore(view, name.First - 2) is { } before && Closes(view, name.Last + 1))
            return before;
        return "";
    }

    /// <summary>The name beside a description that is a source: "The mayor, Anna Holm, said", "said the mayor, Anna Holm"; null where
    /// none.</summary>
    public static string? NameBeside(SentenceView view, TextSpan source)
    {
        var last = TokenEndingAt(view, source.End);
        if (
            last < 0
            || !(view.Word(last + 1) is "," or "(" || view.PartAt(last + 1) == Part.Dash)
            || view.PhraseAt(last + 2) is not { } name
            || name.First != last + 2
        )
            return null;
        return
            view.PartAt(name.Head) == Part.Name
            && view.PartAt(name.First) == Part.Name
            && !view.IsQuoted(name.First)
            && Closes(view, name.Last + 1)
            ? view.Span(name.First, name.Last).Of(view.Text)
            : null;
    }

    private static int TokenEndingAt(SentenceView view, int end)
    {
        var (low, high) = (0, view.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (view.Tokens[middle].Span.End == end)
                return middle;
            (low, high) = view.Tokens[middle].Span.End < end ? (middle + 1, high) : (low, middle - 1);
        }
        return -1;
    }

    private static bool IsOffice(SentenceView view, NounPhrase phrase) =>
        view.PartAt(phrase.Head) == Part.Noun && !view.IsQuoted(phrase.First) && !WordLexicon.Is("number", view.Word(phrase.First));

    private static int EndOf(SentenceView view, NounPhrase phrase)
    {
        var last = phrase.Last;
        while (
            last - phrase.First < LongestOffice
            && view.PartAt(last + 1) == Part.Preposition
            && view.PhraseAt(last + 2) is { } more
            && more.First == last + 2
        )
            last = more.Last;
        return last;
    }

    private static string? OfficeBefore(SentenceView view, int last)
    {
        if (view.PhraseAt(last) is not { } phrase || phrase.Last != last)
            return null;
        var (first, office) = (phrase.First, phrase);
        while (
            first > 1
            && last - first < LongestOffice
            && view.PartAt(first - 1) == Part.Preposition
            && view.Word(first - 1) is "of" or "for"
            && view.PhraseAt(first - 2) is { } left
            && left.Last == first - 2
        )
            (first, office) = (left.First, left);
        return IsOffice(view, office) && SourceName.Of(view.Span(first, last).Of(view.Text)) is { IsNamed: false }
            ? view.Span(first, last).Of(view.Text)
            : null;
    }

    private static bool Closes(SentenceView view, int at) =>
        at >= view.Count
        || view.Word(at) is "," or "." or ")" or ";"
        || view.IsQuoteMark(at)
        || view.PartAt(at) is Part.Dash or Part.Verb or Part.Auxiliary;
}
