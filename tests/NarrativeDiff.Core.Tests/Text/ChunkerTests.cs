using CsCheck;

namespace NarrativeDiff.Core.Text;

/// <summary>The chunker loses nothing and keeps apart what a word diff must see.</summary>
public sealed class ChunkerTests
{
    [Theory]
    [InlineData("The \"deal\" failed.", "The| |\"|deal|\"| |failed|.")]
    [InlineData("a U.S.-led raid—twice", "a| |U.S.-led| |raid|—|twice")]
    [InlineData("in the U.S. on May 3", "in| |the| |U.S.| |on| |May| |3")]
    [InlineData("3,000 people, 4.5 percent at 10:30.", "3,000| |people|,| |4.5| |percent| |at| |10:30|.")]
    [InlineData("the mayor’s aide ‘knew’", "the| |mayor’s| |aide| |‘|knew|’")]
    [InlineData("10\u00a0km -- or so...", "10|\u00a0|km| |--| |or| |so|...")]
    [InlineData("the 12th of 1990s' end", "the| |12th| |of| |1990s|'| |end")]
    [InlineData("$3m or 40%", "$|3m| |or| |40|%")]
    public void Cuts_words_numbers_and_marks(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Chunker.Chunk(text).Select(chunk => chunk.Span.Of(text))));

    [Fact]
    public void Chunks_put_together_are_the_text()
    {
        Some.Text.Sample(text =>
        {
            var at = 0;
            foreach (var chunk in Chunker.Chunk(text))
            {
                Assert.Equal(at, chunk.Span.Start);
                Assert.True(chunk.Span.Length > 0);
                at = chunk.Span.End;
            }
            Assert.Equal(text.Length, at);
        });
    }
}
