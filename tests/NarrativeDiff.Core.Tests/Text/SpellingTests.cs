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
    public void British_and_American_spelling_meet(string british, string american) => Assert.Equal(Spelling.Fold(american), Spelling.Fold(british));

    [Theory]
    [InlineData("four", "for")]
    [InlineData("hour", "hor")]
    [InlineData("called", "caled")]
    [InlineData("polling", "poling")]
    [InlineData("source", "sorce")]
    [InlineData("prise", "prize")]
    [InlineData("court", "cort")]
    public void Other_words_stay_apart(string one, string other) => Assert.NotEqual(Spelling.Fold(one), Spelling.Fold(other));
}
