using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary><c>run</c>: the worker itself, until it is stopped.</summary>
internal static class RunCommand
{
    public static Command Create(HostFactory build)
    {
        var command = new Command(
            "run",
            "The worker: takes article versions, compares stories, publishes reports, serves HTTP. Settings: "
                + "appsettings.json, environment, or --Section:Key value."
        )
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(
                    [.. parsed.UnmatchedTokens],
                    build,
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    cancel
                )
        );
        return command;
    }

    /// <param name="settings">As <c>--Section:Key value</c>, over file and environment.</param>
    public static async Task<int> RunAsync(
        string[] settings,
        HostFactory build,
        TextWriter output,
        TextWriter error,
        CancellationToken cancel
    )
    {
        if (settings is [{ } first, ..] && !first.StartsWith('-'))
        {
            await error
                .WriteLineAsync($"error: '{Terminal.Safe(first)}' is no verb and no setting; see narrativediff --help")
                .ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        string? url = null;
        List<BackgroundService> loops = [];
        try
        {
            await using var app = build(settings);
            url = app.Configuration["Api:Url"] ?? new ApiOptions().Url;
            app.Lifetime.ApplicationStarted.Register(() => _ = SayWhereAsync(app.Services, output, app.Lifetime.ApplicationStopping));
            loops = [.. app.Services.GetServices<IHostedService>().OfType<BackgroundService>()];
            await app.RunAsync(cancel).ConfigureAwait(false);
            // A loop that fails stops the host quietly; whoever started the process must see why it did not end well.
            return FaultOf(loops) is { } fault ? await FailedAsync(fault, url, error).ConfigureAwait(false) : ExitCode.Success;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            // A loop that fails while others still start cancels them; what it says is the reason.
            return await FailedAsync(FaultOf(loops) ?? fault, url, error).ConfigureAwait(false);
        }
    }

    /// <summary>Says where a browser finds the worker once its database is ready; nothing where it serves no HTTP.</summary>
    private static async Task SayWhereAsync(IServiceProvider services, TextWriter output, CancellationToken stopping)
    {
        await services.GetRequiredService<SchemaMigrator>().WhenReadyAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (
            stopping.IsCancellationRequested
            || !services.GetRequiredService<SchemaMigrator>().WhenReadyAsync(stopping).IsCompletedSuccessfully
        )
            return;
        foreach (var address in services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            await output.WriteLineAsync($"The site is at {Terminal.Safe(address)}").ConfigureAwait(false);
    }

    private static Exception? FaultOf(IEnumerable<BackgroundService> loops) =>
        loops.Select(loop => loop.ExecuteTask?.Exception?.InnerException).FirstOrDefault(fault => fault is not null);

    /// <summary>What an operator can set right is one line; a defect shows its trace.</summary>
    private static async Task<int> FailedAsync(Exception fault, string? url, TextWriter error)
    {
        await error
            .WriteLineAsync(StartFault.Line(fault, url) is { } line ? $"error: {Terminal.Safe(line)}" : $"error: {fault}")
            .ConfigureAwait(false);
        return ExitCode.Failure;
    }
}
