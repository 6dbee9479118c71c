using NarrativeDiff.Core.Reports;
using NarrativeDiff.Core.Text;

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
        Assert.True(finding.IsFrameCue);
        Assert.True(report.Findings.Where(other => !other.IsFrameCue).All(other => other.Weight > finding.Weight));
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

    [Theory]
    [InlineData("The bank asked for a higher price.", 0.3, "economic, sure")]
    [InlineData("The bank stands by the river.", 0.3, "economic")]
    [InlineData("The bank asked for a higher price.", -0.1, "")]
    [InlineData("The bank stands by the river.", -0.1, "")]
    [InlineData("The mill stands by the river.", 0.3, "")]
    [InlineData("The bank asked for a higher price.", null, "economic")]
    [InlineData("The bank stands by the river.", null, "")]
    public void One_word_shows_a_dimension_where_the_encoder_agrees_and_two_where_it_is_not_asked(string sentence, double? nearness, string shown)
    {
        var near = nearness is { } value ? FrameVectors.Shipped.Means.ToDictionary(mean => mean.Frame, mean => mean.Frame == "economic" ? value : 0, StringComparer.Ordinal) : FrameVectors.Unknown;
        var found = FrameCues.Of(FrameCues.WordsOf(sentence, new TextSpan(0, sentence.Length)), near).Where(mention => mention.Rule == "F1");
        Assert.Equal(shown, string.Join(';', found.Select(mention => mention.Frame + (mention.IsSure ? ", sure" : ""))));
    }

    [Fact]
    public void Every_dimension_of_the_list_has_its_vector() =>
        Assert.Equal(FrameVectors.Examples.Select(example => example.Frame).Distinct(), FrameVectors.Shipped.Means.Select(mean => mean.Frame));

    [Fact]
    public void Another_encoder_than_that_of_the_shipped_vectors_is_not_asked()
    {
        Assert.Null(FrameVectors.For("another sha256:0"));
        Assert.Null(FrameVectors.For(null));
        Assert.Same(FrameVectors.Shipped, FrameVectors.For("all-MiniLM-L6-v2 int8 sha256:0"));
    }

    private static Report Compare(string body) => SomeStory.Compare(SomeStory.Article("anvil", body), SomeStory.Article("beacon", Plain));
}
