using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>What one outlet does with a finding's subject, in a mark and a few words.</summary>
public static class StancePhrases
{
    public static string Symbol(this FindingStance stance) =>
        stance switch
        {
            FindingStance.States => "●",
            FindingStance.Differs => "≠",
            FindingStance.Hedges => "?",
            FindingStance.Attributes => "”",
            FindingStance.Denies => "¬",
            FindingStance.Partly => "◔",
            FindingStance.Silent => "○",
            FindingStance.NotYet => "…",
            FindingStance.TooShort => "–",
            _ => "◐",
        };

    public static string Verb(this FindingStance stance) =>
        stance switch
        {
            FindingStance.States => "has it",
            FindingStance.Differs => "differs",
            FindingStance.Hedges => "says it may be so",
            FindingStance.Attributes => "leaves it to a source",
            FindingStance.Denies => "denies it",
            FindingStance.Partly => "has a part of it",
            FindingStance.Silent => "does not mention it",
            FindingStance.NotYet => "does not have it; published earlier",
            FindingStance.TooShort => "too short to expect it",
            _ => "not clear",
        };

    /// <summary>The class that colours it as a coverage cell of the same meaning.</summary>
    public static string Style(this FindingStance stance) =>
        stance switch
        {
            FindingStance.States => "k-c",
            FindingStance.Differs or FindingStance.Denies => "k-d",
            FindingStance.Hedges or FindingStance.Partly => "k-u",
            FindingStance.Attributes => "k-l",
            _ => "k-n",
        };

    /// <summary>Where it stands and how much: headline, lead or the ordinal of the sentence.</summary>
    public static string Place(FindingPosition position)
    {
        var place = position switch
        {
            { Place: "headline" } => "headline",
            { Place: "lead" } => "lead",
            { Paragraph: { } ordinal } => FormattableString.Invariant($"sentence {ordinal}"),
            _ => "",
        };
        return position.Sentences.Length > 1 && place.Length > 0
            ? FormattableString.Invariant($"{place}, {position.Sentences.Length} sentences")
            : place;
    }
}
