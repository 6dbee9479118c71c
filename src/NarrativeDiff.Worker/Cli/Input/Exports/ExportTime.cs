using System.Globalization;
using NarrativeDiff.Worker.Cli.Input.Pages;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>A time as exports write it, in ISO 8601 with an offset.</summary>
/// <param name="Doubt">What it does not say itself; null: it says day, clock and offset.</param>
internal sealed record ExportTime(string Iso, string? Doubt)
{
    private const string NoOffset = "times without an offset are taken as UTC; give their zone with --zone";
    private const string NoClock = "days without a clock are taken as of noon";

    /// <summary>Archives reach further back than pages do.</summary>
    private const int FirstYear = 1901;

    /// <param name="zone">Of times without an offset; null: UTC, and a doubt.</param>
    /// <returns>Null where it is no time that can be read.</returns>
    public static ExportTime? Read(string? text, TimeZoneInfo? zone = null)
    {
        if (StatedTime.Read(text, FirstYear) is not { } time || time.Instant(zone ?? TimeZoneInfo.Utc) is not { } instant)
            return null;
        return new ExportTime(
            instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            !time.HasClock ? NoClock
                : time.Offset is null && zone is null ? NoOffset
                : null
        );
    }
}
