using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Differences.Coverage;

/// <summary>What a coverage finding shows: the carriers' words and the nearest sentence of the witness it is about.</summary>
internal static class CoverageEvidence
{
    private const int MostCarriers = 4;

    /// <param name="carriers">Of other witnesses.</param>
    public static ImmutableArray<Evidence> Of(Collation collation, IEnumerable<Unit> carriers, Cell cell) =>
    [
        .. carriers.Take(MostCarriers).Select(unit => Spans.Of(collation, unit, "carrier")),
        .. cell.CarriedBefore.TakeLast(1).Select(before => Spans.Sentence(
            collation.Witnesses[cell.Witness], collation.Witnesses[cell.Witness].Versions[before.Key], before.Value, "before")),
        .. cell.Nearest is { } nearest ? [Spans.Of(collation, nearest, "nearest")] : ImmutableArray<Evidence>.Empty,
    ];

    /// <summary>Other witnesses that surely carry what the label tells; where there is none those that are like it.</summary>
    public static IEnumerable<Unit> Others(Collation collation, Statement statement, int witness)
    {
        var sure = Carriers(collation, statement, statement.Representative).Where(unit => unit.Witness != witness).ToArray();
        return sure.Length > 0 ? sure : Alike(collation, statement, statement.Representative).Where(unit => unit.Witness != witness);
    }

    /// <summary>Of each carrier the unit nearest to what is told of the statement, where it says much the same; of the article the words are from, these.</summary>
    public static IEnumerable<Unit> Alike(Collation collation, Statement statement, Unit told) =>
        from reading in statement.CarriedReadings
        let nearest = reading.Units.MaxBy(unit => unit == told ? 1 : collation.Scores.Score(unit, told))!
        where nearest == told || collation.TellSame(nearest, told)
        select nearest;

    /// <summary>Those of them that carry the very statement.</summary>
    /// <remarks>Of 16 passages that readers found shown as carriers and telling something else (ECB+, NewsWCL50 dev) 4 pass; of 261 others 206.</remarks>
    public static IEnumerable<Unit> Carriers(Collation collation, Statement statement, Unit told) => Alike(collation, statement, told)
        .Where(unit => unit == told || collation.Scores.Score(unit, told) >= SureFrom || ShareOf(told, unit) >= MostWords);

    /// <summary>Pair score; as for whole sentences in other words.</summary>
    private const double SureFrom = 0.97;

    /// <summary>Weighted share of the told content words.</summary>
    private const double MostWords = 2.0 / 3;

    /// <summary>Weighted share of one unit's content words that another has, 0–1.</summary>
    public static double ShareOf(Unit told, Unit carrier) => PairFeatures.SharedWeight(told.Terms, carrier.Terms) / told.TermWeight;

    /// <summary>The outlets that surely carry it, and how many more the coverage table counts.</summary>
    public static string Named(Collation collation, Statement statement, IEnumerable<Unit> carriers)
    {
        var sure = OutletsOf(collation, carriers.Select(unit => unit.Witness)).ToArray();
        var others = OutletsOf(collation, statement.CarriedReadings.Select(reading => reading.Witness)).Except(sure, StringComparer.Ordinal).Count();
        return others == 0 ? Prose.List(sure) : $"{Prose.List(sure)}, perhaps by {others} more";
    }

    private static IEnumerable<string> OutletsOf(Collation collation, IEnumerable<int> witnesses) =>
        witnesses.Select(witness => collation.Witnesses[witness].Outlet).Distinct(StringComparer.Ordinal);

    /// <summary>Outlets among them, those that share one copy counted once.</summary>
    public static int Independent(Collation collation, IEnumerable<Unit> carriers) =>
        carriers.Select(unit => SideOf(collation, unit)).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The outlet, or the copy that it shares with others.</summary>
    public static string SideOf(Collation collation, Unit unit) =>
        collation.Copies.GroupOf(unit.Witness) is { } group ? $"copy {group}" : collation.WitnessOf(unit).Outlet;
}
