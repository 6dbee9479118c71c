using System.Collections.Frozen;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Words that a headline sets before a colon and that name no speaker: "LIVE", "Watch", "Election 2024", "Fact check".</summary>
internal static class HeadlineKickers
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Kinds = Lexicon.Kinds(
        "headline-kickers.tsv",
        "Analysis.Attribution"
    );

    /// <summary>Whether the tokens before a colon are a kicker: each of its words is one, or it ends with a number or the word that makes
    /// it one.</summary>
    public static bool Is(SentenceView view, int first, int colon)
    {
        var all = true;
        for (var at = first; at < colon; at++)
            all &= Kinds["word"].Contains(view.Word(at)) || !view.Word(at).Any(char.IsLetter);
        // "Q:" and "A:" are the speakers of an interview, "Q&A:" is none
        all &= colon - first > 1 || view.Word(first).Length > 1;
        return all
            || Kinds["last"].Contains(view.Word(colon - 1))
            || Ends(view.Word(colon - 1))
            || Kinds["first"].Contains(view.Word(first)) && colon - first > 1
            || Kinds["event"].Contains(view.Word(first)) && colon - first == 2 && view.PartAt(first + 1) == Part.Name;
    }

    /// <summary>"Election 2024", "Update 2".</summary>
    private static bool Ends(string word) => word.Length > 0 && word.All(char.IsAsciiDigit);
}
