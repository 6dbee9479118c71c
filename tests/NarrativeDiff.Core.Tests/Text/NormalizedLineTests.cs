using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

public class NormalizedLineTests
{
    [Theory]
    [InlineData("One mill burnt.", "One mill burnt.")]
    [InlineData("One  mill\u00a0burnt.", "One mill burnt.")]
    [InlineData("One \u202f\tmill \u00a0burnt.", "One mill burnt.")]
    public void A_line_reads_the_same_whatever_spaces_it_is_laid_out_with(string line, string even) =>
        Assert.Equal(even, NormalizedLine.Of(line).Text);

    [Fact]
    public void Each_place_leads_back_to_the_line()
    {
        const string Line = "One \u00a0 mill\u202fburnt.";
        var even = NormalizedLine.Of(Line);

        Assert.Equal(
            ["One", "mill", "burnt."],
            new[] { new TextSpan(0, 3), new TextSpan(4, 4), new TextSpan(9, 6) }.Select(word => even.InLine(word).Of(Line))
        );
        Assert.Equal(Line.Length, even.InLine(even.Text.Length));
    }
}
