using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>Do two paragraphs give the same answer? Scores whole paragraphs of one question against each other (NAnCo), out of the pairs of
/// their clauses.</summary>
/// <remarks>
/// All answers say the event that the question is about, so a clause counts by how much it is the paragraph's own: by the share of the
/// other paragraphs that do not have it.
/// What is left is reported as a rank among the question's pairs, for questions differ in how alike all their answers are.
/// </remarks>
internal static class ParagraphPairs
{
    // the logit of a pair of clauses that was too unlike to be kept
    private const double NotKept = -6;

    // keeps the logarithm finite where all paragraphs have both clauses
    private const double Least = 1e-3;

    public static IEnumerable<Judgement> Judge(LearningStory story, ScoredStory scored)
    {
        var docs = scored
            .Units.Segments.Select((unit, place) => (story.PlaceOf(unit).Doc, place))
            .GroupBy(unit => unit.Doc, unit => unit.place)
            .OrderBy(doc => doc.Key, StringComparer.Ordinal)
            .Select(doc => (Name: doc.Key, Clauses: doc.ToArray()))
            .ToArray();
        var logits = scored.Segments.ToDictionary(pair => (pair.A, pair.B), pair => pair.Logit);
        double Logit(int a, int b) => logits.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b)), NotKept);
        var own = docs.SelectMany(doc =>
                doc.Clauses.Select(clause =>
                    (
                        clause,
                        Share: 1
                            - docs.Where(other => other.Name != doc.Name)
                                .Average(other => PairModel.Probability(other.Clauses.Max(there => Logit(clause, there))))
                    )
                )
            )
            .ToDictionary(clause => clause.clause, clause => clause.Share);
        var pairs = docs.SelectMany(
                (a, i) =>
                    docs.Skip(i + 1)
                        .Select(b =>
                            (
                                Same: story.Gold.LabelOf((a.Name, 0), (b.Name, 0)) is not null,
                                Score: a.Clauses.Max(x => b.Clauses.Max(y => Logit(x, y) + Math.Log(own[x] * own[y] + Least)))
                            )
                        )
            )
            .ToArray();
        return pairs.Select(pair => new Judgement(story.Topic, Rank(pair.Score, pairs.Select(other => other.Score)), pair.Same));
    }

    /// <summary>Share of the scores that are lower, equal ones counted half.</summary>
    private static double Rank(double score, IEnumerable<double> all) =>
        all.Average(other =>
            other < score ? 1
            : other == score ? 0.5
            : 0
        );
}
