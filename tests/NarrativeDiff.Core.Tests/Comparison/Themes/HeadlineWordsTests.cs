namespace NarrativeDiff.Core.Comparison.Themes;

/// <summary>What a headline says that no other does.</summary>
public class HeadlineWordsTests
{
    [Theory]
    [InlineData("Fire destroys old mill", "Owner blamed for mill fire", "destroys old")]
    [InlineData("Owner blamed for mill fire", "Fire destroys old mill", "Owner blamed")]
    [InlineData("Mill fire | Harbour Post", "Mill fire", null)]
    [InlineData("LUNHOLM — Ferry aground in thick fog", "Ferry aground", "thick fog")]
    [InlineData("Ferry aground", "Ferry aground", null)]
    public void The_run_of_words_that_the_other_headline_lacks(string headline, string other, string? own) =>
        Assert.Equal(own, HeadlineWords.Of(headline).OwnBeside([HeadlineWords.Of(other)]));

    [Fact]
    public void A_compound_is_not_cut() =>
        Assert.Equal("back-of-the-envelope estimate", HeadlineWords.Of("Mill's back-of-the-envelope estimate").OwnBeside([HeadlineWords.Of("Mill's envelope")]));
}
