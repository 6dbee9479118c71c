using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>One text in two outlets, and in two articles of one outlet.</summary>
public sealed class SharedCopyRuleTests
{
    private const string Text =
        "A fire destroyed the old flour mill on the river late on Monday night.\nThe owner of the mill "
        + "denied that the alarm had been switched off for repairs.\nHorses from the stable next door were led "
        + "to a school yard at dawn.";

    [Theory]
    [InlineData("anvil", "beacon", 1)]
    [InlineData("anvil", "anvil", 0)]
    public void Two_outlets_share_copy_and_one_outlet_repeats_itself(string one, string other, int findings)
    {
        ArticleVersion[] articles =
        [
            Article(one, "first", Text),
            Article(other, "second", Text),
            Article("courier", "third", "Divers searched the river below the mill on Tuesday."),
        ];
        Assert.Equal(findings, SomeStory.Compare(articles).Findings.Count(finding => finding.Rule == "R1"));
    }

    private static ArticleVersion Article(string outlet, string id, string body) =>
        SomeStory.Article(outlet, body) is var article
            ? article with
            {
                Key = article.Key with { ArticleId = id },
            }
            : throw new InvalidOperationException();
}
