using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Site;

/// <summary>The drawing of all versions on one UTC clock: one lane an article, one dot a version.</summary>
/// <remarks>Units are those of the drawing's view box.</remarks>
internal sealed class VersionClock
{
    public const int Width = 1000;
    public const int Left = 210;
    public const int Lane = 34;
    private const int Right = 40;
    private const int MostTicks = 7;

    private static readonly int[] StepMinutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080, 20160, 43200, 129600, 525600];

    private readonly DateTimeOffset from;
    private readonly double minutes;

    public VersionClock(TimeWindow window)
    {
        // A story of one moment still gets an axis.
        from = window.From;
        minutes = Math.Max(1, (window.To - window.From).TotalMinutes);
        var step = StepMinutes.FirstOrDefault(step => minutes / step <= MostTicks, StepMinutes[^1]);
        Ticks = [.. TicksEvery(step).Select(at => (Label(at, step), X(at)))];
    }

    public ImmutableArray<(string Label, double X)> Ticks { get; }

    public double X(DateTimeOffset at) => Math.Round(Left + (at - from).TotalMinutes / minutes * (Width - Left - Right), 1);

    public static string Text(double units) => units.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<DateTimeOffset> TicksEvery(int step)
    {
        var midnight = new DateTimeOffset(from.UtcDateTime.Date, TimeSpan.Zero);
        var first = midnight.AddMinutes(Math.Ceiling((from - midnight).TotalMinutes / step) * step);
        for (var at = first; at <= from.AddMinutes(minutes); at = at.AddMinutes(step))
            yield return at;
    }

    private static string Label(DateTimeOffset at, int step) =>
        at.UtcDateTime.ToString(step < 1440 && at.UtcDateTime.TimeOfDay != TimeSpan.Zero ? "HH:mm" : "d MMM", CultureInfo.InvariantCulture);
}
