using System.Collections.Immutable;

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
        var sentences = PairScores.Of(units.Sentences, articles, model).ToDictionary(pair => (pair.A, pair.B), pair => pair.Logit);
        var place = units.Sentences.Select((unit, i) => (Key: (unit.Witness, unit.Version, unit.Sentence), i)).ToDictionary(s => s.Key, s => s.i);
        var whole = units.Segments.Select(unit => place[(unit.Witness, unit.Version, unit.Sentence)]).ToArray();
        var segments = PairScores.Of(units.Segments, articles, model)
            .Where(pair => sentences.ContainsKey((whole[pair.A], whole[pair.B])))
            .Select(pair => pair with { Logit = Blend(pair.Logit, sentences[(whole[pair.A], whole[pair.B])], options) })
            .ToImmutableArray();
        return new ScoredStory(units, LinksOf(units, sentences, segments, whole, options), segments);
    }

    private static double Blend(double clause, double sentence, AlignmentOptions options) =>
        (1 - options.SentenceShare) * clause + options.SentenceShare * sentence;

    /// <summary>A sentence pair scores as its better half: the sentences as wholes, or the best pair of their clauses.</summary>
    private static ImmutableArray<Link> LinksOf(
        StoryUnits units, Dictionary<(int A, int B), double> sentences, ImmutableArray<ScoredPair> segments, int[] whole, AlignmentOptions options)
    {
        var best = new Dictionary<(int A, int B), double>(sentences);
        foreach (var pair in segments)
            best[(whole[pair.A], whole[pair.B])] = Math.Max(best[(whole[pair.A], whole[pair.B])], pair.Logit);
        return [.. best
            .Where(pair => units.Sentences[pair.Key.A].IsNewest && units.Sentences[pair.Key.B].IsNewest)
            .Select(pair => (pair.Key.A, pair.Key.B, Score: PairModel.Probability(pair.Value)))
            .Where(pair => pair.Score >= options.Uncertain)
            .OrderBy(pair => pair.A).ThenBy(pair => pair.B)
            .Select(pair => new Link(units.Sentences[pair.A], units.Sentences[pair.B], pair.Score))];
    }
}
