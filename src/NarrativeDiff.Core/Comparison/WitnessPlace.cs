using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Where sentences of an article stand, and how many words they have.</summary>
internal static class WitnessPlace
{
    /// <returns>The most prominent place of the sentences: <c>headline</c>, <c>lead</c> or <c>body</c> with the ordinal of the body
    /// sentence; nulls where there is none.</returns>
    public static (string? Place, int? Paragraph) Of(ArticleText text, IEnumerable<int> sentences)
    {
        var all = sentences.ToArray();
        if (all.Length == 0)
            return (null, null);
        if (all.Any(sentence => text.Sentences[sentence].Field == TextField.Headline))
            return ("headline", null);
        var paragraph = ParagraphOf(text, all.Min());
        return (paragraph == 1 ? "lead" : "body", paragraph);
    }

    /// <summary>1-based ordinal of a body sentence among those that take part.</summary>
    public static int ParagraphOf(ArticleText text, int sentence) =>
        Math.Max(1, text.Sentences.Count(other => other is { Field: TextField.Body, Excluded: null } && other.Index <= sentence));

    public static int WordsOf(ArticleText text, Sentence sentence)
    {
        var words = 0;
        foreach (var chunk in Chunker.Each(text.TextOf(sentence)))
            if (chunk.Kind is ChunkKind.Word or ChunkKind.Number)
                words++;
        return words;
    }
}
