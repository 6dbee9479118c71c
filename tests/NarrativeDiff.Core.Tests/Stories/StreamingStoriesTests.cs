namespace NarrativeDiff.Core.Stories;

/// <summary>A stream of articles filed one after the other, and what is merged at its end.</summary>
public sealed class StreamingStoriesTests
{
    [Fact]
    public void Files_articles_alike_together_and_others_apart()
    {
        var stories = new StreamingStories();
        Assert.Equal(
            ["story-1", "story-2", "story-1", "story-2"],
            new[] { 0, 90, 10, 80 }.Select(degrees => stories.File(Some.Profile(degrees), hint: null)));
        Assert.Empty(stories.Merges());
    }

    [Fact]
    public void The_same_hint_is_the_same_story_whatever_the_texts_say()
    {
        var stories = new StreamingStories();
        Assert.Equal("flood", stories.File(Some.Profile(0), "flood"));
        Assert.Equal("flood", stories.File(Some.Profile(90), "flood"));
        Assert.Equal("fire", stories.File(Some.Profile(0), "fire"));
    }

    [Fact]
    public void An_article_without_a_hint_joins_the_named_story_it_is_about()
    {
        var stories = new StreamingStories();
        stories.File(Some.Profile(0), "flood");
        Assert.Equal("flood", stories.File(Some.Profile(10), hint: null));
    }

    [Fact]
    public void A_hint_that_looks_like_a_given_id_does_not_join_that_story()
    {
        var stories = new StreamingStories();
        Assert.Equal("story-2", stories.File(Some.Profile(0), "story-2"));
        Assert.Equal("story-3", stories.File(Some.Profile(90), hint: null));
        Assert.Equal("story-3'", stories.File(Some.Profile(180), "story-3"));
    }

    [Fact]
    public void A_rewritten_version_stays_in_the_story_of_its_article()
    {
        var stories = new StreamingStories();
        var first = Some.Version("a", "Bridge closed", "The bridge is closed.");
        Assert.Equal("story-1", stories.File(first, Some.Profile(0)));
        Assert.Equal("story-1", stories.File(first with { Body = "An inquiry has begun." }, Some.Profile(90)));
    }

    [Fact]
    public void Stories_opened_apart_become_one_when_their_members_turn_out_alike()
    {
        // 0° and 70° are too far apart; 35° joins the first; the whole is then as alike as cos 35° and cos 70° on average.
        var stories = new StreamingStories(new StoryMatcherOptions { Threshold = 0.5, MergeThreshold = 0.55 });
        Assert.Equal(
            ["story-1", "story-2", "story-1"],
            new[] { 0, 70, 35 }.Select(degrees => stories.File(Some.Profile(degrees), hint: null)));
        var merged = Assert.Single(stories.Merges());
        Assert.Equal(("story-2", "story-1"), (merged.Key, merged.Value));
    }

    [Fact]
    public void A_chain_of_merges_ends_at_the_oldest_story()
    {
        var stories = new StreamingStories(new StoryMatcherOptions { Threshold = 1.0, MergeThreshold = 0.9 });
        foreach (var degrees in new[] { 0, 20, 10 })
            stories.File(Some.Profile(degrees), hint: null);
        Assert.Equal([("story-2", "story-1"), ("story-3", "story-1")], stories.Merges().Select(merge => (merge.Key, merge.Value)));
    }

    [Fact]
    public void A_merged_story_keeps_the_name_a_publisher_gave()
    {
        var stories = new StreamingStories(new StoryMatcherOptions { Threshold = 1.0, MergeThreshold = 0.9 });
        stories.File(Some.Profile(0), hint: null);
        stories.File(Some.Profile(5), "flood");
        var merged = Assert.Single(stories.Merges());
        Assert.Equal(("story-1", "flood"), (merged.Key, merged.Value));
    }

    [Fact]
    public void Two_named_stories_are_never_merged_not_even_through_a_third()
    {
        var stories = new StreamingStories(new StoryMatcherOptions { Threshold = 1.0, MergeThreshold = 0.9 });
        stories.File(Some.Profile(0), "flood");
        stories.File(Some.Profile(2), hint: null);
        stories.File(Some.Profile(4), "fire");
        var merged = Assert.Single(stories.Merges());
        Assert.Equal("story-2", merged.Key);
    }
}
