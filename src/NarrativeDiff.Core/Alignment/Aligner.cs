using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Every scored pair of a story: links of sentences, and the pairs of clauses that statements are made of.</summary>
/// <param name="Segments">Pairs of places in the units' segments.</param>
/// <param name="MinListedScore">Score from which the links are listed: <see cref="AlignmentOptions.Uncertain"/>, higher in a very large
/// story.</param>
internal sealed record ScoredStory(
    StoryUnits Units,
    ImmutableArray<Link> Links,
    ImmutableArray<ScoredPair> Segments,
    double MinListedScore
);

/// <summary>Scores which sentences, and which clauses of them, report the same thing.</summary>
internal static class Aligner
{
    public static ScoredStory Score(StoryUnits units, AlignmentOptions options) => Score(units, options, PairModel.Shipped);

    public static ScoredStory Score(StoryUnits units, AlignmentOptions options, PairModel model)
    {
        var articles = ArticleWords.Of(units.Sentences);
        var sentences = PairScores.Rows(units.Sentences, articles, model, out var ofSentences, options.MaxPairs, options.Budget);
        var clauses = PairScores.Rows(units.Segments, articles, model, out var ofClauses, options.MaxPairs, options.Budget);
        var whole = WholeOf(units);
        var found = new FoundLink[units.Sentences.Length][];
        var until = new ParallelOptions { CancellationToken = options.Budget.Cancel };
        Parallel.For(
            0,
            found.Length,
            until,
            () => new ClauseScoreFusion(units, whole, options),
            (a, _, work) =>
            {
                found[a] = work.Blend(sentences[a], clauses, a);
                return work;
            },
            _ => { }
        );
        var from = MinListedScore(found, options);
        var links = new Link[found.Length][];
        Parallel.For(
            0,
            links.Length,
            until,
            () => new LinkReasons(model, ofSentences, ofClauses, units.Sentences.Length, units.Segments.Length, options.SentenceShare),
            (a, _, reasons) =>
            {
                links[a] =
                [
                    .. found[a]
                        .Where(link => link.Score >= from)
                        .Select(link => new Link(
                            units.Sentences[a],
                            units.Sentences[link.B],
                            link.Score,
                            link.Score >= options.NotMatched ? reasons.Of(a, link.B, link.Decided) : []
                        )),
                ];
                return reasons;
            },
            _ => { }
        );
        return new ScoredStory(units, [.. Joined(links).Take(options.MaxLinks)], Joined(clauses), from);
    }

    /// <summary>The score from which at most <see cref="AlignmentOptions.MaxLinks"/> are listed, in steps of a hundredth.</summary>
    private static double MinListedScore(FoundLink[][] found, AlignmentOptions options)
    {
        var left = found.Sum(row => row.Length);
        if (left <= options.MaxLinks)
            return options.Uncertain;
        var counts = new int[100];
        foreach (var row in found)
        foreach (var link in row)
            counts[Math.Min((int)(link.Score * counts.Length), counts.Length - 1)]++;
        var at = 0;
        while (left > options.MaxLinks && at < counts.Length - 1)
            left -= counts[at++];
        return Math.Max(options.Uncertain, (double)at / counts.Length);
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

    private static bool IsOf(TextUnit segment, TextUnit sentence) =>
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
