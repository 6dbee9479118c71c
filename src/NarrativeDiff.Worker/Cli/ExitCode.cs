namespace NarrativeDiff.Worker.Cli;

/// <summary>What a verb returns to the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Something failed; what could be done is done, and every fault stands on the error stream.</summary>
    public const int Failure = 1;

    /// <summary>The command line itself makes no sense; nothing was done.</summary>
    public const int WrongUsage = 2;
}
