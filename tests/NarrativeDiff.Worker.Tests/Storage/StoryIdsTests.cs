using CsCheck;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Names of stories.</summary>
public sealed class StoryIdsTests
{
    [Theory]
    [InlineData("mill-fire_2030", "mill-fire_2030")]
    [InlineData("Mill fire!", "Mill-fire-")]
    [InlineData("../../etc/passwd", "etc-passwd-")]
    [InlineData("пожар", "-")]
    public void Keep_a_safe_hint_and_hash_any_other(string hint, string beginning) =>
        Assert.StartsWith(beginning, StoryIds.OfHint(hint), StringComparison.Ordinal);

    [Fact]
    public void Are_safe_bounded_and_the_same_each_time_whatever_the_hint() =>
        Gen.String[1, 200]
            .Sample(hint =>
            {
                var id = StoryIds.OfHint(hint);
                return id.Length is > 0 and <= 64
                    && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
                    && id == StoryIds.OfHint(hint);
            });

    [Fact]
    public void Differ_for_hints_that_differ_only_in_what_is_not_safe() =>
        Assert.NotEqual(StoryIds.OfHint("mill fire"), StoryIds.OfHint("mill/fire"));

    [Fact]
    public void Differ_for_articles_whose_names_run_together() =>
        Assert.NotEqual(StoryIds.OfFirstArticle(new(new("ab"), "c")), StoryIds.OfFirstArticle(new(new("a"), "bc")));
}
