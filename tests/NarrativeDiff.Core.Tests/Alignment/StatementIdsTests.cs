using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using static NarrativeDiff.Core.SomeStory;

namespace NarrativeDiff.Core.Alignment;

/// <summary>A statement keeps its id while articles and versions come in and reviewers judge.</summary>
public sealed class StatementIdsTests
{
    [Fact]
    public void A_row_whose_passages_stay_together_keeps_its_id_when_an_article_comes_in()
    {
        var before = Compare(ThreeOutlets());
        var after = Compare([
            .. ThreeOutlets(),
            Article(
                "dial",
                "A lorry driver saw the smoke first.\nThe old flour mill on the river was destroyed by a fire on Monday night.",
                hours: 5
            ),
        ]);

        var kept = before.Statements.Where(statement => RowsOf(before, after, statement).Length == 1).ToArray();
        Assert.True(kept.Length >= 5);
        Assert.All(kept, statement => Assert.Equal([statement.Id], RowsOf(before, after, statement)));
    }

    [Fact]
    public void A_new_version_that_rewrites_the_first_report_changes_no_id()
    {
        var before = Compare(ThreeOutlets());
        var after = Compare([
            .. ThreeOutlets(),
            Article(
                "anvil",
                "Two people were hurt.\nA fire destroyed the old flour mill on the river late on Monday night, and roads were closed.\nThe owner of the mill denied that the alarm had been switched off.\nThe fire service sent twelve engines to the mill.",
                "Fire destroys flour mill",
                hours: 6
            ),
        ]);

        Assert.Equal(IdOf(before, "was destroyed by a fire"), IdOf(after, "was destroyed by a fire"));
        Assert.Equal(IdOf(before, "denied the alarm"), IdOf(after, "denied the alarm"));
        Assert.DoesNotContain(IdOf(after, "Two people were hurt"), before.Statements.Select(statement => statement.Id));
    }

    [Fact]
    public void A_row_whose_first_article_drops_the_statement_keeps_its_id()
    {
        var before = Compare(ThreeOutlets());
        var after = Compare([
            .. ThreeOutlets(),
            Article(
                "anvil",
                "A fire destroyed the old flour mill on the river on Monday night.\nThe fire service sent twelve engines to the mill.",
                "Fire destroys flour mill",
                hours: 6
            ),
        ]);

        Assert.Contains("anvil dropped", Row(after, "denied the alarm"), StringComparison.Ordinal);
        Assert.Equal(IdOf(before, "denied the alarm"), IdOf(after, "denied the alarm"));
    }

    [Fact]
    public void Of_a_row_that_a_reviewer_cuts_the_part_with_the_first_report_keeps_the_id_and_other_rows_keep_theirs()
    {
        var before = Compare(ThreeOutlets());
        var (one, other) = (
            "The owner of the mill denied that the alarm had been switched off.",
            "The mill's owner denied the alarm had been switched off."
        );
        Assert.Equal(IdOf(before, one), IdOf(before, other));

        var review = new StoryReview([new ReviewedLink(Passage("anvil", one), Passage("beacon", other), false)], []);
        var after = Compare(review, ThreeOutlets());

        Assert.Equal(IdOf(before, one), IdOf(after, one));
        Assert.NotEqual(IdOf(after, one), IdOf(after, other));
        Assert.Equal(IdOf(before, "destroyed the old flour mill"), IdOf(after, "destroyed the old flour mill"));
    }

    [Fact]
    public void Sentences_that_an_article_repeats_are_rows_with_ids_of_their_own()
    {
        var report = Compare(Article("anvil", "Police closed the road.\nNobody was hurt.\nPolice closed the road."), ThreeOutlets()[1]);

        Assert.Equal(report.Statements.Length, report.Statements.Select(statement => statement.Id).Distinct().Count());
    }

    [Fact]
    public void The_order_in_which_versions_came_decides_nothing() =>
        Assert.Equal(
            Compare(ThreeOutlets()).Statements.Select(statement => statement.Id),
            Compare([.. ThreeOutlets().Reverse()]).Statements.Select(statement => statement.Id)
        );

    /// <summary>Ids of the rows in which a row's passages stand later.</summary>
    private static string[] RowsOf(Report before, Report after, ReportStatement statement) =>
        [.. statement.Readings.Select(reading => IdOf(after, TextOf(before, reading))).Distinct()];

    private static Model.Passage Passage(string outlet, string text) => new(new ArticleKey(new OutletId(outlet), "mill-fire"), text);

    private static string IdOf(Report report, string words) => IdsOf(report, words)[0];

    private static string[] IdsOf(Report report, string words) =>
        [
            .. report
                .Statements.Where(statement =>
                    statement.Readings.Any(reading => TextOf(report, reading).Contains(words, StringComparison.Ordinal))
                )
                .Select(statement => statement.Id),
        ];
}
