using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>What a reviewer said holds when the story is compared again, with more versions than the reviewer had seen.</summary>
public class StoryReviewTests
{
    private const string Burnt = "A fire destroyed the old flour mill on Monday night.";
    private const string Cause = "Police say that a cable was at fault.";

    private static readonly ArticleVersion[] Story =
    [
        SomeStory.Article("anvil", Burnt, "Mill gone", 0),
        SomeStory.Article("beacon", $"{Burnt} {Cause}", "Valley mourns", 1),
        SomeStory.Article("courier", Burnt, "Night of smoke", 2),
    ];

    [Fact]
    public void A_rejected_link_stays_apart_and_the_article_no_longer_carries_the_statement()
    {
        var apart = Links(false, ("anvil", Burnt, "beacon", Burnt), ("anvil", Burnt, "courier", Burnt));

        Assert.Equal(["A B C"], Carrying(SomeStory.Compare(Story)));
        Assert.Equal(["A", "B C"], Carrying(SomeStory.Compare(apart, Story)));
        Assert.DoesNotContain(
            Carrying(SomeStory.Compare(apart, [.. Story, SomeStory.Article("dial", Burnt, "Late news", 9)])),
            row => row.StartsWith('A') && row.Contains('B')
        );
    }

    [Fact]
    public void A_confirmed_link_stays_together()
    {
        var together = Links(true, ("anvil", Burnt, "beacon", Cause));

        var report = SomeStory.Compare(together, [.. Story, SomeStory.Article("anvil", $"{Burnt}\nMore soon.", "Mill gone", 5)]);

        Assert.Contains(
            report.Statements,
            statement =>
                statement.Readings.Length > 1
                && statement.Readings.Any(reading => reading.Siglum == "A")
                && report
                    .Witnesses[1]
                    .Body[statement.Readings.First(reading => reading.Siglum == "B").Segments[^1].Start..]
                    .StartsWith("Police", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_rejected_finding_is_reported_of_but_no_longer_listed()
    {
        var report = SomeStory.Compare(Story);
        var finding = report.Findings[0];

        var reviewed = SomeStory.Compare(new StoryReview([], [new(finding.Id, "reject", null, "Ann", "no difference")]), Story);

        Assert.DoesNotContain(reviewed.Findings, other => other.Id == finding.Id);
        Assert.Equal(finding.Id, Assert.Single(reviewed.Review!.Rejected).Id);
        Assert.Equal(report.Findings.Length, reviewed.Findings.Length + 1);
        Assert.NotEqual(report.ContentHash, reviewed.ContentHash);
    }

    /// <summary>The id that a finding had when it was judged.</summary>
    private const string Earlier = "f-0123456789abcdef";

    [Fact]
    public void A_rejected_finding_is_known_again_by_its_words_where_a_new_article_gives_it_another_id()
    {
        var finding = SomeStory.Compare(Story).Findings.First(one => one.Kind == "headlines and first sentences");
        var review = new StoryReview([], [new(Earlier, "reject", null, "Ann", null)])
        {
            Words = ImmutableDictionary<string, FindingWords>.Empty.Add(Earlier, FindingWords.Of(finding)),
        };
        ArticleVersion[] more = [.. Story, SomeStory.Article("dial", Burnt, "Late news", 9)];

        var listed = SomeStory.Compare(more).Findings.First(one => one.Kind == "headlines and first sentences");
        var reviewed = SomeStory.Compare(review, more);

        Assert.NotEqual(Earlier, listed.Id);
        Assert.DoesNotContain(reviewed.Findings, one => one.Kind == "headlines and first sentences");
        Assert.Equal((listed.Id, "Ann"), (Assert.Single(reviewed.Review!.Rejected).Id, Assert.Single(reviewed.Review.Findings).Reviewer));
    }

    [Fact]
    public void A_finding_of_the_same_rule_about_another_article_is_not_taken_for_the_rejected_one()
    {
        var finding = SomeStory.Compare(Story).Findings[0];

        Assert.True(FindingWords.Of(finding).Fit(FindingWords.Of(finding)));
        Assert.False(FindingWords.Of(finding).Fit(FindingWords.Of(finding with { Outlets = ["dial"] })));
        Assert.False(
            FindingWords
                .Of(finding)
                .Fit(
                    FindingWords.Of(finding with { Evidence = [.. finding.Evidence.Select(span => span with { Exact = "Other words." })] })
                )
        );
    }

    [Fact]
    public void A_review_of_words_that_are_gone_changes_nothing_but_is_counted() =>
        Assert.Equal(
            SomeStory.Compare(Story).Statements.Length,
            SomeStory.Compare(Links(false, ("anvil", "No such words.", "beacon", Burnt)), Story).Statements.Length
        );

    private static StoryReview Links(bool together, params (string, string, string, string)[] links) =>
        new([.. links.Select(link => new ReviewedLink(Passage(link.Item1, link.Item2), Passage(link.Item3, link.Item4), together))], []);

    private static Passage Passage(string outlet, string text) => new(SomeStory.Article(outlet, text, "x", 0).Key, text);

    /// <summary>Who is in one row with the fire's sentence.</summary>
    private static IEnumerable<string> Carrying(Report report) =>
        report
            .Statements.Select(statement =>
                string.Join(
                    ' ',
                    statement
                        .Readings.Where(reading => SomeStory.TextOf(report, reading).Contains(Burnt, StringComparison.Ordinal))
                        .Select(reading => reading.Siglum)
                )
            )
            .Where(row => row.Length > 0)
            .Order(StringComparer.Ordinal);
}
