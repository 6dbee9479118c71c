using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core;

/// <summary>Which articles are to blame where a comparison fails.</summary>
public sealed class FailingArticlesTests
{
    private static readonly Story Ten = new(
        "mill",
        [.. "abcdefghij".Select(letter => SomeStory.Article($"outlet-{letter}", $"The mill of {letter} burnt on Monday."))]
    );

    [Theory]
    [InlineData("c", "c")]
    [InlineData("a j", "a j")]
    [InlineData("b c d e f g h i", "b c d e f g h i")]
    [InlineData("a b c d e f g h i", "")]
    public void Those_that_fail_alone_are_found(string failing, string found) =>
        Assert.Equal(
            found,
            Letters(FailingArticles.Find(Ten, story => story.Versions.Any(version => failing.Split(' ').Contains(LetterOf(version)))))
        );

    [Fact]
    public void Of_two_that_fail_only_together_one_is_found() =>
        Assert.Equal(
            "g",
            Letters(
                FailingArticles.Find(
                    Ten,
                    story =>
                        story.Versions.Any(version => LetterOf(version) == "b") && story.Versions.Any(version => LetterOf(version) == "g")
                )
            )
        );

    [Fact]
    public void A_story_that_fails_whatever_is_left_out_has_no_culprit() => Assert.Empty(FailingArticles.Find(Ten, _ => true));

    [Fact]
    public void The_report_goes_on_without_the_culprit_and_names_it()
    {
        Report Compare(Story story) =>
            story.Versions.Any(version => LetterOf(version) == "d")
                ? throw new OverflowException("too much")
                : new StoryComparer(new LexicalSimilarity()).Compare(story);

        var (report, setAside) = FailingArticles.CompareWithout(Ten, Compare, new OverflowException("too much"));

        Assert.Equal(
            ("outlet-d", SetAsideArticle.Fails, "OverflowException: too much"),
            (Assert.Single(setAside).Key.Outlet.Value, setAside[0].Code, setAside[0].Reason)
        );
        Assert.Equal(9, report!.Witnesses.Length);
        Assert.Equal("outlet-d", Assert.Single(report.SetAside!.Value).Outlet);
    }

    private static string LetterOf(ArticleVersion version) => version.Key.Outlet.Value[^1..];

    private static string Letters(IEnumerable<ArticleKey> keys) => string.Join(' ', keys.Select(key => key.Outlet.Value[^1..]));
}
