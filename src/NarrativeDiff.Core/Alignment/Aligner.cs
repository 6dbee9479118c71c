using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Every scored pair of a story: links of sentences, and the pairs of clauses that statements are made of.</summary>
/// <param name="Segments">Pairs of places in the units' segments.</param>
internal sealed record ScoredStory(StoryUnits Units, ImmutableArray<Link> Links, ImmutableArray<ScoredPair> Segments);

/// <summary>Scores which sentences, and which clauses of them, report the same thing.</summary>
internal static class Aligner
{
    public static ScoredStory Score(StoryUnits units, AlignmentOptions options) => Score(units, options, PairModel.Shipped);

    public static ScoredStory Score(StoryUnits units, AlignmentOptions options, PairModel model)
    {
        var articles = ArticleWords.Of(units.Sentences);
        var sentences = PairScores.Rows(units.Sentences, articles, model, out var ofSentences);
        var clauses = PairScores.Rows(units.Segments, articles, model, out var ofClauses);
        var whole = WholeOf(units);
        var links = new Link[units.Sentences.Length][];
        Parallel.For(0, links.Length, () => new Blending(units, whole, options, new LinkReasons(model, ofSentences, ofClauses, units.Sentences.Length, units.Segments.Length, options.SentenceShare)), (a, _, work) =>
        {
            links[a] = work.Blend(sentences[a], clauses, a);
            return work;
        }, _ => { });
        return new ScoredStory(units, Joined(links), Joined(clauses));
    }

    /// <summary>By segment, the place of the sentence it is of.</summary>
    private static int[] WholeOf(StoryUnits units)
    {
        var whole = new int[units.Segments.Length];
        for (int segment = 0, sentence = 0; segment < whole.Length; segment++)
        {
            while (!IsOf(units.Segments[segment], units.Sentences[sentence]))
                sentence++;
            whole[segment] = sentence;
        }
        return whole;
    }

    private static bool IsOf(Unit segment, Unit sentence) =>
        segment.Sentence == sentence.Sentence && segment.Version == sentence.Version && segment.Witness == sentence.Witness;

    private static ImmutableArray<T> Joined<T>(T[][] rows)
    {
        var all = new T[rows.Sum(row => row.Length)];
        var next = 0;
        foreach (var row in rows)
        {
            row.CopyTo(all, next);
            next += row.Length;
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(all);
    }
}
