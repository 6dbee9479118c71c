using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Groups drawn as <c>0,1 | 2</c>; each unit is of a witness of its own unless said.</summary>
public class AverageLinkTests
{
    [Fact]
    public void Units_that_agree_are_one_statement_and_others_stay_alone() =>
        Assert.Equal("0,1 | 2", Drawn([0, 1, 2], (0, 1, 2.0), (1, 2, -1.0)));

    [Fact]
    public void A_chain_of_likenesses_does_not_pull_in_what_the_first_one_contradicts() =>
        Assert.Equal("0,1 | 2", Drawn([0, 1, 2], (0, 1, 2.0), (1, 2, 1.5), (0, 2, -5.0)));

    [Fact]
    public void Two_sentences_of_one_witness_join_only_through_others() =>
        Assert.Equal("0,1,2", Drawn([0, 0, 1], (0, 2, 2.0), (1, 2, 2.0)));

    [Fact]
    public void Pairs_nobody_scored_count_against_a_group() => Assert.Equal("0,1 | 2", Drawn([0, 1, 2], (0, 1, 2.0), (1, 2, 1.9)));

    [Fact]
    public void The_order_of_the_pairs_does_not_matter() =>
        Assert.Equal(
            Drawn([0, 1, 2, 3], (0, 1, 1.0), (2, 3, 1.0), (1, 2, 1.0)),
            Drawn([0, 1, 2, 3], (1, 2, 1.0), (2, 3, 1.0), (0, 1, 1.0))
        );

    [Fact]
    public void What_reviewers_keep_together_or_apart_stays_so_whatever_the_scores_say()
    {
        (int, int, double)[] pairs = [(0, 1, 5.0), (1, 2, 5.0), (0, 2, 5.0), (2, 3, -6.0)];
        Assert.Equal("0,1,2 | 3", Drawn([0, 1, 2, 3], LinkConstraints.None, pairs));
        Assert.Equal("0 | 1,2 | 3", Drawn([0, 1, 2, 3], new LinkConstraints([], [(0, 1), (0, 2)]), pairs));
        Assert.Equal("0 | 1 | 2,3", Drawn([0, 1, 2, 3], new LinkConstraints([(2, 3)], [(0, 1), (0, 2), (1, 2)]), pairs));
    }

    [Fact]
    public void Of_contrary_wishes_apart_wins() =>
        Assert.Equal("0,1 | 2", Drawn([0, 1, 2], new LinkConstraints([(0, 1), (1, 2)], [(0, 2)]), (0, 1, 0.0), (1, 2, 5.0)));

    private static string Drawn(int[] witnesses, params (int A, int B, double Logit)[] pairs) =>
        Drawn(witnesses, LinkConstraints.None, pairs);

    private static string Drawn(int[] witnesses, LinkConstraints constraints, params (int A, int B, double Logit)[] pairs) =>
        string.Join(
            " | ",
            AverageLink
                .Group(
                    [.. witnesses.Select(BareUnit.Of)],
                    [.. pairs.Select(pair => new ScoredPair(pair.A, pair.B, pair.Logit))],
                    0,
                    constraints
                )
                .Select(group => string.Join(',', group))
        );
}
