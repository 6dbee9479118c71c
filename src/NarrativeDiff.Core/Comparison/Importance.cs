using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>How much a statement matters in its story: who carries it, and how far up.</summary>
internal static class Importance
{
    /// <summary>Independent carriers among all witnesses, 0–1.</summary>
    public static double Support(Collation collation, Statement statement) =>
        (double)statement.IndependentCarriers / collation.Witnesses.Length;

    /// <summary>The most prominent place among the statement's readings: 1 in a headline, .9 at the top of a body, down to .3 at its
    /// end.</summary>
    public static double Prominence(Statement statement) =>
        statement.Readings.SelectMany(reading => reading.Units).Max(unit => Prominence(unit.Field, unit.Position));

    public static double Prominence(TextField field, double position) => field == TextField.Headline ? 1 : 0.9 - 0.6 * position;
}
