using System.CommandLine;
using System.Text.Json;
using NarrativeDiff.Core.Differences;

namespace NarrativeDiff.Worker.Commands;

/// <summary><c>analyze</c>: the signals of single articles, without comparing them.</summary>
internal static class AnalyzeCommand
{
    public static Command Create()
    {
        var command = new Command("analyze", """
            Writes the single-article signals of each article version as JSON lines: its sentences, attributions, signals with their exact words, scores a sentence.
            Example: narrativediff analyze articles/ --out signals.jsonl
            """);
        var articles = ArticleArguments.AddTo(command);
        var output = new Option<string?>("--out") { Description = "File to write; standard output without it", HelpName = "PATH" };
        command.Add(output);
        command.SetAction(async (parse, cancel) =>
        {
            var console = parse.InvocationConfiguration;
            var input = articles.Read(parse, Progress.On(console.Error), cancel);
            if (input.Articles.IsEmpty)
                return ExitCode.Failure;
            var lines = input.Articles.Select(article => JsonSerializer.Serialize(ArticleAnalysis.Of(article), LineOutput.Json));
            await LineOutput.WriteAsync(lines, parse.GetValue(output), console.Output, cancel).ConfigureAwait(false);
            return input.Faults.IsEmpty ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }
}
