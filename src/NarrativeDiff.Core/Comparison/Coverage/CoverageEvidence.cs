using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>What a coverage finding shows: the carriers' words and the nearest sentence of the witness it is about.</summary>
internal static class CoverageEvidence
{
    private const int MaxCarriers = 4;

    /// <param name="carriers">Of other witnesses.</param>
    public static ImmutableArray<Evidence> Of(Collation collation, IEnumerable<TextUnit> carriers, Cell cell) =>
        [
            .. carriers.Take(MaxCarriers).Select(unit => EvidenceFactory.Of(collation, unit, "carrier")),
            .. cell
                .CarriedBefore.TakeLast(1)
                .Select(before =>
                    EvidenceFactory.Sentence(
                        collation.Witnesses[cell.Witness],
                        collation.Witnesses[cell.Witness].Versions[before.Key],
                        before.Value,
                        "before"
                    )
                ),
            .. cell.Nearest is { } nearest ? [EvidenceFactory.Of(collation, nearest, "nearest")] : ImmutableArray<Evidence>.Empty,
        ];

    /// <summary>Other witnesses that surely carry what the label says; where there is none those that are like it.</summary>
    public static IEnumerable<TextUnit> Others(Collation collation, Statement statement, int witness)
    {
        var sure = Carriers(collation, statement, statement.Representative).Where(unit => unit.Witness != witness).ToArray();
        return sure.Length > 0 ? sure : Alike(collation, statement, statement.Representative).Where(unit => unit.Witness != witness);
    }

    /// <summary>Of each carrier the unit nearest to what is reported of the statement, where it says much the same; of the article the
    /// words are from, these.</summary>
    public static IEnumerable<TextUnit> Alike(Collation collation, Statement statement, TextUnit reported) =>
        from reading in statement.CarriedReadings
        let nearest = reading.Units.MaxBy(unit => unit == reported ? 1 : collation.Scores.Score(unit, reported))!
        where nearest == reported || collation.ReportSame(nearest, reported)
        select nearest;

    /// <summary>Those of them that carry the very statement.</summary>
    /// <remarks>Of 16 passages that readers found shown as carriers and saying something else (ECB+, NewsWCL50 dev) 4 pass; of 261 others
    /// 206.</remarks>
    public static IEnumerable<TextUnit> Carriers(Collation collation, Statement statement, TextUnit reported) =>
        Alike(collation, statement, reported)
            .Where(unit => unit == reported || collation.Scores.Score(unit, reported) >= MinSure || ShareOf(reported, unit) >= MaxWords);

    /// <summary>Pair score; as for whole sentences in other words.</summary>
    private const double MinSure = 0.97;

    /// <summary>Weighted share of the reported content words.</summary>
    private const double MaxWords = 2.0 / 3;

    /// <summary>Weighted share of one unit's content words that another has, 0–1.</summary>
    public static double ShareOf(TextUnit reported, TextUnit carrier) =>
        PairFeatures.SharedWeight(reported.Terms, carrier.Terms) / reported.TermWeight;

    /// <summary>Outlets among them, those that share one copy counted once.</summary>
    public static int Independent(Collation collation, IEnumerable<TextUnit> carriers) =>
        carriers.Select(unit => SideOf(collation, unit)).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The outlet, or the copy that it shares with others.</summary>
    public static string SideOf(Collation collation, TextUnit unit) =>
        collation.Copies.GroupOf(unit.Witness) is { } group ? $"copy {group}" : collation.WitnessOf(unit).Outlet;
}
