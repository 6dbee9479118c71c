using System.CommandLine;
using System.Text.Json;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Stories;

namespace NarrativeDiff.Worker.Commands;

/// <summary><c>stories</c>: tells which story each article of a stream is filed under.</summary>
internal static class StoriesCommand
{
    private const int Batch = 64;

    public static Command Create()
    {
        var command = new Command("stories", """
            Files a stream of articles under stories in file order and writes JSON lines {outlet, articleId, storyId} after the last article, merges applied.
            Example: narrativediff stories day.jsonl --out stories.jsonl
            """);
        var articles = ArticleArguments.AddTo(command);
        var encoder = EncoderChoice.AddTo(command);
        var output = new Option<string?>("--out") { Description = "File to write; standard output without it", HelpName = "PATH" };
        command.Add(output);
        command.SetAction(async (parse, cancel) =>
        {
            var console = parse.InvocationConfiguration;
            var progress = Progress.On(console.Error);
            var input = articles.Read(parse, progress, cancel);
            if (input.Articles.IsEmpty)
                return ExitCode.Failure;
            var lines = File(input.Articles, parse.GetValue(encoder)!, progress, cancel);
            await LineOutput.WriteAsync(lines, parse.GetValue(output), console.Output, cancel).ConfigureAwait(false);
            return input.Faults.IsEmpty ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }

    private static IEnumerable<string> File(IReadOnlyCollection<ArticleVersion> versions, string encoderChoice, Progress progress, CancellationToken cancel)
    {
        var encoder = EncoderChoice.Open(encoderChoice);
        try
        {
            var stories = new StreamingStories();
            var filed = new List<(ArticleKey Article, string Story)>();
            foreach (var batch in versions.Chunk(Batch))
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var (version, profile) in batch.Zip(ArticleProfiler.Of(batch, encoder)))
                    filed.Add((version.Key, stories.File(version, profile)));
                progress.Show($"{filed.Count} of {versions.Count} filed");
            }
            progress.Clear();
            var merged = stories.Merges();
            return filed.DistinctBy(article => article.Article).Select(article => JsonSerializer.Serialize(
                new Filed(article.Article.Outlet.Value, article.Article.ArticleId, merged.GetValueOrDefault(article.Story, article.Story)), LineOutput.Json));
        }
        finally
        {
            (encoder as IDisposable)?.Dispose();
        }
    }

    private sealed record Filed(string Outlet, string ArticleId, string StoryId);
}
