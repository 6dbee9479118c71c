namespace NarrativeDiff.Core.Alignment;

/// <summary>A link by the place of its later sentence.</summary>
/// <param name="Decided">The pair of clauses that scored better than the sentences; null where the sentences decided.</param>
internal readonly record struct FoundLink(int B, double Score, ScoredPair? Decided);

/// <summary>Holds what the clauses of a sentence say of its pairs against what the sentences say as wholes; one at work a thread.</summary>
/// <param name="whole">By segment, the place of the sentence it is of.</param>
internal sealed class Blending(StoryUnits units, int[] whole, AlignmentOptions options)
{
    /// <summary>A logit safely below <see cref="AlignmentOptions.Uncertain"/>: most pairs are settled without an exponential.</summary>
    private readonly double surelyNone = PairModel.Logit(options.Uncertain) - 0.01;

    private readonly List<FoundLink> links = [];
    private double[] best = [];
    private ScoredPair?[] decided = [];

    /// <summary>Gives the sentence's clauses their share of the sentences' evidence, and finds the sentence's links with later ones.</summary>
    /// <param name="pairs">The sentence's, with later sentences in their order.</param>
    /// <param name="clauses">The rows of the sentence's own segments become those of the pairs whose sentences were scored, with the blended evidence.</param>
    public FoundLink[] Blend(ScoredPair[] pairs, ScoredPair[][] clauses, int sentence)
    {
        if (best.Length < pairs.Length)
            (best, decided) = (new double[2 * pairs.Length], new ScoredPair?[2 * pairs.Length]);
        for (var i = 0; i < pairs.Length; i++)
            (best[i], decided[i]) = (pairs[i].Logit, null);
        var first = Array.BinarySearch(whole, sentence);
        while (first > 0 && whole[first - 1] == sentence)
            first--;
        for (var clause = first; clause >= 0 && clause < whole.Length && whole[clause] == sentence; clause++)
            clauses[clause] = Blend(pairs, clauses[clause]);
        return Links(pairs);
    }

    private ScoredPair[] Blend(ScoredPair[] pairs, ScoredPair[] clause)
    {
        var (count, at) = (0, 0);
        foreach (var pair in clause)
        {
            var other = whole[pair.B];
            while (at < pairs.Length && pairs[at].B < other)
                at++;
            if (at == pairs.Length || pairs[at].B != other)
                continue;
            var blended = pair with { Logit = (1 - options.SentenceShare) * pair.Logit + options.SentenceShare * pairs[at].Logit };
            if (blended.Logit > best[at])
                (best[at], decided[at]) = (blended.Logit, blended);
            clause[count++] = blended;
        }
        return count == clause.Length ? clause : clause[..count];
    }

    /// <summary>A sentence pair scores as its better half: the sentences as wholes, or the best pair of their clauses.</summary>
    private FoundLink[] Links(ScoredPair[] pairs)
    {
        links.Clear();
        for (var at = 0; at < pairs.Length; at++)
            if (best[at] > surelyNone && units.Sentences[pairs[at].A].IsNewest && units.Sentences[pairs[at].B].IsNewest
                && PairModel.Probability(best[at]) is var score && score >= options.Uncertain)
                links.Add(new FoundLink(pairs[at].B, score, decided[at]));
        return [.. links];
    }
}
