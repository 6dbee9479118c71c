// One executable, a verb each; without a verb it is the worker.
using System.CommandLine;
using NarrativeDiff.Worker.Cli;
using NarrativeDiff.Worker.Cli.Publishing;
using NarrativeDiff.Worker.Cli.Quarantine;
using NarrativeDiff.Worker.Cli.Verbs;
using NarrativeDiff.Worker.Composition;

var narrativediff = new RootCommand(
    "Compares how outlets report one story: lines up their sentences, finds what is worded differently, left out or changed."
)
{
    RunCommand.Create(WorkerHost.Build),
    DemoCommand.Create(WorkerHost.Build),
    CompareCommand.Create(),
    ImportCommand.Create(),
    CollectCommand.Create(),
    EvaluateCommand.Create(),
    StoriesCommand.Create(),
    AnalyzeCommand.Create(),
    TrainCommand.Create(),
    PublishCommand.Create(),
    WatchCommand.Create(),
    QuarantineCommand.Create(),
};
narrativediff.TreatUnmatchedTokensAsErrors = false;
narrativediff.SetAction(
    (parsed, cancel) =>
        RunCommand.RunAsync(
            [.. parsed.UnmatchedTokens],
            WorkerHost.Build,
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            cancel
        )
);

var parsed = narrativediff.Parse(args);

// Longer than the worker may take to stop: by default a process that gets a signal to end is ended after two seconds, in the middle of its
// work.
var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(35) });
return parsed.Errors.Count > 0 ? ExitCode.WrongUsage : code;
