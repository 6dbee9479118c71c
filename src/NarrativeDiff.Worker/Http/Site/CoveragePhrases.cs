using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using static NarrativeDiff.Worker.Http.Site.Format;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A coverage cell in one plain sentence, and apart from it its figures.</summary>
public static class CoveragePhrases
{
    /// <summary>Where the sentence itself is not written out, these words lead to it.</summary>
    public const string NearestSentence = "nearest sentence";

    public static string Of(ReportView view, ReportStatement statement, CoverageCell cell)
    {
        var articleVersion = view.Newest(cell.Siglum);
        return cell.State switch
        {
            CoverageState.Carried => "Carried" + After(cell) + Sure(cell),
            CoverageState.Late => "Carried late" + After(cell) + Sure(cell),
            CoverageState.Partly => $"A part of it, or another version, in {articleVersion.Outlet}{Missing(cell)}",
            CoverageState.Restored => "Carried, taken out and carried again",
            CoverageState.Uncertain => $"Uncertain in {articleVersion.Outlet} at {ShortTime(articleVersion.PublishedAt)}; "
                + $"{Nearest(cell)}, "
                + $"not enough to count as carried or as missing{Missing(cell)}",
            CoverageState.Dropped => $"Carried by an earlier version of {articleVersion.Outlet}; not matched in version "
                + $"{articleVersion.Version} ({ShortTime(articleVersion.PublishedAt)}); {Nearest(cell)}",
            CoverageState.NotYet => $"Not yet in {articleVersion.Outlet}: its newest version ({ShortTime(articleVersion.PublishedAt)}) is "
                + $"older than the first report ({ShortTime(statement.FirstReportedAt)}); {Nearest(cell)}",
            CoverageState.NotMatched => $"Not matched in {articleVersion.Outlet} by {ShortTime(articleVersion.PublishedAt)}; "
                + $"{Nearest(cell)}{Missing(cell)}",
            CoverageState.NotCompared => $"Not compared: {articleVersion.Outlet} is in another language",
            _ => $"Unknown in {articleVersion.Outlet}",
        };
    }

    private static string Sure(CoverageCell cell) => cell.Ladder() is { Length: > 0 } ladder ? $"; {ladder}" : "";

    private static string Missing(CoverageCell cell) => cell.Basis?.MissingInWords() is { Length: > 0 } missing ? $"; {missing}" : "";

    /// <summary>What the cell was judged by: its score, the threshold where it is under it, the key words found.</summary>
    public static string Figures(ReportView view, CoverageCell cell) =>
        $"score {Score(cell.Score)}{(ReportView.IsLack(cell) ? Threshold(view) : "")}{(cell.Basis is { } basis ? $"; {basis.InWords()}" : "")}";

    /// <summary>The few words for the cell itself.</summary>
    public static string Brief(ReportView view, CoverageCell cell) =>
        $"{view.Newest(cell.Siglum).Outlet}: {cell.State.Words()}"
        + $"{(Place(cell) is { } place ? ", " + place : "")}{(cell.Ladder() is { Length: > 0 } ladder ? ", " + ladder : "")}, "
        + $"score {Score(cell.Score)}";

    private static string? Place(CoverageCell cell) =>
        cell switch
        {
            { Place: "headline" } => "headline",
            { Place: "lead" } => "lead",
            { Place: not null, Paragraph: { } ordinal } => FormattableString.Invariant($"sentence {ordinal}"),
            _ => null,
        };

    private static string After(CoverageCell cell) =>
        cell.MinutesAfterFirst switch
        {
            null or <= 0 => "",
            < 120 and { } minutes => FormattableString.Invariant($", {minutes:0} minutes after the first report"),
            { } minutes => FormattableString.Invariant($", {minutes / 60:0.#} hours after the first report"),
        };

    private static string Nearest(CoverageCell cell) => cell.NearestSentence is null ? "no sentence comes near" : NearestSentence;

    private static string Threshold(ReportView view) =>
        (view.Threshold("cellAbsent") ?? view.Threshold("notMatched") ?? view.Threshold("uncertain")) is { } threshold
            ? $" (threshold {Score(threshold)})"
            : "";
}
