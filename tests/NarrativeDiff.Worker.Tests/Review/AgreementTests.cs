using System.Globalization;

namespace NarrativeDiff.Worker.Review;

/// <summary>Agreement against calculations by hand.</summary>
public class AgreementTests
{
    /// <summary>
    /// 12 questions, 24 answers: a 4, b 6, c 6, d 6, e 2; 3 of 12 differ, so observed 3/12 = .25;
    /// expected 1 − (4·3 + 6·5 + 6·5 + 6·5 + 2·1) / (24·23) = 1 − 104/552 = .8116; alpha 1 − .25/.8116 = .692.
    /// </summary>
    [Fact]
    public void Two_reviewers_as_calculated_by_hand() => Assert.Equal("0.692", Alpha("aabbdcccedda", "babbbcccedd" + "d"));

    /// <summary>Ten questions, 20 answers: 0 fourteen times, 1 six; 4 differ: .4; expected 1 − (14·13 + 6·5)/(20·19) = .4421; alpha
    /// .095.</summary>
    [Fact]
    public void Two_reviewers_who_agree_little_more_than_by_chance() => Assert.Equal("0.095", Alpha("0100000010", "1110010000"));

    [Fact]
    public void An_answer_nobody_else_gave_counts_for_nothing() =>
        Assert.Equal(
            Agreement
                .Of(
                    [
                        ["a", "a"],
                        ["b", "b"],
                        ["a", "b"],
                    ],
                    []
                )
                .Alpha,
            Agreement
                .Of(
                    [
                        ["a", "a"],
                        ["b", "b"],
                        ["a", "b"],
                        ["b"],
                    ],
                    []
                )
                .Alpha
        );

    [Fact]
    public void Perfect_agreement_is_one_and_one_value_alone_has_no_alpha()
    {
        Assert.Equal(
            1,
            Agreement
                .Of(
                    [
                        ["a", "a"],
                        ["b", "b"],
                    ],
                    []
                )
                .Alpha
        );
        Assert.Null(
            Agreement
                .Of(
                    [
                        ["a", "a"],
                        ["a", "a"],
                    ],
                    []
                )
                .Alpha
        );
        Assert.Null(Agreement.Of([], []).Alpha);
    }

    [Fact]
    public void Of_two_words_by_one_reviewer_on_one_target_the_newest_counts()
    {
        var agreement = Agreement.Of([
            Said(1, "Ann", "link:x", Verdict.Reject),
            Said(2, "Ben", "link:x", Verdict.Accept),
            Said(3, "Ann", "link:x", Verdict.Accept),
            Said(4, "Ann", "link:y", Verdict.Reject),
            Said(5, "Ben", "link:y", Verdict.Reject),
        ]);

        Assert.Equal((1d, 2, 4), (agreement.Alpha!.Value, agreement.Units, agreement.Values));
        Assert.Equal(["Ann", "Ben"], agreement.Reviewers);
    }

    /// <summary>
    /// Three questions aa, ab, bb. Of the 27 draws with i, j, k of each: observed j/3, expected n_a n_b / 15, so alpha 1 − 5j / (n_a n_b).
    /// Two draws (aaa, bbb) have one value and no alpha;
    /// the others: −.667 once, −.25 six times, 0 six times, .444 six times, 1 six times. Of 25 the middle 95 % go from the first to the
    /// last.
    /// </summary>
    [Fact]
    public void The_interval_of_three_questions_is_the_one_calculated_by_hand()
    {
        var agreement = Agreement.Of(
            [
                ["a", "a"],
                ["a", "b"],
                ["b", "b"],
            ],
            []
        );

        Assert.Equal((0.444, -0.667, 1), (Math.Round(agreement.Alpha!.Value, 3), Math.Round(agreement.Low!.Value, 3), agreement.High));
        Assert.Equal(
            "Krippendorff’s alpha is 0.44 over 3 questions that two or more answered (1 is full agreement, 0 is "
                + "chance); if other questions of this kind had been asked, it would in 95 of 100 cases lie between "
                + "-0.67 and 1.00.",
            agreement.Explanation
        );
    }

    /// <summary>
    /// Ranks 00, 11, 22, 01: totals 3, 3, 2. Distances ((3+3)/2)² = 9, ((3+2)/2)² = 6.25, (3+3+2 − (3+2)/2)² = 30.25. Observed 9; expected
    /// (3·3·9 + 3·2·6.25 + 3·2·30.25) / 7 = 300/7; alpha 1 − 9·7/300 = .79.
    /// Nominal the same answers give 1 − 1·7/(3·3 + 3·2 + 3·2) = .667.
    /// </summary>
    [Fact]
    public void Ranks_that_are_neighbours_disagree_less_than_ends()
    {
        int[][] units =
        [
            [0, 0],
            [1, 1],
            [2, 2],
            [0, 1],
        ];

        Assert.Equal(0.79, KrippendorffAlpha.Of(units, AgreementScale.Ordinal)!.Value, 3);
        Assert.Equal(0.667, KrippendorffAlpha.Of(units, AgreementScale.Nominal)!.Value, 3);
        Assert.True(
            KrippendorffAlpha.Of(
                [
                    [0, 0],
                    [1, 1],
                    [2, 2],
                    [0, 2],
                ],
                AgreementScale.Ordinal
            ) < 0.5
        );
    }

    [Fact]
    public void Many_questions_have_the_same_narrow_interval_each_time()
    {
        int[][] units = [.. Enumerable.Range(0, 400).Select(at => at % 10 == 0 ? new[] { 0, 1 } : [at % 2, at % 2])];
        var (low, high) = KrippendorffAlpha.Interval(units, AgreementScale.Nominal)!.Value;

        Assert.Equal((low, high), KrippendorffAlpha.Interval(units, AgreementScale.Nominal));
        Assert.InRange(KrippendorffAlpha.Of(units, AgreementScale.Nominal)!.Value, low, high);
        Assert.InRange(high - low, 0.05, 0.2);
    }

    [Fact]
    public void Verdicts_are_told_by_rule_and_ratings_by_their_scale()
    {
        var words = new Core.Reports.FindingWords("W1", "k", [], []);
        Judgement Rated(string reviewer, string target, int rating) => Said(1, reviewer, target, Verdict.Rate) with { Rating = rating };
        var agreement = Agreement.Of([
            Said(1, "Ann", "finding:x", Verdict.Reject) with
            {
                Finding = "x",
                Words = words,
            },
            Said(2, "Ben", "finding:x", Verdict.Accept) with
            {
                Finding = "x",
                Words = words,
            },
            Said(3, "Ann", "link:y", Verdict.Reject),
            Said(4, "Ben", "link:y", Verdict.Reject),
            Rated("Ann", "importance:x", 1),
            Rated("Ben", "importance:x", 3),
            Rated("Ann", "cell:z", 2),
        ]);

        Assert.Equal([("W1", 1, 2), ("links", 1, 2)], agreement.ByRule.Select(rule => (rule.Name, rule.Units, rule.Values)));
        Assert.Equal(
            [("cell", AgreementScale.Ordinal, 0), ("importance", AgreementScale.Ordinal, 1)],
            agreement.Ratings.Select(scale => (scale.Name, scale.Scale, scale.Units))
        );
        Assert.Equal((2, 4), (agreement.Units, agreement.Values));
    }

    private static Judgement Said(long number, string reviewer, string target, Verdict verdict) =>
        new()
        {
            Number = number,
            Reviewer = reviewer,
            Target = target,
            Verdict = verdict,
        };

    private static string Alpha(string first, string second) =>
        Agreement
            .Of(first.Zip(second, (a, b) => (IReadOnlyList<string>)[$"{a}", $"{b}"]), [])
            .Alpha!.Value.ToString("0.000", CultureInfo.InvariantCulture);
}
