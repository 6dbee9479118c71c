namespace NarrativeDiff.Core.Differences.Wording;

/// <summary>Figures in the slots of like readings.</summary>
public sealed class SubstitutionRuleTests
{
    [Theory]
    [InlineData("The old flour mill on the river was sold in 2013 to the guild.", "The old flour mill on the river was sold in 2014 to the guild.", "2013 2014")]
    [InlineData("The old flour mill on the river was sold in spring to the guild.", "The old flour mill on the river was sold in autumn to the guild.", "spring autumn")]
    [InlineData("The old flour mill on the river was sold in 2013 to the guild.", "The old flour mill on the river was sold in autumn to the guild.", "")]
    [InlineData("The mill on the river was built in the 1950s by the guild.", "The mill on the river was built in the '50s by the guild.", "")]
    public void Two_figures_differ_and_a_figure_and_a_word_may_not(string left, string right, string told) =>
        Assert.Equal(told, string.Join(' ', SomeStory.Compare(SomeStory.Article("anvil", left), SomeStory.Article("beacon", right))
            .Findings.Where(finding => finding.Kind == "substitution").SelectMany(finding => finding.Evidence.Take(2)).Select(span => span.Exact)));
}
