namespace NarrativeDiff.Core.Analysis.Certainty;

/// <summary>How far an outlet stands behind what it says, surest first.</summary>
/// <remarks>After FactBank (Saurí and Pustejovsky 2009), reduced to what surface cues can show.</remarks>
internal enum CertaintyLevel
{
    Asserted,
    Attributed,
    Distanced,
    Hedged,
    Denied,
}

/// <summary>The levels in the words of a report.</summary>
internal static class CertaintyLevels
{
    private static readonly string[] Names = ["asserted", "attributed", "distanced", "hedged", "denied"];

    public static string Name(this CertaintyLevel rung) => Names[(int)rung];

    public static CertaintyLevel Parse(string name) => (CertaintyLevel)Array.IndexOf(Names, name);
}
