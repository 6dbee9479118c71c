using System.CommandLine;
using System.Text.Json;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Cli.Input.Files;
using NarrativeDiff.Worker.Cli.Output;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary><c>analyze</c>: the signals of single articles, without comparing them.</summary>
internal static class AnalyzeCommand
{
    private const string About = """
        Writes the single-article signals of each article version as JSON lines, in file order: its body sentences, who
        says what with which words (attributions), the words that judge, heighten, hedge or presuppose, events reported without an agent,
        cues of frames (low confidence), and how loaded each sentence is (0-1, over .5 is loaded).
        Examples:
          narrativediff analyze articles/ --out signals.jsonl
          narrativediff analyze harbour-post__mill-fire.txt --encoder lexical
        start and length are UTF-16 code units into the body; HTML counts as the text it is reduced to. Exit code 1: some input could not
        be read, or some article not analysed; the rest is written.
        """;

    public static Command Create()
    {
        var command = new Command("analyze", About);
        var articles = ArticleArguments.AddTo(command);
        var encoder = EncoderChoice.AddTo(command);
        var model = LoadedModelChoice.AddTo(command);
        var output = LineOutput.AddTo(command);
        command.SetVerb(
            async (parse, cancel) =>
            {
                var console = parse.InvocationConfiguration;
                var progress = Progress.On(console.Error);
                var input = articles.Read(parse, progress, cancel);
                if (input.Articles.IsEmpty)
                    return ExitCode.Failure;
                using var opened = EncoderChoice.Open(parse.GetRequiredValue(encoder));
                var scorer = LoadedModelChoice.Open(parse.GetValue(model), opened.Encoder);
                var failing = new FailingArticle(console.Error);
                var lines = input
                    .Articles.Select(
                        (article, i) =>
                            progress.Pass(
                                failing.Try(
                                    article.Key,
                                    "analysed",
                                    () => JsonSerializer.Serialize(ArticleAnalysis.Of(article, scorer, opened.Encoder), LineOutput.Json)
                                ),
                                $"{i + 1} of {input.Articles.Length} article versions analysed"
                            )
                    )
                    .OfType<string>();
                await LineOutput.WriteAsync(lines, parse.GetValue(output), console.Output, cancel).ConfigureAwait(false);
                progress.Clear();
                return failing.Any ? ExitCode.Failure : input.ExitCode;
            }
        );
        return command;
    }
}
