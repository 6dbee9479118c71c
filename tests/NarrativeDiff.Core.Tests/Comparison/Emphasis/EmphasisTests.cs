using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Emphasis;

public class EmphasisTests
{
    private static readonly string[] Lines =
    [
        "A fire destroyed the old flour mill on the river.",
        "Twelve engines pumped water from the harbour basin.",
        "The owner denied that the alarm had been switched off.",
        "Neighbours led forty horses out of the burning stable.",
        "The mayor promised money for a new bakery school.",
        "Insurers valued the brick building at nine million.",
        "Divers recovered a rusted safe beneath the wheel house.",
        "An architect drew the tower in the reign of a king.",
        "Pupils collected blankets for families in the hostel.",
    ];

    [Fact]
    public void What_one_has_in_its_headline_and_others_far_down_is_placed_higher()
    {
        var finding = Assert.Single(
            Of(
                "E1",
                Told("anvil", Lines, "Divers recovered a rusted safe beneath the wheel house"),
                Told("beacon", Lines),
                Told("courier", Lines)
            )
        );
        Assert.Equal("placed higher", finding.Kind);
        Assert.Equal(["anvil"], finding.Outlets);
        Assert.Contains("in the headline, the other outlets in the third quarter.", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void What_all_have_in_the_same_place_is_none() =>
        Assert.Empty(Of("E1", Told("anvil", Lines), Told("beacon", Lines), Told("courier", Lines)));

    [Fact]
    public void A_statement_with_far_more_of_the_words_than_elsewhere_is_reported_with_both_shares()
    {
        const string Again =
            "The owner of it denied that the alarm there had been switched off, and once more denied that the alarm had been switched off.";
        var finding = Assert.Single(Of("E3", Told("anvil", [.. Lines, Again]), Told("beacon", Lines), Told("courier", Lines)));
        Assert.Equal(["anvil"], finding.Outlets);
        Assert.True(finding.Score >= finding.Threshold);
    }

    [Fact]
    public void An_article_that_reports_the_statements_in_reverse_is_reported_with_its_tau()
    {
        var finding = Assert.Single(
            Of("E4", Told("anvil", [.. Lines.Reverse()]), Told("beacon", Lines), Told("courier", Lines)),
            f => f.Outlets is ["anvil"]
        );
        Assert.Equal(-1, finding.Score);
        Assert.Contains("reports 9 shared statements in another order", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void One_statement_that_moved_is_no_inversion() =>
        Assert.Empty(Of("E4", Told("anvil", [.. Lines[1..], Lines[0]]), Told("beacon", Lines), Told("courier", Lines)));

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, 1)]
    [InlineData(new double[] { 4, 3, 2, 1 }, -1)]
    [InlineData(new double[] { 2, 1, 4, 3 }, 1.0 / 3)]
    [InlineData(new double[] { 5, 5, 5, 5 }, 0)]
    public void Tau_counts_pairs_in_order_against_pairs_out_of_it(double[] ranks, double tau) =>
        Assert.Equal(tau, KendallTau.Of([.. ranks.Select((rank, i) => ((double)i, rank))]), 6);

    private static ArticleVersion Told(string outlet, string[] lines, string headline = "(no headline)") =>
        SomeStory.Article(outlet, string.Join('\n', lines.Select(line => InOtherOrder(line, outlet.Length))), headline);

    /// <summary>The same words for every outlet, but no five in a row: nothing is a shared copy.</summary>
    private static string InOtherOrder(string line, int step)
    {
        var words = line.TrimEnd('.').Split(' ');
        return string.Join(
                ' ',
                words.Select((word, i) => (word, i)).OrderBy(pair => pair.i % (step - 3)).ThenBy(pair => pair.i).Select(pair => pair.word)
            ) + ".";
    }

    private static Finding[] Of(string rule, params ArticleVersion[] versions) =>
        [.. SomeStory.Compare(versions).Findings.Where(finding => finding.Rule == rule)];
}
