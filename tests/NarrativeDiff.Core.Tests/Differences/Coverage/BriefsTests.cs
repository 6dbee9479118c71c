namespace NarrativeDiff.Core.Differences.Coverage;

/// <summary>What an article of one sentence is said to lack, and what an article of four.</summary>
public sealed class BriefsTests
{
    private const string Full = "Divers found the missing watchman alive in the cellar of the old flour mill on Tuesday.\nThe guild had searched the harbour for a night.\nThe mayor thanked all of them at noon.\nThe mill stays closed.";
    private const string Other = "The missing watchman was found alive by divers in the cellar of the old flour mill on Tuesday.\nNobody had slept in the town for two days.\nBells rang from the tower.";
    private const string Brief = "Missing watchman of flour mill rescued out of basement by brave neighbours with ropes and lamps.";

    [Theory]
    [InlineData(Brief, 0)]
    [InlineData("Horses were led from a stable to a school yard at dawn.", 1)]
    public void A_brief_with_a_sentence_like_the_statement_is_not_said_to_lack_it(string other, int omissions) =>
        Assert.Equal(omissions, SomeStory.Compare(SomeStory.Article("anvil", Full), SomeStory.Article("beacon", Other), SomeStory.Article("courier", other, hours: 1))
            .Findings.Count(finding => finding.Rule == "O1" && finding.Summary.Contains("watchman", StringComparison.Ordinal)));
}
