using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Agency;

/// <summary>A event reported in the passive, and a passive whose doer is named close by.</summary>
public sealed class AgencyRuleTests
{
    private const string Passive = "Late on Monday two men were shot on the old bridge of the town.";

    [Theory]
    [InlineData(Passive)]
    [InlineData(Passive, "Night on the old bridge")]
    [InlineData("The guardian of the toll house saw it.\n" + Passive)]
    [InlineData(Passive + "\nHorses were led to a school yard.\nGuards came from the harbour.")]
    public void A_doer_who_is_named_nowhere_near_is_missing(string body, string headline = "(no headline)") =>
        Assert.Equal(1, Findings(body, headline));

    [Theory]
    [InlineData(Passive, "Guards on the old bridge")]
    [InlineData("The guards had been called at nine.\n" + Passive)]
    [InlineData(Passive + "\nNone of the guards was hurt.")]
    public void A_doer_named_in_a_neighbouring_sentence_or_the_headline_is_named(string body, string headline = "(no headline)") =>
        Assert.Equal(0, Findings(body, headline));

    private static int Findings(string body, string headline) =>
        SomeStory
            .Compare(
                Article("anvil", body, headline),
                Article("beacon", "Guards shot two men on the old bridge on Monday night.", "(no headline)")
            )
            .Findings.Count(finding => finding.Rule == "G1");

    private static ArticleVersion Article(string outlet, string body, string headline) => SomeStory.Article(outlet, body, headline);
}
