using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Labels;

/// <summary>When different visibility is reported, and when not.</summary>
public class VisibilityRuleTests
{
    /// <summary>“Seba” is Sebastian Holm, but no mention that is counted as his.</summary>
    [Fact]
    public void No_share_is_reported_where_a_place_with_a_word_of_the_name_was_not_counted() =>
        Assert.DoesNotContain(
            Of(
                "O7",
                SomeStory.Article("anvil", Lines("Mr. Sebastian Holm met Ms. Berg at the mill.", 10)),
                SomeStory.Article(
                    "beacon",
                    Lines("Mr. Falk met Ms. Berg at the mill.", 10) + "\nMr. Sebastian Holm was away.\nOn Monday Seba was at home."
                )
            ),
            finding => finding.Summary.Contains("Holm", StringComparison.Ordinal)
        );

    [Fact]
    public void An_actor_far_more_visible_in_one_outlet_is_reported_with_the_counts()
    {
        var finding = Of(
                "O7",
                SomeStory.Article("anvil", Lines("Mr. Holm met Ms. Berg at the mill.", 10)),
                SomeStory.Article("beacon", Lines("Mr. Falk met Ms. Berg at the mill.", 10) + "\nMr. Holm was away.")
            )
            .Single(f => f.Summary.Contains("Holm", StringComparison.Ordinal));
        Assert.StartsWith("“Mr. Holm” has 10 of 20 mentions of persons", finding.Summary, StringComparison.Ordinal);
        Assert.True(finding.Score >= finding.Threshold);
    }

    /// <summary>The child is named by her first name alone from the second sentence on.</summary>
    [Theory]
    [InlineData("Mira Holm, 9, was at the mill.")]
    [InlineData("Mira Holm (9) was at the mill.")]
    [InlineData("The 9-year-old Mira Holm was at the mill.")]
    [InlineData("His daughter Mira Holm was at the mill.")]
    [InlineData("The miller's daughter, Mira Holm, was at the mill.")]
    [InlineData("Mira Holm's mother was at the mill.")]
    [InlineData("Mira Holm was at the mill and so was Mira's older brother.")]
    public void A_person_named_by_the_first_name_alone_is_counted(string introduced)
    {
        var findings = Of(
            "O7",
            SomeStory.Article("anvil", $"{introduced}\n{Lines("On Monday Mira met Ms. Berg at the mill.", 10)}"),
            SomeStory.Article("beacon", $"{introduced}\n{Lines("On Monday Ms. Holm met Ms. Berg at the mill.", 10)}")
        );
        Assert.Empty(findings);
    }

    [Fact]
    public void The_first_word_of_a_place_or_body_stays_a_name_of_its_own()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", "The Brook Weekly wrote of the fire in Brook Valley.\nOn Monday Brook met the mayor at the mill."),
            SomeStory.Article("beacon", "The Brook Weekly wrote of a fire in Brook Valley.\nOn Monday Brook met the owner at the mill.")
        );
        Assert.Contains(report.Referents, referent => referent.Name == "Brook");
    }

    [Fact]
    public void Fewer_than_three_mentions_make_no_rate() =>
        Assert.Empty(
            Of(
                "O7",
                SomeStory.Article("anvil", "Mr. Holm met Ms. Berg at the mill.\nMr. Holm left."),
                SomeStory.Article("beacon", "Ms. Berg was at the mill.\nMr. Holm was away.")
            )
        );

    private static string Lines(string sentence, int times) =>
        string.Join(
            '\n',
            Enumerable.Range(1, times).Select(i => sentence.Replace("mill", $"{(char)('a' + i)}mill", StringComparison.Ordinal))
        );

    private static Finding[] Of(string rule, params Model.ArticleVersion[] versions) =>
        [.. SomeStory.Compare(versions).Findings.Where(finding => finding.Rule == rule)];
}
