namespace NarrativeDiff.Core.Alignment;

/// <summary>A link by the place of its later sentence.</summary>
/// <param name="Decided">The pair of clauses that scored better than the sentences; null where the sentences decided.</param>
internal readonly record struct FoundLink(int B, double Score, ScoredPair? Decided);

/// <summary>Holds what the clauses of a sentence say of its pairs against what the sentences say as wholes; one at work a thread.</summary>
/// <param name="whole">By segment, the place of the sentence it is of.</param>
internal sealed class ClauseScoreFusion(StoryUnits units, int[] whole, AlignmentOptions options)
{
    /// <summary>A logit safely below <see cref="AlignmentOptions.Uncertain"/>: most pairs are settled without an exponential.</summary>
    private readonly double _surelyNone = PairModel.Logit(options.Uncertain) - 0.01;

    /// <summary>
    /// How much of what the sentences say as wholes is left to a clause where the clause beside it agrees better with the same clause. F1
    /// of pairs in one statement,
    /// ECB+ strong / SuperPAL, cross-validated (<c>collate</c>): with 0 .691 / .635, .25 .688 / .631, .5 .683 / .635, 1, that is without
    /// this, .679 / .615. Without it the time of an attack
    /// that is reported beside the footage of it joins the row of the footage; with 0 two accounts of one accusation, one of them short,
    /// fell apart in a real report.
    /// </summary>
    private const double BesideBetter = 0.25;

    private readonly List<FoundLink> _links = [];

    // by clause of another sentence, the best logit with any clause of the sentence at work; −∞ between sentences
    private readonly double[] _bestWith = NoneYet(units.Segments.Length);
    private double[] _best = [];
    private ScoredPair?[] _decided = [];

    /// <summary>Gives the sentence's clauses their share of the sentences' evidence, and finds the sentence's links with later
    /// ones.</summary>
    /// <param name="pairs">The sentence's, with later sentences in their order.</param>
    /// <param name="clauses">The rows of the sentence's own segments become those of the pairs whose sentences were scored, with the
    /// blended evidence.</param>
    public FoundLink[] Blend(ScoredPair[] pairs, ScoredPair[][] clauses, int sentence)
    {
        if (_best.Length < pairs.Length)
            (_best, _decided) = (new double[2 * pairs.Length], new ScoredPair?[2 * pairs.Length]);
        for (var i = 0; i < pairs.Length; i++)
            (_best[i], _decided[i]) = (pairs[i].Logit, null);
        var first = Array.BinarySearch(whole, sentence);
        while (first > 0 && whole[first - 1] == sentence)
            first--;
        for (var clause = first; clause >= 0 && clause < whole.Length && whole[clause] == sentence; clause++)
            clauses[clause] = Blend(pairs, clauses[clause]);
        Lower(pairs, clauses, first);
        return Links(pairs);
    }

    /// <summary>Takes from each pair of clauses that a neighbour of either betters a part of the sentences' evidence.</summary>
    private void Lower(ScoredPair[] pairs, ScoredPair[][] clauses, int first)
    {
        if (first < 0)
            return;
        var end = first;
        while (end < whole.Length && whole[end] == whole[first])
            end++;
        for (var clause = first; clause < end; clause++)
            foreach (var pair in clauses[clause])
                _bestWith[pair.B] = Math.Max(_bestWith[pair.B], pair.Logit);
        for (var clause = first; clause < end; clause++)
            Lower(pairs, clauses[clause]);
        foreach (var row in clauses.AsSpan(first, end - first))
        foreach (var pair in row)
            _bestWith[pair.B] = double.NegativeInfinity;
    }

    private void Lower(ScoredPair[] pairs, ScoredPair[] clause)
    {
        for (int from = 0, at = 0; from < clause.Length; )
        {
            var (sentence, to, highest) = (whole[clause[from].B], from, double.NegativeInfinity);
            for (; to < clause.Length && whole[clause[to].B] == sentence; to++)
                highest = Math.Max(highest, clause[to].Logit);
            while (pairs[at].B != sentence)
                at++;
            for (; from < to; from++)
                if (clause[from].Logit < Math.Max(highest, _bestWith[clause[from].B]))
                    clause[from] = clause[from] with { Logit = Math.Min(clause[from].Logit, Beside(clause[from].Logit, pairs[at].Logit)) };
        }
    }

    /// <summary>Blended evidence once more, with less of the sentences' in it.</summary>
    private double Beside(double blended, double sentences)
    {
        if (options.SentenceShare >= 1)
            return blended;
        var own = (blended - options.SentenceShare * sentences) / (1 - options.SentenceShare);
        return BesideBetter * blended + (1 - BesideBetter) * own;
    }

    private static double[] NoneYet(int count)
    {
        var none = new double[count];
        Array.Fill(none, double.NegativeInfinity);
        return none;
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
            if (blended.Logit > _best[at])
                (_best[at], _decided[at]) = (blended.Logit, blended);
            clause[count++] = blended;
        }
        return count == clause.Length ? clause : clause[..count];
    }

    /// <summary>A sentence pair scores as its better half: the sentences as wholes, or the best pair of their clauses.</summary>
    private FoundLink[] Links(ScoredPair[] pairs)
    {
        _links.Clear();
        for (var at = 0; at < pairs.Length; at++)
            if (
                _best[at] > _surelyNone
                && units.Sentences[pairs[at].A].IsNewest
                && units.Sentences[pairs[at].B].IsNewest
                && PairModel.Probability(_best[at]) is var score
                && score >= options.Uncertain
            )
                _links.Add(new FoundLink(pairs[at].B, score, _decided[at]));
        return [.. _links];
    }
}
