using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Core.Comparison.Numbers;

/// <summary>The units of a statement whose numbers are compared: a bounded part of a statement that very many articles carry.</summary>
internal static class ReadingUnits
{
    private const int MaxReadings = 12;

    private const int MaxUnits = 2;

    /// <summary>What the row's readings say, and what articles say that have another version of it elsewhere: another number is what makes
    /// it another version.</summary>
    public static IEnumerable<TextUnit> Of(Statement statement) =>
        [
            .. statement.Readings.Take(MaxReadings).SelectMany(reading => reading.Units.Take(MaxUnits)),
            .. statement
                .Cells.Where(cell => statement.Readings.Length > 1 && cell.IsPartly && statement.ReadingOf(cell.Witness) is null)
                .Take(MaxReadings)
                .Select(cell => cell.Nearest)
                .OfType<TextUnit>(),
        ];
}
