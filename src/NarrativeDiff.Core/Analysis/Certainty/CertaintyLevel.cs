namespace NarrativeDiff.Core.Analysis.Certainty;

/// <summary>How far an outlet stands behind what it tells, surest first.</summary>
/// <remarks>After FactBank (Saurí and Pustejovsky 2009), reduced to what surface cues can tell.</remarks>
internal enum CertaintyLevel
{
    Asserted,
    Attributed,
    Distanced,
    Hedged,
    Denied,
}

/// <summary>The rungs in the words of a report.</summary>
internal static class CertaintyLevels
{
    private static readonly string[] Names = ["asserted", "attributed", "distanced", "hedged", "denied"];

    public static string Name(this CertaintyLevel rung) => Names[(int)rung];

    public static CertaintyLevel Parse(string name) => (CertaintyLevel)Array.IndexOf(Names, name);
}
