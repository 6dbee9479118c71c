using System.Collections.Immutable;
using CsCheck;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Clustering;

/// <summary>A stream of articles filed one after the other, and what is merged at its end.</summary>
public sealed class StreamingStoriesTests
{
    private static readonly StoryMatcherOptions Plain = new() { Growth = 0 };

    [Fact]
    public void Files_articles_alike_together_and_others_apart()
    {
        var stories = new StreamingStories();
        Assert.Equal(
            ["story-1", "story-2", "story-1", "story-2"],
            new[] { 0, 90, 10, 80 }.Select(degrees => stories.File(Some.Profile(degrees), hint: null))
        );
        Assert.Empty(stories.Settle().Renamed);
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
        var stories = new StreamingStories(Plain with { Threshold = 0.5 });
        Assert.Equal(
            ["story-1", "story-2", "story-1"],
            new[] { 0, 70, 35 }.Select(degrees => stories.File(Some.Profile(degrees), hint: null))
        );
        var settled = stories.Settle();
        Assert.Equal(["story-1", "story-1", "story-1"], settled.StoryOf);
        Assert.Equal(("story-2", "story-1"), Assert.Single(settled.Renamed) is var gone ? (gone.Key, gone.Value) : default);
    }

    [Fact]
    public void An_article_filed_between_two_stories_goes_where_it_belongs_once_that_story_has_grown()
    {
        // 44° finds only the story at 0°; the one at 62° opens later and is nearer.
        var stories = new StreamingStories(Plain with { Threshold = 0.7 });
        foreach (var degrees in new[] { 0, 2, 44, 62, 64 })
            stories.File(Some.Profile(degrees), hint: null);
        var settled = stories.Settle();
        Assert.Equal(settled.StoryOf[3], settled.StoryOf[2]);
        Assert.NotEqual(settled.StoryOf[0], settled.StoryOf[2]);
        Assert.Equal("story-1", settled.StoryOf[0]);
    }

    [Fact]
    public void Two_large_stories_must_be_more_alike_than_two_small_ones()
    {
        var options = Plain with { Threshold = 0.5, Growth = 0.28 };
        Assert.Single(StoriesOf(options, [0, 55]));
        Assert.Equal(2, StoriesOf(options, [0, 0, 0, 0, 55, 55, 55, 55]).Count);
    }

    [Fact]
    public void A_merged_story_keeps_the_name_a_publisher_gave()
    {
        var stories = new StreamingStories(Plain with { Threshold = 0.9 });
        stories.File(Some.Profile(0), hint: null);
        stories.File(Some.Profile(5), "flood");
        var settled = stories.Settle();
        Assert.Equal(["flood", "flood"], settled.StoryOf);
        Assert.Equal("flood", settled.Renamed["story-1"]);
    }

    [Fact]
    public void Two_named_stories_are_never_merged_not_even_through_a_third()
    {
        var stories = new StreamingStories(Plain with { Threshold = 0.9 });
        stories.File(Some.Profile(0), "flood");
        stories.File(Some.Profile(4), "fire");
        stories.File(Some.Profile(2), hint: null);
        var settled = stories.Settle();
        Assert.Equal("flood", settled.StoryOf[0]);
        Assert.Equal("fire", settled.StoryOf[1]);
    }

    [Fact]
    public void The_order_of_arrival_does_not_change_the_settled_stories() =>
        Gen.Select(Gen.Double[0, 360], Gen.Double[0, 3], (degrees, days) => Some.Profile(degrees, days))
            .Array[1, 25]
            .Sample(articles =>
            {
                var forth = Settled(articles);
                var back = Settled([.. articles.Reverse()]).Reverse().ToArray();
                for (var a = 0; a < articles.Length; a++)
                for (var b = 0; b < a; b++)
                    Assert.Equal(forth[a] == forth[b], back[a] == back[b]);
            });

    private static ImmutableArray<string> Settled(ArticleProfile[] articles)
    {
        var stories = new StreamingStories();
        foreach (var article in articles)
            stories.File(article, hint: null);
        return stories.Settle().StoryOf;
    }

    private static HashSet<string> StoriesOf(StoryMatcherOptions options, double[] degrees)
    {
        var stories = new StreamingStories(options);
        foreach (var angle in degrees)
            stories.File(Some.Profile(angle), hint: null);
        return [.. stories.Settle().StoryOf];
    }
}
