using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>Readings of one statement by two witnesses, set side by side.</summary>
internal sealed record ReadingPair(Statement Statement, TextUnit Left, TextUnit Right);

/// <summary>The pairs of readings that a wording rule looks at.</summary>
internal static class ReadingPairs
{
    /// <summary>Pairs of different outlets that surely report the same, the first two units of each; of large statements the first eight
    /// readings.</summary>
    public static IEnumerable<ReadingPair> Of(Collation collation, Statement statement) =>
        OfAll(collation, statement).Where(pair => collation.AreSame(pair.Left, pair.Right));

    /// <summary>All pairs of carried readings, for rules that ask for nearly the same words: a negation or another name makes a pair less
    /// sure.</summary>
    public static IEnumerable<ReadingPair> OfAll(Collation collation, Statement statement)
    {
        var units = statement.CarriedReadings.Take(8).SelectMany(reading => reading.Units.Take(2)).ToArray();
        return from a in Enumerable.Range(0, units.Length)
            from b in Enumerable.Range(a + 1, units.Length - a - 1)
            where collation.WitnessOf(units[a]).Outlet != collation.WitnessOf(units[b]).Outlet
            select new ReadingPair(statement, units[a], units[b]);
    }
}
