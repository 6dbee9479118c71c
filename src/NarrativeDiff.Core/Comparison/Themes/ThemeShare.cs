using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Alignment.Themes;

namespace NarrativeDiff.Core.Comparison.Themes;

/// <summary>How much of an article a theme takes, by words.</summary>
internal static class ThemeShare
{
    public static double Of(Collation collation, ThemeView view, int witness)
    {
        var all = WordsOf(collation, ArticleSearch.Of(collation).SentencesOf(witness));
        return all == 0 ? 0 : (double)WordsOf(collation, view.Theme.Of(witness)) / all;
    }

    public static int WordsOf(Collation collation, IEnumerable<TextUnit> sentences) =>
        sentences.Sum(unit =>
            WitnessPlace.WordsOf(collation.WitnessOf(unit).Text, collation.WitnessOf(unit).Text.Sentences[unit.Sentence])
        );
}
