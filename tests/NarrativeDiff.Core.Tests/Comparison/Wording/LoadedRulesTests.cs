using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>Loaded words, intensifiers and contested labels reported across outlets.</summary>
public sealed class LoadedRulesTests
{
    [Fact]
    public void A_loaded_word_is_reported_with_the_plain_word_in_its_slot()
    {
        var finding = Only(
            "W2",
            SomeStory.Article("anvil", "The town council approved a shameless subsidy for the flour mill on Monday."),
            SomeStory.Article("beacon", "The town council approved a large subsidy for the flour mill on Monday.")
        );
        Assert.Equal("Anvil writes “shameless” where beacon writes “large”.", finding.Summary);
        Assert.Equal(["anvil shameless outlet", "beacon large outlet"], Shown(finding));
    }

    [Fact]
    public void A_plainer_word_on_the_list_is_found_in_another_place_of_the_reading()
    {
        var finding = Only(
            "W2",
            SomeStory.Article("anvil", "The mayor slammed the plan to close the flour mill by the river."),
            SomeStory.Article("beacon", "The plan to close the flour mill by the river was criticised by the mayor.")
        );
        Assert.Equal(["anvil slammed outlet", "beacon criticised outlet"], Shown(finding));
    }

    [Theory]
    [InlineData("The town council approved a “shameless” subsidy for the flour mill on Monday.")]
    [InlineData("The town council approved a subsidy for the flour mill on Monday.")]
    public void A_quoted_word_is_nobodys_loaded_word(string body) =>
        Assert.Empty(
            Of(
                "W2",
                SomeStory.Article("anvil", body),
                SomeStory.Article("beacon", "The town council approved a large subsidy for the flour mill on Monday.")
            )
        );

    [Fact]
    public void A_heightening_word_is_reported_beside_the_reading_without_one()
    {
        var finding = Only(
            "W4",
            SomeStory.Article("anvil", "The alarm in the old flour mill by the river undoubtedly failed on Monday night."),
            SomeStory.Article("beacon", "The alarm in the old flour mill by the river failed on Monday night.")
        );
        Assert.Equal("undoubtedly", finding.Evidence[0].Exact);
    }

    [Fact]
    public void A_contested_word_in_the_outlets_voice_is_reported_where_a_peer_attributes_it()
    {
        var finding = Only(
            "W6",
            SomeStory.Article("anvil", "The sabotage at the flour mill stopped the bread supply on Monday."),
            SomeStory.Article("beacon", "The “sabotage” at the flour mill stopped the bread supply on Monday, the owner said.")
        );
        Assert.Equal(["anvil sabotage outlet", "beacon sabotage quoted"], Shown(finding));
    }

    [Theory]
    [InlineData("The sabotage at the flour mill stopped the bread supply on Monday.")]
    [InlineData("The damage at the flour mill stopped the bread supply on Monday, the owner said.")]
    [InlineData("The “sabotage” at the flour mill stopped the bread supply on Monday.")]
    public void A_contested_word_that_no_peer_attributes_is_not_reported(string peer) =>
        Assert.Empty(
            Of(
                "W6",
                SomeStory.Article("anvil", "The sabotage at the flour mill stopped the bread supply on Monday."),
                SomeStory.Article("beacon", peer)
            )
        );

    [Theory]
    [InlineData(
        "The guild sold nearly all the jewels in the mill to the town council on Monday.",
        "The guild sold nearly all the jewellery in the mill to the town council on Monday."
    )]
    [InlineData(
        "The guild sold a shameless mill by the river to the town council on Monday.",
        "The guild sold a Norwegian mill by the river to the town council on Monday."
    )]
    [InlineData(
        "Critics say that the shameless sale of the mill hurts the town council.",
        "The costly sale of the mill hurts the town council."
    )]
    public void Another_form_a_name_or_a_word_of_critics_is_no_loaded_word_beside_a_plain_one(string loaded, string plain) =>
        Assert.Empty(Of("W2", SomeStory.Article("anvil", loaded), SomeStory.Article("beacon", plain)));

    [Fact]
    public void An_execution_of_code_kills_nobody() =>
        Assert.Empty(
            Of(
                "W6",
                SomeStory.Article("anvil", "The flaw in the mill's old computers allows remote code execution by strangers."),
                SomeStory.Article(
                    "beacon",
                    "The flaw in the mill's old computers allows remote code execution by strangers, the guild said."
                )
            )
        );

    private static IEnumerable<string> Shown(Finding finding) =>
        finding.Evidence.Select(span => $"{span.Outlet} {span.Exact} {span.Voice}");

    private static Finding[] Of(string rule, params ArticleVersion[] versions) =>
        [.. SomeStory.Compare(versions).Findings.Where(finding => finding.Rule == rule)];

    private static Finding Only(string rule, params ArticleVersion[] versions) => Assert.Single(Of(rule, versions));
}
