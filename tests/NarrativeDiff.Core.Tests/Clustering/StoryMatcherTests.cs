using System.Collections.Immutable;
using CsCheck;

namespace NarrativeDiff.Core.Clustering;

/// <summary>Which open story an article joins, with gists drawn as angles.</summary>
public sealed class StoryMatcherTests
{
    private static readonly StoryMatcher Matcher = new();

    [Fact]
    public void Without_an_open_story_an_article_opens_one() => Assert.Null(Matcher.Best(Some.Profile(0), []));

    [Fact]
    public void An_article_joins_the_story_most_alike()
    {
        var match = Matcher.Best(Some.Profile(0), [new("flood", Some.Profile(40)), new("fire", Some.Profile(20))]);
        Assert.Equal("fire", match?.StoryId);
        Assert.Equal(Math.Cos(20 * Math.PI / 180), match!.Score, 1e-6);
    }

    [Fact]
    public void An_article_unlike_all_stories_opens_one() =>
        Assert.Null(Matcher.Best(Some.Profile(0), [new("flood", Some.Profile(80)), new("fire", Some.Profile(110))]));

    [Fact]
    public void A_story_counts_by_the_mean_of_its_members_not_by_the_nearest() =>
        Assert.Equal(
            "steady",
            Matcher
                .Best(
                    Some.Profile(0),
                    [
                        new("mixed", Some.Profile(10)),
                        new("mixed", Some.Profile(85)),
                        new("steady", Some.Profile(30)),
                        new("steady", Some.Profile(30)),
                    ]
                )
                ?.StoryId
        );

    [Fact]
    public void Shared_rare_names_decide_between_stories_of_one_kind() =>
        Assert.Equal(
            "quake-norburg",
            Matcher
                .Best(
                    Some.Profile(0, names: "norburg reuven government"),
                    [
                        new("quake-westhaven", Some.Profile(30, names: "westhaven tamsin government")),
                        new("quake-norburg", Some.Profile(31, names: "norburg reuven government")),
                    ]
                )
                ?.StoryId
        );

    [Fact]
    public void Two_fires_told_in_the_same_words_in_two_towns_are_two_stories()
    {
        StoryMember[] open = [new("fire-dorwick", Some.Profile(0, names: "dorwick karl vance"))];
        Assert.Null(Matcher.Best(Some.Profile(15, names: "hallby olga renn"), open));
        Assert.Equal("fire-dorwick", Matcher.Best(Some.Profile(15, names: "dorwick vance mayor"), open)?.StoryId);
    }

    [Fact]
    public void A_name_that_every_article_mentions_weighs_next_to_nothing()
    {
        var far = Enumerable.Range(0, 30).Select(i => new StoryMember($"other{i}", Some.Profile(90, names: $"government town{i}")));
        StoryMember[] open =
        [
            .. far,
            new("common", Some.Profile(30, names: "government")),
            new("rare", Some.Profile(30, names: "government norburg")),
        ];
        Assert.Equal("rare", Matcher.Best(Some.Profile(0, names: "government norburg"), open)?.StoryId);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(-2, true)]
    [InlineData(3.9, false)]
    [InlineData(5, false)]
    public void Likeness_fades_with_the_days_between(double days, bool joins) =>
        Assert.Equal(joins, Matcher.Best(Some.Profile(0, days), [new("flood", Some.Profile(0))]) is not null);

    [Fact]
    public void Members_outside_the_window_do_not_pull_a_long_story_down() =>
        Assert.Equal(
            "trial",
            Matcher
                .Best(Some.Profile(0, days: 30), [new("trial", Some.Profile(0, days: 0)), new("trial", Some.Profile(0, days: 30))])
                ?.StoryId
        );

    [Fact]
    public void Of_two_stories_as_good_the_first_by_id_is_taken() =>
        Assert.Equal("a", Matcher.Best(Some.Profile(0), [new("b", Some.Profile(20)), new("a", Some.Profile(-20))])?.StoryId);

    [Fact]
    public void The_order_of_the_members_does_not_matter()
    {
        var member = Gen.Select(
            Gen.Int[0, 4],
            Gen.Double[0, 90],
            Gen.Double[0, 3],
            (story, degrees, days) => new StoryMember($"s{story}", Some.Profile(degrees, days, $"n{story}"))
        );
        Gen.Select(Gen.Double[0, 90], member.Array[1, 20])
            .Sample(
                (degrees, open) =>
                {
                    var article = Some.Profile(degrees, names: "n1 n2");
                    Assert.Equal(Matcher.Best(article, open), Matcher.Best(article, [.. open.Reverse()]));
                }
            );
    }
}
