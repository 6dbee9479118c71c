using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Alignment;

/// <summary>The word differences of two units of a collation; made once however many rules ask.</summary>
internal static class UnitWordDiff
{
    extension(WordDiff)
    {
        /// <summary>The words of two units beside each other.</summary>
        public static WordDiff Between(Collation collation, TextUnit left, TextUnit right) =>
            collation.Beside(left, right, () => WordDiff.Between(WordsOf(collation, left), WordsOf(collation, right)));

        /// <returns>Null where less than <paramref name="least"/> is alike; for most such pairs the words in common show it before their
        /// order is compared.</returns>
        public static WordDiff? Between(Collation collation, TextUnit left, TextUnit right, double least) =>
            WordsOf(collation, left).MaxSimilarity(WordsOf(collation, right)) >= least
            && WordDiff.Between(collation, left, right) is var diff
            && diff.Similarity >= least
                ? diff
                : null;
    }

    private static DiffWords WordsOf(Collation collation, TextUnit unit)
    {
        var text = collation.WitnessOf(unit).Text;
        return text.Derived.At(text, unit.Field, unit.Span, static (text, field, span) => new DiffWords(span.Of(text.TextOf(field))));
    }
}
