using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Core.Differences.Numbers;

/// <summary>The units of a statement whose numbers are compared: a bounded part of a statement that very many articles carry.</summary>
internal static class ReadingUnits
{
    private const int MostReadings = 12;

    private const int MostUnits = 2;

    public static IEnumerable<Unit> Of(Statement statement) => statement.Readings.Take(MostReadings).SelectMany(reading => reading.Units.Take(MostUnits));
}
