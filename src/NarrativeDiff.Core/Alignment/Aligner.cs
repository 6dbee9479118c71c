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
        var sentences = new PairRows(PairScores.Rows(units.Sentences, articles, model, out var ofSentences));
        var place = new Dictionary<(int, int, int), int>(units.Sentences.Length);
        for (var i = 0; i < units.Sentences.Length; i++)
            place.Add((units.Sentences[i].Witness, units.Sentences[i].Version, units.Sentences[i].Sentence), i);
        var whole = units.Segments.Select(unit => place[(unit.Witness, unit.Version, unit.Sentence)]).ToArray();
        var best = sentences.Logits();
        var decided = new (int A, int B)?[best.Length];
        var pairs = new List<ClausePair>();
        var clauses = PairScores.Rows(units.Segments, articles, model, out var ofClauses);
        foreach (var row in clauses)
            foreach (var pair in row)
                if (sentences.Find(whole[pair.A], whole[pair.B]) is >= 0 and var at)
                {
                    var blended = pair with { Logit = Blend(pair.Logit, sentences.LogitAt(at), options) };
                    if (blended.Logit > best[at])
                        (best[at], decided[at]) = (blended.Logit, (pair.A, pair.B));
                    pairs.Add(new ClausePair(blended, pair.Logit, at));
                }
        var reasons = new LinkReasons(model, ofSentences, ofClauses, units.Sentences.Length, units.Segments.Length, options.SentenceShare);
        return new ScoredStory(units, LinksOf(units, sentences, best, options, (a, b, at) => reasons.Of(a, b, decided[at])), OfStatements(pairs, best.Length));
    }

    /// <summary>.5: F1 of pairs in one statement, ECB+ strong / SuperPAL, cross-validated: .67 / .57; with 0 .67 / .56; with 1, that is without this, .66 / .58.</summary>
    private const double BesideBetter = 0.5;

    /// <param name="Blended">Scored with what the sentences around the clauses say.</param>
    /// <param name="Own">Logit of the clauses by themselves.</param>
    /// <param name="Sentences">Place of the pair of sentences.</param>
    private readonly record struct ClausePair(ScoredPair Blended, double Own, int Sentences);

    /// <summary>
    /// Two sentences as wholes speak for the clauses that agree best: where a clause's neighbour agrees better with the same clause, only <see cref="BesideBetter"/> of what they say
    /// is left to it. Else the time of an attack that is told beside the footage of it joins the row of the footage.
    /// </summary>
    private static ImmutableArray<ScoredPair> OfStatements(List<ClausePair> pairs, int sentencePairs)
    {
        var last = new int[sentencePairs];
        Array.Fill(last, -1);
        var previous = new int[pairs.Count];
        for (var i = 0; i < previous.Length; i++)
            (previous[i], last[pairs[i].Sentences]) = (last[pairs[i].Sentences], i);
        var scored = ImmutableArray.CreateBuilder<ScoredPair>(pairs.Count);
        foreach (var pair in pairs)
        {
            var beaten = false;
            for (var i = last[pair.Sentences]; i >= 0 && !beaten; i = previous[i])
                beaten = pairs[i].Blended.Logit > pair.Blended.Logit && (pairs[i].Blended.A == pair.Blended.A || pairs[i].Blended.B == pair.Blended.B);
            scored.Add(beaten && pair.Own < pair.Blended.Logit ? pair.Blended with { Logit = BesideBetter * pair.Blended.Logit + (1 - BesideBetter) * pair.Own } : pair.Blended);
        }
        return scored.MoveToImmutable();
    }

    private static double Blend(double clause, double sentence, AlignmentOptions options) =>
        (1 - options.SentenceShare) * clause + options.SentenceShare * sentence;

    /// <summary>A sentence pair scores as its better half: the sentences as wholes, or the best pair of their clauses.</summary>
    private static ImmutableArray<Link> LinksOf(
        StoryUnits units, PairRows sentences, double[] best, AlignmentOptions options, Func<int, int, int, ImmutableArray<LinkReason>> reasons)
    {
        var links = ImmutableArray.CreateBuilder<Link>();
        foreach (var (a, b, at) in sentences.Pairs())
            if (units.Sentences[a].IsNewest && units.Sentences[b].IsNewest && PairModel.Probability(best[at]) is var score && score >= options.Uncertain)
                links.Add(new Link(units.Sentences[a], units.Sentences[b], score, score >= options.NotMatched ? reasons(a, b, at) : []));
        return links.DrainToImmutable();
    }
}
