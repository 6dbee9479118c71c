using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Clauses lined up within their sentences, on invented articles compared on their words alone.</summary>
public class AlignerTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void A_clause_gets_less_from_its_sentence_where_the_clause_beside_it_agrees_better()
    {
        var units = Units(
            "The fire by the river began early on Monday, with footage appearing on local sites showing black smoke rising over the river.",
            "Footage on local sites showed black smoke rising over the river."
        );
        var options = new AlignmentOptions();
        var articles = ArticleWords.Of(units.Sentences);
        var whole = Assert.Single(PairScores.Of(units.Sentences, articles, PairModel.Shipped));
        var own = PairScores.Of(units.Segments, articles, PairModel.Shipped).ToDictionary(pair => (pair.A, pair.B), pair => pair.Logit);
        var scored = Aligner.Score(units, options).Segments.ToDictionary(pair => (pair.A, pair.B), pair => pair.Logit);
        var (better, worse) = (scored.MaxBy(pair => pair.Value), scored.MinBy(pair => pair.Value));
        Assert.Equal((own[better.Key] + whole.Logit) / 2, better.Value, Tolerance);
        Assert.Equal(0.875 * own[worse.Key] + 0.125 * whole.Logit, worse.Value, Tolerance);
    }

    [Theory]
    [InlineData("The mayor denied the claim.", "The mayor had no information about the claim.", 1)]
    [InlineData("The mayor denied the claim.", "The claim could not be immediately verified.", 1)]
    [InlineData("The mayor denied the claim.", "The mayor made the claim.", 1)]
    [InlineData("The mayor denied the claim.", "The mayor had nothing to do with it.", 0)]
    [InlineData("The mayor denied the claim.", "The mayor called the claim false.", 0)]
    public void Who_does_not_know_does_not_deny(string denial, string other, double expected)
    {
        var units = Units(denial, other).Sentences;
        var features = new double[PairFeatures.Names.Length];
        PairFeatures.Of(units[0], units[1], 0.5f, 0, 0, 0, features);
        Assert.Equal(expected, features[PairFeatures.Names.IndexOf("onlyOneDenies")]);
    }

    private static StoryUnits Units(string one, string other)
    {
        var witnesses = Witness.Of(new Story("mill", [SomeStory.Article("anvil", one, ""), SomeStory.Article("beacon", other, "")]));
        return StoryUnits.Of(witnesses, VersionHistory.Of(witnesses), new LexicalSimilarity());
    }
}
