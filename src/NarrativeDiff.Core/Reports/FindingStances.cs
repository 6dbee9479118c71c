using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>How a position is shown to a reader: a word or two, and the place.</summary>
public static class FindingStances
{
    public static string Words(this FindingStance stance) =>
        stance switch
        {
            FindingStance.States => "states it",
            FindingStance.Differs => "differs",
            FindingStance.Hedges => "as possible",
            FindingStance.Attributes => "by a source",
            FindingStance.Denies => "denies it",
            FindingStance.Partly => "in part",
            FindingStance.Silent => "silent",
            FindingStance.NotYet => "not yet",
            FindingStance.TooShort => "too short",
            _ => "unknown",
        };

    /// <summary>H for the headline, L for the lead, ¶n for the n-th sentence of the body; empty where it has nothing.</summary>
    public static string PlaceMark(this FindingPosition position) =>
        position switch
        {
            { Place: "headline" } => "H",
            { Place: "lead" } => "L",
            { Place: not null, Paragraph: { } ordinal } => FormattableString.Invariant($"¶{ordinal}"),
            _ => "",
        };
}
