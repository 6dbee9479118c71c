using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Rows of the collation drawn as outlet and state.</summary>
public class CoverageTests
{
    private const string Denial = "The owner of the mill denied that the alarm had been switched off.";

    [Fact]
    public void What_two_carry_and_a_later_article_lacks_is_not_matched_there() =>
        Assert.Equal(
            "anvil carried, beacon late, courier notMatched",
            SomeStory.Row(SomeStory.Compare(SomeStory.ThreeOutlets()), "denied")
        );

    [Fact]
    public void An_article_older_than_the_statement_could_not_have_it_yet()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", Denial, hours: 5),
            SomeStory.Article("beacon", Denial, hours: 7),
            SomeStory.Article("courier", "Horses were led from a stable to a school yard at dawn.")
        );
        Assert.Equal("anvil carried, beacon late, courier notYet", SomeStory.Row(report, "denied"));
    }

    [Fact]
    public void An_article_of_unknown_time_is_neither_first_nor_late_nor_not_yet()
    {
        var horses = "Horses were led from a stable to a school yard at dawn.";
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", Denial, hours: 5),
            SomeStory.Article("beacon", Denial, hours: 5.5),
            Untimed("courier", Denial),
            Untimed("dial", horses),
            SomeStory.Article("echo", horses)
        );

        Assert.Equal("anvil carried, beacon carried, courier carried, dial notMatched, echo notYet", SomeStory.Row(report, "denied"));
        Assert.Equal(SomeStory.Morning.AddHours(5), report.Statements.Single(statement => statement.Label == Denial).FirstReportedAt);
        Assert.Null(
            report.Statements.Single(statement => statement.Label == Denial).Coverage.Single(cell => cell.Siglum == "C").MinutesAfterFirst
        );
        Assert.Equal((SomeStory.Morning, SomeStory.Morning.AddHours(5.5)), (report.Window.From, report.Window.To));
        Assert.Equal([null, null, false, false, null], report.Witnesses.Select(witness => witness.TimeKnown));
        Assert.Contains(
            "The time of courier and dial is not known: nothing here says who reported first.",
            report.Notes.Select(note => note.Text)
        );
    }

    [Fact]
    public void A_statement_that_only_articles_of_unknown_time_carry_makes_no_other_article_too_early()
    {
        var report = SomeStory.Compare(
            Untimed("anvil", Denial),
            Untimed("beacon", Denial),
            SomeStory.Article("courier", "Horses were led from a stable to a school yard at dawn.")
        );

        Assert.Equal("anvil carried, beacon carried, courier notMatched", SomeStory.Row(report, "denied"));
    }

    private static ArticleVersion Untimed(string outlet, string body) =>
        SomeStory.Article(outlet, body) with
        {
            PublishedAt = ArticleVersion.UnknownTime,
        };

    [Fact]
    public void What_an_earlier_version_had_and_the_newest_lacks_is_dropped()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", Denial, hours: 0),
            SomeStory.Article("beacon", Denial, hours: 0.5),
            SomeStory.Article("courier", Denial + "\nHorses were led from a stable to a school yard.", hours: 1, version: 1),
            SomeStory.Article("courier", "Horses were led from a stable to a school yard.", hours: 3, version: 2)
        );
        Assert.Equal("anvil carried, beacon carried, courier dropped", SomeStory.Row(report, "denied"));
    }

    [Fact]
    public void What_was_taken_out_and_put_back_is_restored()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", Denial, hours: 0),
            SomeStory.Article("courier", Denial + "\nHorses were led from a stable to a school yard.", hours: 1, version: 1),
            SomeStory.Article("courier", "Horses were led from a stable to a school yard.", hours: 3, version: 2),
            SomeStory.Article("courier", "Horses were led from a stable to a school yard.\n" + Denial, hours: 4, version: 3)
        );
        Assert.Equal("anvil carried, courier restored", SomeStory.Row(report, "denied"));
    }

    [Fact]
    public void A_lone_statement_is_carried_by_its_own_outlet() =>
        Assert.Equal("anvil notYet, beacon notYet, courier carried", SomeStory.Row(SomeStory.Compare(SomeStory.ThreeOutlets()), "Horses"));

    [Fact]
    public void Copies_of_one_text_count_once_as_independent()
    {
        const string Wire =
            "A fire destroyed the old flour mill on the river on Monday night.\nThe owner of the mill denied "
            + "that the alarm had been switched off.\nTwelve engines fought the flames until the morning, the fire "
            + "service said.";
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", Wire),
            SomeStory.Article("beacon", Wire),
            SomeStory.Article("courier", "A fire on Monday night destroyed the old flour mill by the river.")
        );
        var statement = report.Statements.Single(s => s.Label.Contains("denied", StringComparison.Ordinal));
        Assert.Equal((2, 1), (statement.Carriers, statement.IndependentCarriers));
        Assert.Equal(["copy-A", "copy-A", null], report.Witnesses.Select(witness => witness.SharedCopyGroup));
    }

    [Fact]
    public void A_question_carries_no_statement()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", "The owner set fire to the old flour mill on Monday night."),
            SomeStory.Article("beacon", "The owner set fire to the old flour mill on Monday night."),
            SomeStory.Article("courier", "Police went to the river.", "The owner set fire to the old flour mill on Monday night?")
        );
        Assert.Equal("anvil carried, beacon carried, courier uncertain", SomeStory.Row(report, "set fire"));
    }

    [Fact]
    public void What_an_article_reports_over_several_sentences_is_carried_without_a_reading_in_the_row()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", "The owner of the old flour mill sold the grain store and the boat house to a bank."),
            SomeStory.Article("beacon", "The owner sold the grain store of the flour mill. The boat house of the old mill went to a bank.")
        );
        Assert.Equal("anvil carried, beacon carried", SomeStory.Row(report, "grain store and the boat house"));
    }

    [Fact]
    public void A_part_of_a_statement_is_partly_reported()
    {
        var report = SomeStory.Compare(
            SomeStory.Article(
                "anvil",
                "The owner of the old flour mill sold the grain store, the boat house and two barges to a bank of the harbour town."
            ),
            SomeStory.Article("beacon", "The owner of the old flour mill sold the grain store.")
        );
        Assert.Equal("anvil carried, beacon partly", SomeStory.Row(report, "barges"));
    }

    [Fact]
    public void Another_number_is_another_version_of_the_statement()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", "The fire at the old mill killed three people."),
            SomeStory.Article("beacon", "The fire at the old mill killed five people.", hours: 1)
        );
        var statement = Assert.Single(
            report.Statements,
            statement => statement.Readings.Length == 2 && statement.Label.Contains("killed", StringComparison.Ordinal)
        );
        Assert.Equal([CoverageState.Carried, CoverageState.Partly], statement.Coverage.Select(cell => cell.State).Order());
    }

    [Fact]
    public void What_stands_in_a_caption_is_not_reported_to_be_missing()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", "Horses were led from a stable to a school yard at dawn."),
            SomeStory.Article(
                "beacon",
                "Twelve engines fought the flames until the morning.\n\n(Photo: horses were led from a stable to a "
                    + "school yard at dawn. Dana Roe/Agency)",
                hours: 3
            )
        );
        Assert.Equal("anvil carried, beacon late", SomeStory.Row(report, "Horses"));
    }

    [Fact]
    public void A_cell_says_what_it_rests_on()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", "Mr. Orrel sold 12 barges to a bank of the harbour town."),
            SomeStory.Article("beacon", "Twelve engines fought the flames until the morning.\nThe owner sold barges to a bank.")
        );
        var cell = report.Statements.Single(statement => statement.Label.Contains("Orrel", StringComparison.Ordinal)).Coverage[1];
        Assert.Equal([1], cell.Basis!.Sentences);
        Assert.Equal(["orrel"], cell.Basis.NamesMissing!.Value);
        Assert.Equal(["12"], cell.Basis.NumbersMissing!.Value);
        Assert.InRange(cell.Basis.Found, 3, cell.Basis.Words - 1);
    }
}
