namespace NarrativeDiff.Core.Text;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("defences", "defenses")]
    [InlineData("labour", "labor")]
    [InlineData("neighbouring", "neighboring")]
    [InlineData("organisation", "organization")]
    [InlineData("realised", "realized")]
    [InlineData("analysed", "analyzed")]
    [InlineData("travelled", "traveled")]
    [InlineData("theatre", "theater")]
    [InlineData("centres", "centers")]
    [InlineData("programme", "program")]
    [InlineData("dialogue", "dialog")]
    public void British_and_American_spelling_meet(string british, string american) =>
        Assert.Equal(Spelling.Fold(american), Spelling.Fold(british));

    [Theory]
    [InlineData("four", "for")]
    [InlineData("hour", "hor")]
    [InlineData("called", "caled")]
    [InlineData("polling", "poling")]
    [InlineData("source", "sorce")]
    [InlineData("prise", "prize")]
    [InlineData("court", "cort")]
    public void Other_words_stay_apart(string one, string other) => Assert.NotEqual(Spelling.Fold(one), Spelling.Fold(other));

    [Theory]
    [InlineData("jewellery", "jewelry")]
    [InlineData("grey", "gray")]
    [InlineData("tyres", "tires")]
    [InlineData("protestors", "protesters")]
    [InlineData("kilometres", "kilometers")]
    public void What_no_rule_reports_stands_in_a_list(string british, string american) =>
        Assert.Equal(Spelling.Fold(american), Spelling.Fold(british));

    [Theory]
    [InlineData("aren't", "are not")]
    [InlineData("can't", "can not")]
    [InlineData("cannot", "can not")]
    [InlineData("cant", "can not")]
    [InlineData("won't", "will not")]
    [InlineData("they've", "they have")]
    [InlineData("it's", "it is")]
    [InlineData("minister's", "minister's")]
    public void A_contraction_is_the_words_it_stands_for(string word, string words) => Assert.Equal(words.Split(' '), Spelling.Plain(word));
}
