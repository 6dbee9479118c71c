namespace NarrativeDiff.Worker.Fixtures;

/// <summary>What a test measured: in its output, and in the file that ND_FIGURES names.</summary>
internal static class Figures
{
    private static readonly Lock OneAtATime = new();

    public static void Draft(string line)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        if (Environment.GetEnvironmentVariable("ND_FIGURES") is { Length: > 0 } file)
            lock (OneAtATime)
                File.AppendAllText(file, line + "\n");
    }
}
