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

    [Theory]
    [InlineData("Guild calls mill report ‘worthless’", "Mill report", "Guild calls")]
    [InlineData("Mill report: owner speaks of ‘malice’", "Mill report", "owner speaks of ‘malice’")]
    [InlineData("\"Malice\" destroyed the guild's mill", "Guild's mill", "\"Malice\" destroyed")]
    [InlineData("Mill ‘destroyed’", "Mill", "destroyed")]
    public void A_quotation_mark_has_its_fellow(string headline, string other, string own) =>
        Assert.Equal(own, HeadlineWords.Of(headline).OwnBeside([HeadlineWords.Of(other)]));

    [Theory]
    [InlineData("Owner set mill on fire", "Owner set mill on fire?")]
    [InlineData("Owner set mill on fire", "Owner set “mill” on fire")]
    [InlineData("Owner set mill on fire", "Owner never set mill on fire")]
    [InlineData("Owner did set mill on fire", "Owner didn’t set mill on fire")]
    [InlineData("Fire in 12 mills", "Fire in 13 mills")]
    public void A_mark_a_negation_or_a_number_is_no_other_content(string one, string other) =>
        Assert.Equal(HeadlineWords.Of(one).Content, HeadlineWords.Of(other).Content);

    [Theory]
    [InlineData("Owner set mill on fire", "Guild set mill on fire")]
    [InlineData("Owner set mill on fire", "Owner denies set mill on fire")]
    public void Another_word_is_other_content(string one, string other) =>
        Assert.NotEqual(HeadlineWords.Of(one).Content, HeadlineWords.Of(other).Content);

    [Fact]
    public void A_compound_is_not_cut() =>
        Assert.Equal(
            "back-of-the-envelope estimate",
            HeadlineWords.Of("Mill's back-of-the-envelope estimate").OwnBeside([HeadlineWords.Of("Mill's envelope")])
        );
}
