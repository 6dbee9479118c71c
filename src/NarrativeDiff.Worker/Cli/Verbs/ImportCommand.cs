using System.CommandLine;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Cli.Input.Files;
using NarrativeDiff.Worker.Cli.Output;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary><c>import</c>: shows what is read of files, as the messages that the worker would take.</summary>
internal static class ImportCommand
{
    private const string About = """
        Reads articles as every verb reads them and writes them as article versions, JSON lines: what a report will be made of, to look
        at, to correct, to publish.
        Examples:
          narrativediff import export.csv --map body=full_text --out day.jsonl
          narrativediff import day.wacz feed.rss --out day.jsonl
        The error stream says which shape each file has. Exit code 1: some input could not be read, the lines hold the rest.
        """;

    public static Command Create()
    {
        var command = new Command("import", About);
        var articles = ArticleArguments.AddTo(command);
        var output = LineOutput.AddTo(command);
        command.SetVerb(
            async (parse, cancel) =>
            {
                var console = parse.InvocationConfiguration;
                var input = articles.Read(parse, Progress.On(console.Error), cancel);
                if (input.Articles.IsEmpty)
                    return ExitCode.Failure;
                await LineOutput
                    .WriteAsync(input.Articles.Select(ArticleMessage.Line), parse.GetValue(output), console.Output, cancel)
                    .ConfigureAwait(false);
                await console.Error.WriteLineAsync($"{input.Articles.Length} article versions read").ConfigureAwait(false);
                return input.ExitCode;
            }
        );
        return command;
    }
}
