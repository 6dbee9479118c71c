namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>What an article of two sentences is said to lack, and what one of four.</summary>
public sealed class ShortArticlesTests
{
    private const string Brief = "A fire on Monday night destroyed the old flour mill by the river.\nThe alarm of the mill rang.";

    [Theory]
    [InlineData(Brief, 0)]
    [InlineData(Brief + "\nHorses from the stable next door were led to a school yard.\nBread was short in the town.", 1)]
    public void A_brief_with_a_sentence_like_the_statement_is_not_said_to_lack_it(string body, int omissions) =>
        Assert.Equal(
            omissions,
            SomeStory
                .Compare([.. SomeStory.ThreeOutlets().Take(2), SomeStory.Article("courier", body, hours: 3)])
                .Findings.Count(finding => finding.Rule == "O1" && finding.Outlets.Contains("courier"))
        );
}
