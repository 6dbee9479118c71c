using System.CommandLine;
using NarrativeDiff.Worker.Cli.Verbs;

namespace NarrativeDiff.Worker.Cli;

/// <summary>One run of a verb in this process, as the program runs it: exit code, results, and what was said beside them.</summary>
internal sealed record VerbRun(int Code, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<VerbRun> Of(Command verb, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var parsed = verb.Parse(arguments);
        var code = await parsed.InvokeAsync(
            new InvocationConfiguration { Output = output, Error = error },
            TestContext.Current.CancellationToken
        );
        return new VerbRun(parsed.Errors.Count > 0 ? ExitCode.WrongUsage : code, output.ToString(), error.ToString());
    }

    public static Task<VerbRun> Compare(params string[] arguments) => Of(CompareCommand.Create(), [.. arguments, "--encoder", "lexical"]);

    public static Task<VerbRun> Stories(params string[] arguments) => Of(StoriesCommand.Create(), [.. arguments, "--encoder", "lexical"]);

    public static Task<VerbRun> Analyze(params string[] arguments) =>
        Of(AnalyzeCommand.Create(), arguments.Contains("--encoder") ? arguments : [.. arguments, "--encoder", "lexical"]);
}
