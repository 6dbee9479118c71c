using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Facts;

/// <summary>How near two sentences are to saying one thing, whatever values they give.</summary>
/// <param name="Cosine">Of the sentence vectors.</param>
/// <param name="Link">Score of the alignment, 0 where they were not linked.</param>
/// <param name="Shared">Content stems in common that are neither names nor numbers.</param>
/// <param name="Names">Names in common.</param>
internal readonly record struct Nearness(double Cosine, double Link, int Shared, int Names)
{
    private const double CosineFrom = 0.65;

    private const double SureCosine = 0.75;

    /// <summary>They say one thing: linked as statements are, or near in meaning with words of their own in common.</summary>
    public bool IsOneMatter =>
        (Link > 0 && Shared >= 2)
        || (Cosine >= CosineFrom && Shared >= 2 && (Names > 0 || Shared >= 3))
        || (Cosine >= SureCosine && Shared >= 1);

    public double Certainty => Math.Clamp(0.45 + 0.5 * Math.Max(Link, Cosine - 0.3), 0.4, 0.95);

    /// <summary>Looks up the links of a story.</summary>
    public sealed class Table(Collation collation)
    {
        private readonly FrozenDictionary<(TextUnit, TextUnit), double> _links = collation
            .Links.GroupBy(link => Key(link.Left, link.Right))
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Max(link => link.Score));

        public Nearness Of(TextUnit a, TextUnit b) =>
            new(
                PairFeatures.Cosine(a, b),
                _links.GetValueOrDefault(Key(a, b)),
                SortedWords.Shared(a.EventStems.AsSpan(), b.EventStems.AsSpan()),
                SortedWords.Shared(a.Names.AsSpan(), b.Names.AsSpan())
            );

        /// <summary>The two sentences are the same but for the words of the two spans, which are counted in their fields.</summary>
        public bool AreSameBut(TextUnit a, TextSpan inA, TextUnit b, TextSpan inB)
        {
            if (WordDiff.Between(collation, a, b, SameFrom) is not { } diff)
                return false;
            var (left, right) = (inA with { Start = inA.Start - a.Span.Start }, inB with { Start = inB.Start - b.Span.Start });
            var (ours, theirs) = (collation.WordsOf(a), collation.WordsOf(b));
            return diff.Replacements.All(slot =>
                (left.Contains(slot.Left) || IsEmpty(slot.Left.Of(ours))) && (right.Contains(slot.Right) || IsEmpty(slot.Right.Of(theirs)))
            );
        }

        /// <summary>Nearly the same words: a negation that one of them lacks is the negation rule's.</summary>
        public bool AreCopies(TextUnit a, TextUnit b) => WordDiff.Between(collation, a, b, CopyFrom) is not null;

        private const double CopyFrom = 0.7;

        private const double SameFrom = 0.5;

        private static bool IsEmpty(string words) => !Words.Of(words).Any();

        private static (TextUnit, TextUnit) Key(TextUnit a, TextUnit b) =>
            (a.Witness, a.Sentence).CompareTo((b.Witness, b.Sentence)) <= 0 ? (a, b) : (b, a);
    }
}
