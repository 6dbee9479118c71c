using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Comparison.OwnWords;

/// <summary>How outlets' own judging words are set beside each other.</summary>
public class OwnWordRuleTests
{
    private static readonly Model.ArticleVersion[] Story =
    [
        SomeStory.Article(
            "anvil",
            "Mayor Anna Holm railed against the owners of the mill on Monday.\nHolm sneered at the reckless "
                + "plan.\nThe owners said that the speech was a circus."
        ),
        SomeStory.Article("beacon", "Mayor Anna Holm spoke about the mill on Monday.\nThe owners said that the speech was a circus."),
    ];

    [Fact]
    public void One_finding_reports_every_outlets_words_and_who_has_none()
    {
        var finding = Find("judging words in the outlets' own voices");
        Assert.Equal(
            "In its own voice anvil has 3 judging words, such as “railed”, “sneered” and “reckless”; beacon has none.",
            finding.Summary
        );
        Assert.Equal([FindingStance.States, FindingStance.Silent], finding.Positions.Select(position => position.Stance));
        Assert.StartsWith("3 in its own voice", finding.Positions[0].Says, StringComparison.Ordinal);
        Assert.EndsWith("1 in reported speech, 0 in quotations", finding.Positions[0].Says, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_words_about_one_person_are_reported_of_that_person() =>
        Assert.Equal("On Mayor Anna Holm, own words: anvil “railed” and “sneered”; beacon none.", Find("Mayor Anna Holm").Summary);

    [Fact]
    public void A_story_without_judging_words_has_no_such_finding() =>
        Assert.DoesNotContain(SomeStory.Compare(SomeStory.ThreeOutlets()).Findings, finding => finding.Rule == "W7");

    [Fact]
    public void Evidence_shows_the_clause_round_the_word() =>
        Assert.All(Find("Mayor Anna Holm").Evidence, span => Assert.Contains("Holm", span.Exact, StringComparison.Ordinal));

    private static Finding Find(string subject) =>
        Assert.Single(SomeStory.Compare(Story).Findings, finding => finding.Rule == "W7" && finding.Subject?.Label == subject);
}
