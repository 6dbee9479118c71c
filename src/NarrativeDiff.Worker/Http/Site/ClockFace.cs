using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>The line on which all versions of a story are placed by their time.</summary>
public sealed record ClockFace(TimeWindow Window)
{
    /// <summary>Room for half a point at both ends of the 1000 units.</summary>
    private const double Margin = 12;

    public DateTimeOffset From => Window.From;

    public DateTimeOffset Middle => Window.From + ((Window.To - Window.From) / 2);

    public DateTimeOffset To => Window.To;

    public string Place(DateTimeOffset at)
    {
        var whole = (Window.To - Window.From).TotalSeconds;
        var share = whole <= 0 ? 0.5 : Math.Clamp((at - Window.From).TotalSeconds / whole, 0, 1);
        return (Margin + (share * (1000 - (2 * Margin)))).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
    }
}
