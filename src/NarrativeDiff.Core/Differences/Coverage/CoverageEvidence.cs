using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Differences.Coverage;

/// <summary>What a coverage finding shows: the carriers' words and the nearest sentence of the witness it is about.</summary>
internal static class CoverageEvidence
{
    private const int MostCarriers = 4;

    public static ImmutableArray<Evidence> Of(Collation collation, Statement statement, Cell cell) =>
    [
        .. statement.CarriedReadings.Where(reading => reading.Witness != cell.Witness).Take(MostCarriers)
            .Select(reading => Spans.Of(collation, reading.Units[0], "carrier")),
        .. cell.CarriedBefore.TakeLast(1).Select(before => Spans.Sentence(
            collation.Witnesses[cell.Witness], collation.Witnesses[cell.Witness].Versions[before.Key], before.Value, "before")),
        .. cell.Nearest is { } nearest ? [Spans.Of(collation, nearest, "nearest")] : ImmutableArray<Evidence>.Empty,
    ];
}
