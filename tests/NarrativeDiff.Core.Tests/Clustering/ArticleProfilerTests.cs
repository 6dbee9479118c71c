using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Clustering;

/// <summary>What of an article decides its story.</summary>
public sealed class ArticleProfilerTests
{
    [Fact]
    public void The_gist_is_the_headline_and_the_sentences_of_the_first_110_words()
    {
        var body = string.Join(
            '\n',
            Enumerable
                .Range(1, 5)
                .Select(sentence => $"The {string.Join(' ', Enumerable.Range(1, 49).Select(word => $"word{sentence}-{word}"))}.")
        );
        var lead = ArticleProfiler.LeadSentences(Some.Version("a", "Bridge closed", body));
        Assert.Equal(
            ["Bridge closed", "The word1-1", "The word2-1", "The word3-1"],
            lead.Select(sentence => string.Join(' ', sentence.Text.Split(' ')[..2]))
        );
    }

    [Fact]
    public void A_short_article_is_its_own_gist() =>
        Assert.Equal(
            ["Bridge closed", "The bridge is closed.", "Nobody was hurt."],
            ArticleProfiler
                .LeadSentences(Some.Version("a", "Bridge closed", "The bridge is closed.\nNobody was hurt."))
                .Select(sentence => sentence.Text)
        );

    [Fact]
    public void Filing_asks_for_no_vector_that_the_comparison_does_not_ask_for()
    {
        var version = Some.Version(
            "a",
            "Bridge closed",
            "“The bridge — old as it is — is closed,” said the mayor, who left.\nNobody was hurt, police said."
        );
        Assert.Subset(StoryComparer.SentencesOf(new Story("s", [version])).ToHashSet(), ArticleProfiler.LeadSentences(version).ToHashSet());
    }

    [Fact]
    public void The_vector_is_of_length_1_and_leans_to_the_longer_sentence()
    {
        var profile = ArticleProfiler.Of(Some.Version("a", "One", "Two three four."), new TwoWays());
        Assert.Equal(
            [0.5f, MathF.Sqrt(0.75f)],
            profile.Vector.Select(value => MathF.Round(value, 6)),
            (left, right) => MathF.Abs(left - right) < 1e-5f
        );
    }

    [Theory]
    [InlineData("Kv\u011bta Nov\u00e1kov\u00e1")]
    [InlineData("Kve\u030cta Nova\u0301kova\u0301")]
    [InlineData("Kveta Novakova")]
    public void A_name_is_the_same_however_its_accents_are_written(string name) =>
        Assert.Equal(
            ["kveta", "novakova"],
            ArticleProfiler.Of(Some.Version("a", "(no headline)", $"The mayor, {name}, stepped down."), new ListeningEncoder()).Names
        );

    [Fact]
    public void A_weekday_is_no_name_of_a_story() =>
        Assert.Equal(
            ["dorwick"],
            ArticleProfiler.Of(Some.Version("a", "(no headline)", "The bakery in Dorwick burned on Tuesday."), new ListeningEncoder()).Names
        );

    [Fact]
    public void An_article_without_words_of_its_own_has_a_gist_all_the_same() =>
        Assert.Equal([SplitSentence.Whole("")], ArticleProfiler.LeadSentences(Some.Version("a", "(no headline)", "By Odile Brandt")));

    [Fact]
    public void Names_are_capitalised_words_that_the_article_never_writes_small()
    {
        var profile = ArticleProfiler.Of(
            Some.Version(
                "a",
                "Council Rejects Harbour Plan",
                "Mayor Odile Brandt spoke in Westhaven. The council voted; Odile Brandt left. Plans for the harbour "
                    + "plan rest, and Westhaven rejects nothing."
            ),
            new ListeningEncoder()
        );
        Assert.Equal(["brandt", "mayor", "odile", "plans", "westhaven"], profile.Names);
    }

    [Fact]
    public void Names_beyond_the_lead_count_too()
    {
        var lead = string.Join(' ', Enumerable.Repeat("and so it went on", 60));
        var profile = ArticleProfiler.Of(
            Some.Version("a", "What happened", $"{lead}.\nAt last Quentin Marsh answered."),
            new ListeningEncoder()
        );
        Assert.Contains("quentin", profile.Names);
    }

    [Fact]
    public void Many_articles_are_encoded_in_one_call_and_keep_their_order()
    {
        var encoder = new ListeningEncoder();
        var profiles = ArticleProfiler.Of(
            [Some.Version("a", "Flood in Westhaven", "Water rose."), Some.Version("b", "Fire in Norburg", "Smoke rose.")],
            encoder
        );
        Assert.Equal(1, encoder.Calls);
        Assert.Equal(["Flood in Westhaven", "Water rose.", "Fire in Norburg", "Smoke rose."], encoder.Asked);
        Assert.Contains("westhaven", profiles[0].Names);
        Assert.Contains("norburg", profiles[1].Names);
        Assert.Equal(Some.Monday, profiles[0].PublishedAt);
    }

    /// <summary>The headline lies along one axis, every other text along the other.</summary>
    private sealed class TwoWays : ISentenceEncoder
    {
        public string Model => "two ways";

        public int Dimensions => 2;

        public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts) =>
            [.. texts.Select(text => text == "One" ? new[] { 1f, 0f } : [0f, 1f])];
    }
}
