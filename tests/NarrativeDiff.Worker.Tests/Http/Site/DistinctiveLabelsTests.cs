using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

public sealed class DistinctiveLabelsTests
{
    [Fact]
    public void The_commonest_phrase_comes_first_then_each_that_claims_something_else()
    {
        ReportReferent referent = new(
            "r1",
            "event",
            "fire",
            [
                .. new[] { "fire", "mill fire", "night fire", "alleged arson", "alleged fire", "hoax" }.Select(phrase => new ReportLabel(
                    phrase,
                    []
                )),
            ]
        );
        Assert.Equal(
            ["fire", "alleged arson", "hoax", "mill fire", "night fire", "alleged fire"],
            DistinctiveLabels.Of(referent).Select(label => label.Phrase)
        );
    }
}
