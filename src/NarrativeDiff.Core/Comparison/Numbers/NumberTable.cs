using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Numbers;

/// <summary>Every quantity that the readings of shared statements give, for the report's table of numbers.</summary>
internal static class NumberTable
{
    public static ImmutableArray<ReportNumber> Of(Collation collation) =>
        [
            .. from statement in collation.Statements
            where statement.Tellers >= 2
            from unit in statement.Readings.SelectMany(reading => reading.Units)
            from count in Count.In(collation, unit)
            select new ReportNumber(
                statement.Id,
                collation.WitnessOf(unit).Siglum,
                count.Number.Unit,
                count.Low,
                double.IsInfinity(count.High) ? null : count.High,
                count.Span
            ),
        ];
}
