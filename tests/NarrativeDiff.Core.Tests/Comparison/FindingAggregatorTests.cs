using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

public class FindingAggregatorTests
{
    [Fact]
    public void Clauses_of_one_sentence_that_an_outlet_lacks_are_one_omission()
    {
        const string Both =
            "The owner of the mill denied that the alarm had been switched off, and the insurers demanded a "
            + "second survey of the boiler house.";
        var omission = Assert.Single(
            SomeStory
                .Compare(
                    SomeStory.Article("anvil", Both),
                    SomeStory.Article(
                        "beacon",
                        "That the alarm had been switched off was denied by the mill's owner, and a second survey of its "
                            + "boiler house is what insurers demanded."
                    ),
                    SomeStory.Article("courier", "Horses were led from a stable to a school yard at dawn.", hours: 3)
                )
                .Findings,
            finding => finding.Rule == "O1"
        );
        Assert.DoesNotContain("cases", omission.Summary, StringComparison.Ordinal);
        Assert.Equal(4, omission.Evidence.Count(span => span.Role == "carrier"));
    }
}
