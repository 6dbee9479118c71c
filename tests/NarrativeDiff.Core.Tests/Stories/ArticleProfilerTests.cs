namespace NarrativeDiff.Core.Stories;

/// <summary>What of an article decides its story.</summary>
public sealed class ArticleProfilerTests
{
    [Fact]
    public void The_gist_is_the_headline_and_the_first_110_words()
    {
        var body = string.Join(' ', Enumerable.Range(1, 150).Select(number => $"word{number}")) + ".";
        var gist = ArticleProfiler.Gist(Some.Version("a", "Bridge closed", body));
        Assert.StartsWith("Bridge closed\nword1 word2 ", gist, StringComparison.Ordinal);
        Assert.EndsWith(" word109 word110", gist, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_article_is_its_own_gist() => Assert.Equal(
        "Bridge closed\nThe bridge is closed. Nobody was hurt.",
        ArticleProfiler.Gist(Some.Version("a", "Bridge closed", "The bridge is closed.\nNobody was hurt.")));

    [Fact]
    public void Names_are_capitalised_words_that_the_article_never_writes_small()
    {
        var profile = ArticleProfiler.Of(
            Some.Version("a", "Council Rejects Harbour Plan", "Mayor Odile Brandt spoke in Westhaven. The council voted; Odile Brandt left. Plans for the harbour plan rest, and Westhaven rejects nothing."),
            new ListeningEncoder());
        Assert.Equal(["brandt", "mayor", "odile", "plans", "westhaven"], profile.Names);
    }

    [Fact]
    public void Names_beyond_the_lead_count_too()
    {
        var lead = string.Join(' ', Enumerable.Repeat("and so it went on", 60));
        var profile = ArticleProfiler.Of(Some.Version("a", "What happened", $"{lead}.\nAt last Quentin Marsh answered."), new ListeningEncoder());
        Assert.Contains("quentin", profile.Names);
    }

    [Fact]
    public void Many_articles_are_encoded_in_one_call_and_keep_their_order()
    {
        var encoder = new ListeningEncoder();
        var profiles = ArticleProfiler.Of(
            [Some.Version("a", "Flood in Westhaven", "Water rose."), Some.Version("b", "Fire in Norburg", "Smoke rose.")],
            encoder);
        Assert.Equal(1, encoder.Calls);
        Assert.Equal(["Flood in Westhaven\nWater rose.", "Fire in Norburg\nSmoke rose."], encoder.Asked);
        Assert.Contains("westhaven", profiles[0].Names);
        Assert.Contains("norburg", profiles[1].Names);
        Assert.Equal(Some.Monday, profiles[0].PublishedAt);
    }
}
