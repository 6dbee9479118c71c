using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Core.Comparison.Numbers;

/// <summary>The units of a statement whose numbers are compared: a bounded part of a statement that very many articles carry.</summary>
internal static class ReadingUnits
{
    private const int MaxReadings = 12;

    private const int MaxUnits = 2;

    public static IEnumerable<TextUnit> Of(Statement statement) => statement.Readings.Take(MaxReadings).SelectMany(reading => reading.Units.Take(MaxUnits));
}
