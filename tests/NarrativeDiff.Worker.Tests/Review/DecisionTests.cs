using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Review;

/// <summary>When the words of several reviewers amount to a verdict.</summary>
public class DecisionTests
{
    [Theory]
    // Ann, Ben and Col in this order: r rejects, a accepts, w takes back, - says nothing.
    [InlineData(VerdictRule.Agreement, "r--", "Pending")]
    [InlineData(VerdictRule.Agreement, "ra-", "Disputed")]
    [InlineData(VerdictRule.Agreement, "rar", "Reject")]
    [InlineData(VerdictRule.Agreement, "raa", "Accept")]
    [InlineData(VerdictRule.Agreement, "rr-", "Reject")]
    [InlineData(VerdictRule.Majority, "r--", "Reject")]
    [InlineData(VerdictRule.Majority, "ra-", "Disputed")]
    [InlineData(VerdictRule.Majority, "raa", "Accept")]
    [InlineData(VerdictRule.Newest, "ra-", "Accept")]
    [InlineData(VerdictRule.Newest, "arw", "")]
    public void Of_a_finding(VerdictRule rule, string said, string expected) =>
        Assert.Equal(expected, Decided(rule, said, "finding:x", "x"));

    [Theory]
    [InlineData("r--", "Reject")]
    [InlineData("ra-", "Disputed")]
    public void A_link_takes_nothing_from_anybody_so_one_word_on_it_holds(string said, string expected) =>
        Assert.Equal(expected, Decided(VerdictRule.Agreement, said, "link:x", null));

    [Fact]
    public void Taking_back_takes_back_only_what_the_same_reviewer_said()
    {
        Judgement[] judgements = [Said(1, "Ann", Verdict.Reject), Said(2, "Ben", Verdict.Reject), Said(3, "Ben", Verdict.Withdraw)];

        Assert.Equal(
            ("Ann", DecisionState.Pending),
            Assert.Single(Decision.Of(judgements, VerdictRule.Agreement)) is var one ? (one.Newest.Reviewer, one.State) : default
        );
    }

    [Fact]
    public void What_others_said_is_seen_only_on_questions_that_were_answered()
    {
        Judgement[] judgements =
        [
            Said(1, "Ann", Verdict.Reject),
            Said(2, "Ben", Verdict.Accept),
            Said(3, "Ben", Verdict.Accept) with
            {
                Target = "finding:y",
                Finding = "y",
            },
        ];

        Assert.Equal([1L, 2], VisibleJudgements.For(judgements, "Ann").Select(judgement => judgement.Number));
        Assert.Empty(VisibleJudgements.For(judgements, "Col"));
        Assert.Empty(VisibleJudgements.For(judgements, null));
    }

    [Fact]
    public void Judged_and_missed_differences_give_precision_and_recall_and_marks_that_share_words_count_once()
    {
        MissedDifference Missed(string kind, int start, int importance) =>
            new(kind, importance, [new("harbour-post", "a1", 1, "body", start, 10, "…")]);
        Judgement Marked(long number, string reviewer, MissedDifference missed) =>
            Said(number, reviewer, Verdict.Missed) with
            {
                Target = $"missed:{number}",
                Finding = null,
                Missed = missed,
            };
        var figures = ReviewFigures.Of(
            new[]
            {
                Said(1, "Ann", Verdict.Accept),
                Said(2, "Ann", Verdict.Reject) with
                {
                    Target = "finding:y",
                    Finding = "y",
                },
                Said(3, "Ann", Verdict.Accept) with
                {
                    Target = "finding:z",
                    Finding = "z",
                },
                Marked(4, "Ann", Missed("label", 0, 2)),
                Marked(5, "Ben", Missed("label", 5, 3)),
                Marked(6, "Ben", Missed("source", 5, 1)),
            }.Select(judgement => ("mill", judgement))
        );

        Assert.Equal((2, 1, 0, 2), (figures.Kept, figures.Rejected, figures.Undecided, figures.Missed));
        Assert.Equal((2d / 3, 0.5), (figures.Precision, figures.Recall));
        Assert.Equal([new("label", 0, 0, 1), new("source", 1, 0, 0)], figures.ByMissedKind);
    }

    private static string Decided(VerdictRule rule, string said, string target, string? finding) =>
        Decision
            .Of(
                said.Index()
                    .Where(one => one.Item != '-')
                    .Select(one =>
                        Said(
                            one.Index + 1,
                            new[] { "Ann", "Ben", "Col" }[one.Index],
                            one.Item switch
                            {
                                'r' => Verdict.Reject,
                                'a' => Verdict.Accept,
                                _ => Verdict.Withdraw,
                            }
                        ) with
                        {
                            Target = target,
                            Finding = finding,
                        }
                    ),
                rule
            )
            .Select(decision => decision.State == DecisionState.Holds ? decision.Newest.Verdict.ToString() : decision.State.ToString())
            .SingleOrDefault()
        ?? "";

    private static Judgement Said(long number, string reviewer, Verdict verdict) =>
        new()
        {
            Number = number,
            Reviewer = reviewer,
            Target = "finding:x",
            Finding = "x",
            Verdict = verdict,
            Words = new FindingWords("W1", "k", [], [$"{number}"]),
        };
}
