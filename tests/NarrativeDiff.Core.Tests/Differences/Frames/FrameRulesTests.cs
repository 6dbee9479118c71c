using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Differences.Frames;

/// <summary>Frame cues: counts with their sentences, at the end of the report.</summary>
public sealed class FrameRulesTests
{
    private const string Plain = "The mill stands by the river.\nA baker walked past it at noon.\nThe Smith brothers live near by.\nThe clock struck ten.";

    [Fact]
    public void A_frame_is_told_with_its_counts_and_its_sentences_and_never_leads()
    {
        var report = Compare("The fire cost the mill a year of profit and many jobs.\nThe bank asked for a higher price on the loan.\nThe budget of the town has a deficit and a debt.\nThe mill burnt on Monday.");
        var finding = Assert.Single(report.Findings, finding => finding is { Rule: "F1" } && finding.Summary.Contains("economic", StringComparison.Ordinal));
        Assert.Contains("in 3 of 4 sentences of anvil and in 0 of 4 of the others", finding.Summary, StringComparison.Ordinal);
        Assert.Equal(3, finding.Evidence.Length);
        Assert.True(report.Findings.Where(other => other.Rule[0] != 'F').All(other => other.Weight > finding.Weight));
    }

    [Fact]
    public void Two_cases_are_no_rate() =>
        Assert.DoesNotContain(Compare("The fire cost the mill a year of profit.\nThe bank raised the price of the loan.\nThe mill burnt.").Findings, finding => finding.Rule == "F1");

    [Fact]
    public void A_property_beside_a_name_that_others_have_without_it_is_told()
    {
        var report = Compare("On Monday Smith threatened the baker.\nAt noon Smith attacked the clerk.\nLater Smith threatened the mayor.");
        var finding = Assert.Single(report.Findings, finding => finding.Rule == "F3");
        Assert.Equal("anvil has words of “aggressor” beside Smith in 3 places, no other outlet has; word lists, low confidence", finding.Summary);
    }

    private static Report Compare(string body) => SomeStory.Compare(SomeStory.Article("anvil", body), SomeStory.Article("beacon", Plain));
}
