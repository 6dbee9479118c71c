using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Certainty;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Certainty;

/// <summary>The level of every reading: which unit it is read from, and what earlier versions had.</summary>
internal static class CertaintyTable
{
    /// <summary>The unit a reading's level is taken from: the body speaks before the headline, which is held against it by E2.</summary>
    public static TextUnit UnitOf(Reading reading) =>
        reading.Units.FirstOrDefault(unit => unit.Field == TextField.Body) ?? reading.Units[0];

    public static Assessment Of(Collation collation, TextUnit unit)
    {
        var text = collation.WitnessOf(unit).Text;
        return Of(text, text.Sentences[unit.Sentence], unit.Span);
    }

    private static Assessment Of(ArticleText text, Sentence sentence, TextSpan unit) =>
        text.Derived.At(text, sentence.Field, unit, (text, _, unit) => new Assessed(Assessment.Of(text, sentence, unit))).What;

    private sealed record Assessed(Assessment What);

    /// <returns>The level in every version that carries the statement, oldest first; empty where none does.</returns>
    public static ImmutableArray<VersionCertainty> Versions(Collation collation, Statement statement, Cell cell)
    {
        var witness = collation.Witnesses[cell.Witness];
        var before = cell.CarriedBefore.Select(carried => new VersionCertainty(
            witness.Versions[carried.Key].Number,
            Whole(witness.Versions[carried.Key].Text, carried.Value)
        ));
        var carrying = statement.ReadingOf(cell.Witness) is { } reading ? UnitOf(reading) : cell.Nearest;
        return carrying is not null && cell.IsCarried
            ? [.. before, new VersionCertainty(witness.Newest.Number, Of(collation, carrying).Rung.Name())]
            : [.. before];
    }

    private static string Whole(ArticleText text, int sentence) =>
        Of(text, text.Sentences[sentence], text.Sentences[sentence].Span).Rung.Name();
}
