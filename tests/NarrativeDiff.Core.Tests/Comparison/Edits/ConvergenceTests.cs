using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Edits;

public class ConvergenceTests
{
    private const string Early = "The cause of the blaze at the mill was being looked into.";
    private const string Late = "Police suspect that the owner of the mill started the blaze himself.";

    [Fact]
    public void An_edit_towards_what_another_outlet_had_published_is_reported_with_both()
    {
        var finding = Assert.Single(Of(hours: 1));
        Assert.Equal([("anvil", 1), ("anvil", 2), ("beacon", 1)], finding.Evidence.Select(span => (span.Outlet, span.Version)));
        Assert.Contains("comes closer to the words of beacon", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_outlet_published_afterwards_is_no_convergence() => Assert.Empty(Of(hours: 9));

    private static Finding[] Of(double hours) =>
        [
            .. SomeStory
                .Compare(
                    SomeStory.Article("anvil", Early + "\nHorses were led to a school yard.", version: 1),
                    SomeStory.Article(
                        "anvil",
                        "Police suspect that the owner started the blaze at the mill himself.\nHorses were led to a school yard.",
                        hours: 4,
                        version: 2
                    ),
                    SomeStory.Article("beacon", Late, hours: hours)
                )
                .Findings.Where(finding => finding.Rule == "V5"),
        ];
}
