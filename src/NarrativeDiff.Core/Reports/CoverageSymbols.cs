using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>How a coverage cell is shown to a reader: a mark that needs no colour, and words.</summary>
public static class CoverageSymbols
{
    public static string Symbol(this CoverageState state) =>
        state switch
        {
            CoverageState.Carried => "●",
            CoverageState.Uncertain => "◐",
            CoverageState.NotMatched => "○",
            CoverageState.NotYet => "…",
            CoverageState.Late => "◷",
            CoverageState.Dropped => "✕",
            CoverageState.Restored => "↺",
            CoverageState.Partly => "◔",
            CoverageState.NotCompared => "–",
            _ => "?",
        };

    public static string Words(this CoverageState state) =>
        state switch
        {
            CoverageState.Carried => "carried",
            CoverageState.Uncertain => "uncertain",
            CoverageState.NotMatched => "not matched",
            CoverageState.NotYet => "not yet",
            CoverageState.Late => "carried late",
            CoverageState.Dropped => "dropped",
            CoverageState.Restored => "restored",
            CoverageState.Partly => "partly",
            CoverageState.NotCompared => "not compared",
            _ => "unknown",
        };

    /// <summary>H for the headline, L for the lead, ¶n for the n-th sentence of the body; empty where nothing is carried.</summary>
    public static string PlaceMark(this CoverageCell cell) =>
        cell switch
        {
            { Place: "headline" } => "H",
            { Place: "lead" } => "L",
            { Place: not null, Paragraph: { } ordinal } => FormattableString.Invariant($"¶{ordinal}"),
            _ => "",
        };
}
