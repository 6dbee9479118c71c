namespace NarrativeDiff.Core.Text;

/// <summary>House style is no difference: British and American spellings and contractions are compared as one, other words as others.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("jewellery", "jewelry")]
    [InlineData("organised", "organized")]
    [InlineData("neighbourhood", "neighborhood")]
    [InlineData("labour", "labor")]
    [InlineData("cancelled", "canceled")]
    [InlineData("modelling", "modeling")]
    [InlineData("centre", "center")]
    public void Two_spellings_are_one_word(string british, string american) => Assert.Equal(Spelling.Plain(american), Spelling.Plain(british));

    [Theory]
    [InlineData("aren't", "are not")]
    [InlineData("can't", "can not")]
    [InlineData("cannot", "can not")]
    [InlineData("won't", "will not")]
    [InlineData("they've", "they have")]
    [InlineData("it's", "it is")]
    [InlineData("minister's", "minister's")]
    public void A_contraction_is_the_words_it_stands_for(string word, string words) => Assert.Equal(words.Split(' '), Spelling.Plain(word));

    [Theory]
    [InlineData("attack", "raid")]
    [InlineData("wise", "wize")]
    [InlineData("called", "caled")]
    [InlineData("four", "for")]
    public void Other_words_stay_others(string one, string other) => Assert.NotEqual(Spelling.Plain(one), Spelling.Plain(other));
}
