using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Differences.Wording;

/// <summary>Words quoted here and taken over there, and words that are quoted there as well though the first mark is lost.</summary>
public sealed class QuotingRuleTests
{
    private const string Quoting = "Police are treating the fire in the old flour mill as “highly suspicious”.";

    [Theory]
    [InlineData("Police are treating the fire in the old flour mill as highly suspicious.")]
    [InlineData("Police, in the harbour's “blue hall”, are treating the fire in the old flour mill as highly suspicious.")]
    public void Words_taken_over_are_told(string bare) => Assert.Single(Of(bare));

    [Theory]
    [InlineData("Police are treating the fire in the old flour mill as highly suspicious.\"")]
    [InlineData("It's the fire in the old flour mill that police are treating as highly suspicious.”")]
    public void The_end_of_a_quotation_whose_first_mark_is_lost_takes_nothing_over(string ending) => Assert.Empty(Of(ending));

    private static Finding[] Of(string other) => [.. SomeStory.Compare(SomeStory.Article("anvil", Quoting), SomeStory.Article("beacon", other)).Findings.Where(finding => finding.Rule == "W5")];
}
