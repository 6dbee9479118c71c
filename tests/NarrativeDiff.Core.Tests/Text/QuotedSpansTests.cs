using CsCheck;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>Quotations are drawn in square brackets.</summary>
public sealed class QuotedSpansTests
{
    [Theory]
    [InlineData("""She called it ["absurd"].""")]
    [InlineData("She called it [“absurd”], then [“cruel”].")]
    [InlineData("The council’s [‘secret’] plan")]
    [InlineData("The council's plan was the workers' hope.")]
    [InlineData("He said [‘the workers’ hopes are gone’] today.")]
    [InlineData("Minister ['ordered'] raid, says inquiry")]
    [InlineData("Rock 'n' roll in the '90s")]
    [InlineData("[“He told me ‘go’ and I went,”] she said.")]
    [InlineData("[“He told me ‘she said “go” and left’ and I went,”] she said.")]
    [InlineData("[“We begin here.]\n[“We go on.]\n[“And we end here.”]\nHe left.")]
    [InlineData("[“We begin here.]\n[“And we end here,”] he said.")]
    [InlineData("She said [“we never knew.]\nThe next day it rained.")]
    [InlineData("He is 6'2\" tall and 5' wide.")]
    [InlineData("(a [\"so-called\"] truce)")]
    [InlineData("said—[“never”]—twice")]
    public void Finds_what_stands_in_quotation_marks(string drawn)
    {
        var text = drawn.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var found = text;
        foreach (var span in QuotedSpans.Find(text).Reverse())
            found = found.Insert(span.End, "]").Insert(span.Start, "[");
        Assert.Equal(drawn, found);
    }

    [Fact]
    public void Spans_are_in_order_and_disjoint() =>
        Some.Text.Sample(text =>
        {
            var last = 0;
            foreach (var span in QuotedSpans.Find(text))
            {
                Assert.True(span.Start >= last && span.Length > 0 && span.End <= text.Length);
                last = span.End;
            }
        });
}
