using System.CommandLine;
using Microsoft.Extensions.Options;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary><c>run</c>: the worker itself, until it is stopped.</summary>
internal static class RunCommand
{
    public static Command Create(HostFactory build)
    {
        var command = new Command("run", "The worker: takes article versions, compares stories, publishes reports, serves HTTP. Settings: appsettings.json, environment, or --Section:Key value.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction((parsed, cancel) => RunAsync([.. parsed.UnmatchedTokens], build, cancel));
        return command;
    }

    /// <param name="settings">As <c>--Section:Key value</c>, over file and environment.</param>
    public static async Task<int> RunAsync(string[] settings, HostFactory build, CancellationToken cancel)
    {
        if (settings is [{ } first, ..] && !first.StartsWith("--", StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync($"error: '{Terminal.Safe(first)}' is no verb and no setting; see narrativediff --help").ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        try
        {
            await using var app = build(settings);
            var loops = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
            await app.RunAsync(cancel).ConfigureAwait(false);
            // A loop that fails stops the host quietly; whoever started the process must see that it did not end well.
            return loops.Any(loop => loop.ExecuteTask is { IsFaulted: true }) ? ExitCode.Failure : ExitCode.Success;
        }
        catch (Exception fault) when (fault is OptionsValidationException or InvalidOperationException or IOException)
        {
            await Console.Error.WriteLineAsync($"error: {Terminal.Safe(fault.Message)}").ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }
}
