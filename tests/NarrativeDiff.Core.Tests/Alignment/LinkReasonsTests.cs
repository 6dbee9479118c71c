using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>What a link says of why it scored as it did, on invented articles compared on their words alone.</summary>
public class LinkReasonsTests
{
    private const double Tolerance = 1e-3;

    [Fact]
    public void All_reasons_together_make_the_score()
    {
        var (units, options) = (Units(), new AlignmentOptions());
        var scored = Aligner.Score(units, options);
        var pairs = PairScores.Rows(units.Sentences, ArticleWords.Of(units.Sentences), PairModel.Shipped, out var work);
        var (row, features) = (new float[units.Sentences.Length], new double[PairFeatures.Names.Length]);
        Assert.NotEmpty(scored.Links);
        foreach (var pair in pairs.SelectMany(pair => pair))
        {
            work.FeaturesOf(pair.A, pair.B, row, features);
            var sums = new double[PairModel.ReasonNames.Length];
            PairModel.Shipped.Explain(features, 1, sums);
            Assert.Equal(pair.Logit, sums.Sum() + PairModel.Shipped.Final.Logit([.. PairModel.Shipped.Average]), Tolerance);
            Assert.All(row, place => Assert.Equal(0, place));
        }
    }

    [Fact]
    public void A_link_reports_its_strongest_reasons_first_and_a_weak_one_reports_none()
    {
        var links = Aligner.Score(Units(), new AlignmentOptions { NotMatched = 0.5 }).Links;
        Assert.Contains(links, link => link.Score >= 0.5);
        Assert.Contains(links, link => link.Score < 0.5);
        Assert.All(links, link => Assert.Equal(link.Score < 0.5 ? 0 : 3, link.Reasons.Length));
        Assert.All(links, link => Assert.Equal(link.Reasons.OrderByDescending(reason => Math.Abs(reason.Adds)), link.Reasons));
    }

    [Fact]
    public void Only_one_side_that_denies_speaks_against_a_link()
    {
        Span<double> features = new double[PairFeatures.Names.Length];
        PairModel.Shipped.Average.CopyTo(features);
        features[PairFeatures.Names.IndexOf("onlyOneDenies")] = 1;
        var sums = new double[PairModel.ReasonNames.Length];
        PairModel.Shipped.Explain(features, 1, sums);
        Assert.InRange(sums[PairModel.ReasonNames.IndexOf("denial")], -3, -1.5);
        Assert.All(sums.Where((_, i) => PairModel.ReasonNames[i] != "denial"), sum => Assert.Equal(0, sum, Tolerance));
    }

    [Fact]
    public void The_report_carries_the_reasons() =>
        Assert.Contains(
            SomeStory.Compare(SomeStory.ThreeOutlets()).Links,
            link => link.Because is { Length: 3 } because && because.All(reason => PairModel.ReasonNames.Contains(reason.Name))
        );

    private static StoryUnits Units()
    {
        var witnesses = Witness.Of(new Story("stories", [.. SomeStory.ThreeOutlets()]));
        return StoryUnits.Of(witnesses, VersionHistory.Of(witnesses), new LexicalSimilarity());
    }
}
