using System.Globalization;
using Humanizer;

namespace NarrativeDiff.Core.Reports;

/// <summary>The words and signs every written form of a report shares: states, places, times, quantities.</summary>
public static class ProseTerms
{
    /// <summary>One character a state, so that a table reads without colour.</summary>
    public static string Symbol(CoverageState state) => state switch
    {
        CoverageState.Carried => "●",
        CoverageState.Uncertain => "◐",
        CoverageState.NotMatched => "○",
        CoverageState.NotYet => "…",
        CoverageState.Late => "◷",
        CoverageState.Dropped => "✕",
        CoverageState.Restored => "↺",
        _ => "?",
    };

    public static string Name(CoverageState state) => state switch
    {
        CoverageState.Carried => "carried",
        CoverageState.Uncertain => "uncertain",
        CoverageState.NotMatched => "not matched",
        CoverageState.NotYet => "not yet",
        CoverageState.Late => "late",
        CoverageState.Dropped => "dropped",
        CoverageState.Restored => "restored",
        _ => "unknown",
    };

    public static string Explain(CoverageState state) => state switch
    {
        CoverageState.Carried => "a sentence scores at or over the upper threshold",
        CoverageState.Uncertain => "the best sentence scores between the thresholds; never counted as an omission",
        CoverageState.NotMatched => "the best sentence scores under the lower threshold",
        CoverageState.NotYet => "not matched, but the article is older than the statement’s first report",
        CoverageState.Late => "carried, but long after the first report",
        CoverageState.Dropped => "an earlier version carried it, the newest does not",
        CoverageState.Restored => "carried, taken out, carried again",
        _ => "a state this page does not know",
    };

    public static bool IsCarried(CoverageState state) =>
        state is CoverageState.Carried or CoverageState.Late or CoverageState.Restored;

    /// <summary>H headline, L lead, ¶n the n-th sentence of the body; empty where nothing is carried.</summary>
    public static string Place(CoverageCell cell) => cell.Place switch
    {
        "headline" => "H",
        "lead" => "L",
        _ => cell.Paragraph is { } n ? string.Create(CultureInfo.InvariantCulture, $"¶{n}") : "",
    };

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>The clock time where the day is plain from its surroundings.</summary>
    public static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Window(TimeWindow window) => window.From.UtcDateTime.Date == window.To.UtcDateTime.Date
        ? window.From == window.To ? Time(window.From) : $"{window.From.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture)}–{Clock(window.To)} UTC"
        : $"{Time(window.From)} – {Time(window.To)}";

    public static string Later(TimeSpan span) => $"{Elapsed(span)} later";

    /// <summary>At most two units, e.g. <c>3 hours, 5 minutes</c>.</summary>
    public static string Elapsed(TimeSpan span) => span < TimeSpan.FromMinutes(1)
        ? "less than a minute"
        : TimeSpan.FromMinutes(Math.Round(span.TotalMinutes)).Humanize(2, CultureInfo.InvariantCulture, maxUnit: TimeUnit.Day, minUnit: TimeUnit.Minute);

    public static string Count(int count, string noun) => noun.ToQuantity(count, "N0", CultureInfo.InvariantCulture);

    public static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    public static string List(IEnumerable<string> items) => items.Humanize();

    public static string Short(string text, int length) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Truncate(length, "…", Truncator.FixedLength);

    public static string OutletName(ReportWitness witness) =>
        string.IsNullOrWhiteSpace(witness.OutletName) ? witness.Outlet : witness.OutletName;

    /// <summary>Outlets after those that share one copy are counted once.</summary>
    public static int IndependentOutlets(Report report) => report.Witnesses
        .Select(witness => witness.SharedCopyGroup is { } group ? $"copy {group}" : $"outlet {witness.Outlet}")
        .Distinct(StringComparer.Ordinal).Count();

    public static int Outlets(Report report) => report.Witnesses.Select(witness => witness.Outlet).Distinct(StringComparer.Ordinal).Count();

    public static int Versions(Report report) => report.Witnesses.Sum(witness => 1 + witness.EarlierVersions.Length);
}
