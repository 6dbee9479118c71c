namespace NarrativeDiff.Core.Text;

/// <summary>The dateline is drawn: it ends at <c>|</c>.</summary>
public sealed class DatelineTests
{
    [Theory]
    [InlineData("LISBON, Portugal (AP) — |Rain fell.")]
    [InlineData("LISBON, May 3 (Reuters) - |Rain fell.")]
    [InlineData("May 3 (Reuters) – |Rain fell.")]
    [InlineData("Lisbon (CNN) -- |Rain fell.")]
    [InlineData("(AFP) - |Rain fell.")]
    [InlineData("PORTLAND, Ore. — |Rain fell.")]
    [InlineData("ST. LOUIS, Nov. 8 (UPI) — |Rain fell.")]
    [InlineData("|The firm (AP) — not the state — paid.")]
    [InlineData("|LISBON — Rain fell.")]
    [InlineData("|He was late (by May 3) - again.")]
    public void With_a_source_or_region_it_stands_anywhere(string drawn) => AssertDrawn(drawn, isEarly: false);

    [Theory]
    [InlineData("LISBON — |Rain fell.")]
    [InlineData("NEW DELHI - |Rain fell.")]
    [InlineData("Porto, Portugal – |Rain fell.")]
    [InlineData("|EXCLUSIVE — Rain fell.")]
    [InlineData("|HE'S OUT — Rain fell.")]
    [InlineData("|REPORT: Rain fell.")]
    [InlineData("|LISBON — that old port — is full.")]
    [InlineData("|FLOODS HIT THE COAST AGAIN — Rain fell.")]
    public void A_bare_place_counts_only_in_the_first_lines(string drawn) => AssertDrawn(drawn, isEarly: true);

    [Fact]
    public void A_line_may_hold_nothing_but_a_dateline() =>
        Assert.Equal("LISBON (AP) —".Length, Dateline.Length("LISBON (AP) —", isEarly: true));

    private static void AssertDrawn(string drawn, bool isEarly)
    {
        var line = drawn.Replace("|", "", StringComparison.Ordinal);
        Assert.Equal(drawn, line.Insert(Dateline.Length(line, isEarly), "|"));
    }
}
