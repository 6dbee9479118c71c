// One executable, a verb each; without a verb it is the worker.
using System.CommandLine;
using NarrativeDiff.Worker.Commands;

var narrativediff = new RootCommand("Compares how outlets report one story: lines up their sentences, finds what is worded differently, left out or changed.")
{
    RunCommand.Create(),
    DemoCommand.Create(),
    CompareCommand.Create(),
    StoriesCommand.Create(),
    AnalyzeCommand.Create(),
    TrainCommand.Create(),
    PublishCommand.Create(),
    WatchCommand.Create(),
    QuarantineCommand.Create(),
};
narrativediff.TreatUnmatchedTokensAsErrors = false;
narrativediff.SetAction((parsed, cancel) => RunCommand.RunAsync([.. parsed.UnmatchedTokens], cancel));

var parsed = narrativediff.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCode.WrongUsage : code;
