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

    /// <summary>Ten questions, 20 answers: 0 fourteen times, 1 six; 4 differ: .4; expected 1 − (14·13 + 6·5)/(20·19) = .4421; alpha .095.</summary>
    [Fact]
    public void Two_reviewers_who_agree_little_more_than_by_chance() => Assert.Equal("0.095", Alpha("0100000010", "1110010000"));

    [Fact]
    public void An_answer_nobody_else_gave_counts_for_nothing() =>
        Assert.Equal(Agreement.Of([["a", "a"], ["b", "b"], ["a", "b"]], []).Alpha, Agreement.Of([["a", "a"], ["b", "b"], ["a", "b"], ["b"]], []).Alpha);

    [Fact]
    public void Perfect_agreement_is_one_and_one_value_alone_has_no_alpha()
    {
        Assert.Equal(1, Agreement.Of([["a", "a"], ["b", "b"]], []).Alpha);
        Assert.Null(Agreement.Of([["a", "a"], ["a", "a"]], []).Alpha);
        Assert.Null(Agreement.Of([], []).Alpha);
    }

    [Fact]
    public void Of_two_words_by_one_reviewer_on_one_target_the_newest_counts()
    {
        var agreement = Agreement.Of([Said(1, "Ann", "x", Verdict.Reject), Said(2, "Ben", "x", Verdict.Accept), Said(3, "Ann", "x", Verdict.Accept), Said(4, "Ann", "y", Verdict.Reject), Said(5, "Ben", "y", Verdict.Reject)]);

        Assert.Equal((1d, 2, 4), (agreement.Alpha!.Value, agreement.Units, agreement.Values));
        Assert.Equal(["Ann", "Ben"], agreement.Reviewers);
    }

    private static Judgement Said(long number, string reviewer, string target, Verdict verdict) => new() { Number = number, Reviewer = reviewer, Target = target, Verdict = verdict };

    private static string Alpha(string first, string second) =>
        Agreement.Of(first.Zip(second, (a, b) => (IReadOnlyList<string>)[$"{a}", $"{b}"]), []).Alpha!.Value.ToString("0.000", CultureInfo.InvariantCulture);
}
