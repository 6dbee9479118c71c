using System.CommandLine;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Cli;

/// <summary>How a verb ends: what its user can correct is one line, anything else is a defect and shows its stack.</summary>
internal static class VerbAction
{
    /// <summary>128 + SIGINT, as shells expect of a program that was interrupted.</summary>
    private const int Interrupted = 130;

    public static void SetVerb(this Command command, Func<ParseResult, CancellationToken, Task<int>> verb) =>
        command.SetAction(
            async (parse, cancel) =>
            {
                try
                {
                    return await verb(parse, cancel).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (cancel.IsCancellationRequested)
                {
                    return Interrupted;
                }
                catch (Exception fault)
                    when (fault is IOException or UnauthorizedAccessException or InvalidDataException or SettingException)
                {
                    await parse
                        .InvocationConfiguration.Error.WriteLineAsync($"error: {Terminal.Safe(StartFault.Line(fault) ?? fault.Message)}")
                        .ConfigureAwait(false);
                    return ExitCode.Failure;
                }
            }
        );
}
