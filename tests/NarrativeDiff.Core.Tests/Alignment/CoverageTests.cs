using System.Collections.Immutable;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Rows of the collation drawn as outlet and state.</summary>
public class CoverageTests
{
    private const string Denial = "The owner of the mill denied that the alarm had been switched off.";

    [Fact]
    public void What_two_carry_and_a_later_article_lacks_is_not_matched_there() =>
        Assert.Equal("anvil carried, beacon late, courier notMatched", SomeStory.Row(SomeStory.Compare(SomeStory.ThreeOutlets()), "denied"));

    [Fact]
    public void An_article_older_than_the_statement_could_not_have_it_yet()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", Denial, hours: 5), SomeStory.Article("beacon", Denial, hours: 7), SomeStory.Article("courier", "Horses were led from a stable to a school yard at dawn."));
        Assert.Equal("anvil carried, beacon late, courier notYet", SomeStory.Row(report, "denied"));
    }

    [Fact]
    public void What_an_earlier_version_had_and_the_newest_lacks_is_dropped()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", Denial, hours: 0), SomeStory.Article("beacon", Denial, hours: 0.5),
            SomeStory.Article("courier", Denial + "\nHorses were led from a stable to a school yard.", hours: 1, version: 1),
            SomeStory.Article("courier", "Horses were led from a stable to a school yard.", hours: 3, version: 2));
        Assert.Equal("anvil carried, beacon carried, courier dropped", SomeStory.Row(report, "denied"));
    }

    [Fact]
    public void What_was_taken_out_and_put_back_is_restored()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", Denial, hours: 0),
            SomeStory.Article("courier", Denial + "\nHorses were led from a stable to a school yard.", hours: 1, version: 1),
            SomeStory.Article("courier", "Horses were led from a stable to a school yard.", hours: 3, version: 2),
            SomeStory.Article("courier", "Horses were led from a stable to a school yard.\n" + Denial, hours: 4, version: 3));
        Assert.Equal("anvil carried, courier restored", SomeStory.Row(report, "denied"));
    }

    [Fact]
    public void A_lone_statement_is_carried_by_its_own_outlet() =>
        Assert.Equal("anvil notYet, beacon notYet, courier carried", SomeStory.Row(SomeStory.Compare(SomeStory.ThreeOutlets()), "Horses"));

    [Fact]
    public void Copies_of_one_text_count_once_as_independent()
    {
        const string Wire = "A fire destroyed the old flour mill on the river on Monday night.\nThe owner of the mill denied that the alarm had been switched off.\nTwelve engines fought the flames until the morning, the fire service said.";
        var report = SomeStory.Compare(SomeStory.Article("anvil", Wire), SomeStory.Article("beacon", Wire), SomeStory.Article("courier", "A fire on Monday night destroyed the old flour mill by the river."));
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
            SomeStory.Article("courier", "Police went to the river.", "The owner set fire to the old flour mill on Monday night?"));
        Assert.Equal("anvil carried, beacon carried, courier uncertain", SomeStory.Row(report, "set fire"));
    }

    [Theory]
    [InlineData(.30, .30, CoverageState.Uncertain)]
    [InlineData(.30, .10, CoverageState.NotMatched)]
    [InlineData(.20, .20, CoverageState.NotMatched)]
    [InlineData(.45, .10, CoverageState.Uncertain)]
    public void An_article_near_to_most_readings_is_not_reported_to_lack_the_statement(double toOne, double toOther, CoverageState expected)
    {
        var witnesses = Witness.Of(new Story("mill", [SomeStory.Article("anvil", Denial), SomeStory.Article("beacon", Denial), SomeStory.Article("courier", "Horses were led from a stable to a school yard.", hours: 3)]));
        var history = VersionHistory.Of(witnesses);
        var units = StoryUnits.Of(witnesses, history, new LexicalSimilarity());
        var place = units.Segments.Select((unit, i) => (unit, i)).Where(entry => entry.unit.Field == Model.TextField.Body).Select(entry => entry.i).ToArray();
        ImmutableArray<ScoredPair> pairs = [new(place[0], place[1], 4), new(place[0], place[2], PairModel.Logit(toOne)), new(place[1], place[2], PairModel.Logit(toOther))];
        var table = new CoverageTable(witnesses, new ScoredStory(units, [], pairs, 0.1), history, SharedCopy.Of(witnesses), new AlignmentOptions());
        Assert.Equal(expected, table.StatementOf([place[0], place[1]]).Cells[2].State);
    }
}
