using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Comparison.Labels;

/// <summary>When names of one person, group, policy or thing are reported, and when not.</summary>
public class ReferentNameRuleTests
{
    [Fact]
    public void Names_of_one_group_are_set_beside_each_other_with_outlets_and_voices()
    {
        var finding = Only(
            SomeStory.Article(
                "anvil",
                "The council debated on Monday.\nIllegal immigrants fled from the mill.\nThe mill hired illegal immigrants for years."
            ),
            SomeStory.Article("beacon", "A debate opened the week.\nMany undocumented immigrants fled to the harbour.")
        );
        Assert.Equal(
            "Names for Illegal immigrants: “illegal immigrants” (anvil, own voice 2); “undocumented immigrants” (beacon, own voice 1).",
            finding.Summary
        );
        Assert.Equal(SubjectType.Referent, finding.Subject!.Type);
        Assert.Equal(["Illegal immigrants", "undocumented immigrants"], finding.Evidence.Select(span => span.Exact));
        Assert.Equal(
            ["“illegal immigrants” own voice 2", "“undocumented immigrants” own voice 1"],
            finding.Positions.Select(position => position.Says)
        );
    }

    [Theory]
    [InlineData("The mill employs people who are living in the country illegally.", "Undocumented immigrants fled from the mill.")]
    [InlineData("The mayor rejects tax hikes.", "The mayor rejects higher tax rates.")]
    [InlineData("The mayor rejects tax hikes.", "The mayor rejects raising taxes on the mills.")]
    [InlineData("The council debated the cuts to pensions.", "The council debated the raid on pensions.")]
    [InlineData("Norland leader Anna Holm visited the mill.", "Norland dictator Anna Holm visited the mill.")]
    [InlineData("The memo was read out. Salacious parts were left out of the memo. A memo is a memo.", "The explosive memo was read out.")]
    [InlineData(
        "The attack on the old flour mill hurt two people on Monday night.",
        "The incident at the old flour mill hurt two people on Monday night."
    )]
    public void Names_that_claim_differently_are_reported(string one, string other) =>
        _ = Only(SomeStory.Article("anvil", one), SomeStory.Article("beacon", other));

    [Theory]
    [InlineData("President Anna Holm visited the old flour mill.", "Holm visited the old flour mill.")]
    [InlineData("The lawyer of the owner left.", "The attorney of the owner left.")]
    [InlineData("The visit to the mill took an hour.", "The trip to the mill took an hour.")]
    [InlineData("The angry officials left the mill.", "The officials left the mill. The officials slept. Officials eat.")]
    [InlineData("The owner called the mayor a “dictator”. Mayor Anna Holm left.", "Mayor Anna Holm left.")]
    public void Longer_names_synonyms_nouns_of_many_and_quotations_are_none(string one, string other) =>
        Assert.Empty(Of(SomeStory.Article("anvil", one), SomeStory.Article("beacon", other)));

    [Fact]
    public void An_outlet_without_the_referent_is_silent() =>
        Assert.Equal(
            FindingStance.Silent,
            Only(
                SomeStory.Article("anvil", "Illegal immigrants fled from the mill."),
                SomeStory.Article("beacon", "Undocumented immigrants fled from the mill."),
                SomeStory.Article("courier", "The mill burned down.")
            )
                .Positions[2]
                .Stance
        );

    [Fact]
    public void The_id_stays_when_an_article_grows()
    {
        var anvil = SomeStory.Article("anvil", "Illegal immigrants fled from the mill.");
        Assert.Equal(
            Only(anvil, SomeStory.Article("beacon", "Undocumented immigrants fled from the mill.")).Id,
            Only(anvil, SomeStory.Article("beacon", "Undocumented immigrants fled from the mill.\nThe mayor was away.")).Id
        );
    }

    private static Finding Only(params ArticleVersion[] versions) => Assert.Single(Of(versions));

    private static Finding[] Of(params ArticleVersion[] versions) =>
        [.. SomeStory.Compare(versions).Findings.Where(finding => finding.Rule == "W1")];
}
