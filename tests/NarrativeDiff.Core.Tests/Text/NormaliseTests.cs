using CsCheck;

namespace NarrativeDiff.Core.Text;

public sealed class NormaliseTests
{
    [Theory]
    [InlineData("He said \"no\".", "He said \"no\".")]
    [InlineData(" He said  “no” – twice… ", "He said \"no\" - twice...")]
    [InlineData("a 10-12 draw--again", "a 10-12 draw - again")]
    public void Marks_and_spaces_are_set_one_way(string text, string expected) => Assert.Equal(expected, Normalise.ForMatching(text));

    /// <summary>A text without special marks is passed through; the invisible mark at the end takes it the long way.</summary>
    [Fact]
    public void A_plain_text_comes_out_as_it_does_the_long_way() =>
        Gen.String["ab1 -'\"`.,$?\t"].Sample(text => Assert.Equal(Normalise.ForMatching(text + " \u00ad"), Normalise.ForMatching(text)));
}
