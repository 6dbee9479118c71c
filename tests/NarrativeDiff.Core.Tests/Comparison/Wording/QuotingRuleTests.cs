using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>Words quoted here and taken over there, and words that are quoted there as well though the first mark is lost.</summary>
public sealed class QuotingRuleTests
{
    private const string Quoting = "Police are treating the fire in the old flour mill as “highly suspicious”.";

    [Theory]
    [InlineData("Police are treating the fire in the old flour mill as highly suspicious.")]
    [InlineData("Police, in the harbour's “blue hall”, are treating the fire in the old flour mill as highly suspicious.")]
    public void Words_taken_over_are_reported(string bare) => Assert.Single(Of(bare));

    [Theory]
    [InlineData("Police are treating the fire in the old flour mill as highly suspicious.\"")]
    [InlineData("It's the fire in the old flour mill that police are treating as highly suspicious.”")]
    [InlineData("Police are treating the fire in the old flour mill as highly suspicious,” the mayor's office quoted them as saying.")]
    public void The_end_of_a_quotation_whose_first_mark_is_lost_takes_nothing_over(string ending) => Assert.Empty(Of(ending));

    [Fact]
    public void An_outlet_that_has_the_words_in_marks_elsewhere_takes_nothing_over() =>
        Assert.Empty(
            Of(
                "Police are treating the fire in the old flour mill as highly suspicious. The harbour was empty all "
                    + "day. A “highly suspicious” fire is one that nobody can explain."
            )
        );

    [Fact]
    public void A_name_made_of_the_words_takes_nothing_over() =>
        Assert.Empty(
            SomeStory
                .Compare(
                    SomeStory.Article("anvil", "The guild sold the “beta” mill on the river to the town council on Monday."),
                    SomeStory.Article("beacon", "The guild sold the Beta mill on the river to the town council on Monday.")
                )
                .Findings.Where(finding => finding.Rule == "W5")
        );

    private static Finding[] Of(string other) =>
        [
            .. SomeStory
                .Compare(SomeStory.Article("anvil", Quoting), SomeStory.Article("beacon", other))
                .Findings.Where(finding => finding.Rule == "W5"),
        ];
}
