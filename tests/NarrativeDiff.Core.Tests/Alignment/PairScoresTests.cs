using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>What two sentences are judged by, on invented sentences compared on their words alone.</summary>
public class PairScoresTests
{
    [Fact]
    public void A_block_of_cosines_is_what_single_cosines_are()
    {
        var units = UnitsOf(SomeStory.ThreeOutlets()).Segments;
        var rows = new SimilarityRows(units);
        var cosines = new float[SimilarityRows.Block * units.Length];
        for (var first = 0; first < units.Length; first += SimilarityRows.Block)
        {
            rows.Fill(first, 0, cosines);
            for (var a = first; a < Math.Min(first + SimilarityRows.Block, units.Length); a++)
            for (var b = 0; b < units.Length; b++)
                Assert.Equal(PairFeatures.Cosine(units[a], units[b]), cosines[(a - first) * units.Length + b], 1e-5f);
        }
    }

    [Fact]
    public void Many_threads_score_what_one_pair_after_the_other_scores()
    {
        var units = UnitsOf(SomeStory.ThreeOutlets()).Sentences;
        var articles = ArticleWords.Of(units);
        var single = new Dictionary<(int, int), double>();
        PairScores.ForEach(units, articles, PairModel.Shipped, (a, b, x) => single[(a, b)] = PairModel.Shipped.Final.Logit(x));
        var scored = PairScores.Of(units, articles, PairModel.Shipped);
        Assert.NotEmpty(scored);
        Assert.All(scored, pair => Assert.Equal(single[(pair.A, pair.B)], pair.Logit, 1e-4));
        Assert.Equal(scored, PairScores.Of(units, articles, PairModel.Shipped));
    }

    [Fact]
    public void Of_too_many_pairs_the_likeliest_are_kept()
    {
        var units = UnitsOf(SomeStory.ThreeOutlets()).Sentences;
        var articles = ArticleWords.Of(units);
        var all = PairScores.Rows(units, articles, PairModel.Shipped, out _).SelectMany(row => row).ToArray();
        var few = PairScores.Rows(units, articles, PairModel.Shipped, out _, all.Length / 4).SelectMany(row => row).ToArray();
        Assert.InRange(few.Length, 1, all.Length - 1);
        Assert.Subset(all.Select(pair => (pair.A, pair.B)).ToHashSet(), few.Select(pair => (pair.A, pair.B)).ToHashSet());
        Assert.True(few.Average(pair => pair.Logit) > all.Average(pair => pair.Logit));
    }

    [Fact]
    public void Of_too_many_links_the_likeliest_are_listed_and_the_story_says_from_where()
    {
        var units = UnitsOf(SomeStory.ThreeOutlets());
        var all = Aligner.Score(units, new AlignmentOptions());
        var few = Aligner.Score(units, new AlignmentOptions { MaxLinks = all.Links.Length / 2 });
        Assert.Equal(new AlignmentOptions().Uncertain, all.MinListedScore);
        Assert.True(few.MinListedScore > all.MinListedScore);
        Assert.InRange(few.Links.Length, 1, all.Links.Length / 2);
        Assert.Equal(
            all.Links.Where(link => link.Score >= few.MinListedScore).Select(link => (link.Left, link.Right, link.Score)),
            few.Links.Select(link => (link.Left, link.Right, link.Score))
        );
    }

    [Fact]
    public void Third_witnesses_that_agree_with_both_bear_a_pair_out()
    {
        var units = UnitsOf(
            SomeStory.Article("anvil", "The mill burned down."),
            SomeStory.Article("beacon", "The mill burned down."),
            SomeStory.Article("courier", "The mill burned down.")
        ).Sentences;
        var alone = new Support(
            units,
            [
                [new(1, 2, 0)],
                [],
                [],
            ]
        );
        var borneOut = new Support(
            units,
            [
                [new(1, 2, 0), new(2, 3, 0)],
                [new(2, 1, 0)],
                [],
            ]
        );
        Assert.Equal(0, Of(alone, 0, 1));
        Assert.Equal(PairModel.Probability(1) / 3, Of(borneOut, 0, 1), 1e-6);

        double Of(Support support, int a, int b)
        {
            var row = new float[units.Length];
            support.Spread(a, row);
            return support.Of(a, b, row);
        }
    }

    [Theory]
    [InlineData("The town denied any part in the fire.", "Norland denied any part in the fire.", 0)]
    [InlineData("Sudland denied any part in the fire.", "Norland denied any part in the fire.", 1)]
    [InlineData("The Norlandic envoy denied any part in the fire.", "Norland denied any part in the fire.", 0)]
    [InlineData("Sudland admitted its part in the fire.", "Norland denied any part in the fire.", 0)]
    public void Denials_by_two_parties_are_told_apart(string one, string other, double expected) =>
        Assert.Equal(expected, FeatureOf("deniersDiffer", one, other));

    [Theory]
    [InlineData("Norland accused Sudland of the fire.", "Sudland rejected the accusation.", 1)]
    [InlineData("Sudland had nothing to do with the fire.", "Sudland rejected the accusation.", 0)]
    [InlineData("Norland denied any part in the fire.", "Sudland rejected the accusation.", 0)]
    [InlineData("Nobody was hurt in the fire.", "The fire broke out at night.", 0)]
    public void A_claim_and_its_denial_are_told_apart(string one, string other, double expected) =>
        Assert.Equal(expected, FeatureOf("onlyOneDenies", one, other));

    [Theory]
    [InlineData("A drone fell on Sunday.", "A drone fell on Wednesday.", 1)]
    [InlineData("A drone fell on Sunday.", "On Sunday and Monday drones fell.", 0)]
    [InlineData("A drone fell on Sunday.", "A drone fell.", 0)]
    public void Days_that_differ_are_told_apart(string one, string other, double expected) =>
        Assert.Equal(expected, FeatureOf("daysDiffer", one, other));

    private static double FeatureOf(string name, string one, string other)
    {
        var units = UnitsOf(SomeStory.Article("anvil", one), SomeStory.Article("beacon", other)).Sentences;
        var features = new double[PairFeatures.Names.Length];
        PairFeatures.Of(units[0], units[1], 0.5f, 1, 0.2, PairFeatures.SharedWeight(units[0].Terms, units[1].Terms), features);
        return features[PairFeatures.Names.IndexOf(name)];
    }

    private static StoryUnits UnitsOf(params ArticleVersion[] versions)
    {
        var witnesses = Witness.Of(new Story("mill", [.. versions]));
        return StoryUnits.Of(witnesses, VersionHistory.Of(witnesses), new LexicalSimilarity());
    }
}
