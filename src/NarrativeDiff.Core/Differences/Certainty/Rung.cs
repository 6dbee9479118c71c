namespace NarrativeDiff.Core.Differences.Certainty;

/// <summary>How far an outlet stands behind what it tells, surest first.</summary>
/// <remarks>After FactBank (Saurí and Pustejovsky 2009), reduced to what surface cues can tell.</remarks>
internal enum Rung
{
    Asserted,
    Attributed,
    Distanced,
    Hedged,
    Denied,
}

/// <summary>The rungs in the words of a report.</summary>
internal static class Rungs
{
    private static readonly string[] Names = ["asserted", "attributed", "distanced", "hedged", "denied"];

    public static string Name(this Rung rung) => Names[(int)rung];

    public static Rung Parse(string name) => (Rung)Array.IndexOf(Names, name);
}
