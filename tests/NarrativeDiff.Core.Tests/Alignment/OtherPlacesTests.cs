using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Where else a statement is reported, drawn as places of sentences; each unit is a sentence of the witness named, in a row or
/// not.</summary>
public class OtherPlacesTests
{
    [Fact]
    public void A_sentence_that_reports_the_same_as_the_row_is_found_though_it_stands_in_another() =>
        Assert.Equal("2", Drawn([0, 1, 2], [0, 1], (0, 2, 0.7), (1, 2, 0.6)));

    [Fact]
    public void It_must_report_the_same_as_the_readings_on_average() => Assert.Equal("", Drawn([0, 1, 2], [0, 1], (0, 2, 0.9)));

    [Fact]
    public void An_article_with_a_reading_is_asked_for_further_sentences_by_the_readings_of_others() =>
        Assert.Equal("2", Drawn([0, 1, 1], [0, 1], (0, 2, 0.6)));

    [Fact]
    public void A_row_asked_twice_answers_the_same()
    {
        var units = new[] { 0, 1, 2 }.Select(BareUnit.Of).ToImmutableArray();
        using var pairs = new PairsOfUnit(3, [new ScoredPair(0, 2, PairModel.Logit(0.7))]);
        var places = new OtherPlaces(new StoryUnits(units, units), pairs, new AlignmentOptions());
        var room = places.NewRoom();
        Assert.Equal(units[2], Assert.Single(places.Of([0], room)));
        Assert.Empty(places.Of([0, 1], room));
        Assert.Equal(units[2], Assert.Single(places.Of([0], room)));
    }

    private static string Drawn(int[] witnesses, int[] row, params (int A, int B, double Score)[] pairs)
    {
        var units = witnesses.Select(BareUnit.Of).ToImmutableArray();
        using var of = new PairsOfUnit(
            units.Length,
            [.. pairs.Select(pair => new ScoredPair(pair.A, pair.B, PairModel.Logit(pair.Score)))]
        );
        var places = new OtherPlaces(new StoryUnits(units, units), of, new AlignmentOptions());
        return string.Join(',', places.Of([.. row], places.NewRoom()).Select(unit => unit.Sentence));
    }
}
