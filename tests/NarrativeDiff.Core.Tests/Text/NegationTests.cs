namespace NarrativeDiff.Core.Text;

/// <summary>Which words deny.</summary>
public sealed class NegationTests
{
    [Theory]
    [InlineData("The mayor didn't come.", 1)]
    [InlineData("The mayor didn ’ t come, and the council hadn ' t met.", 2)]
    [InlineData("The mayor can ’ t come.", 1)] // "can" alone is a word of its own
    [InlineData("Nobody said that it was not false.", 3)]
    [InlineData("The don who won can isolate the knot.", 0)]
    public void A_contraction_denies_also_where_its_apostrophe_stands_apart(string text, int words)
    {
        Assert.Equal(words, Negation.CountIn(text));
        Assert.Equal(words > 0, Negation.In(text));
    }

    [Theory]
    [InlineData("The mayor was unable to come.", 1)]
    [InlineData("The mayor was not unable to come.", 0)]
    [InlineData("The mayor was not lacking in courage.", 0)]
    public void A_denial_denied_affirms(string text, int words) => Assert.Equal(words, Negation.CountIn(text));
}
