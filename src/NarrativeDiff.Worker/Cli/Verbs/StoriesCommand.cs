using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Cli.Input.Files;
using NarrativeDiff.Worker.Cli.Output;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary><c>stories</c>: prints which story each article of a stream is filed under.</summary>
internal static class StoriesCommand
{
    private const int Batch = 64;

    private const string About = """
        Files a stream of articles under stories, in file order, and writes JSON lines {outlet, articleId, storyId} after the last
        article, merges and splits applied.
        Examples:
          narrativediff stories day.jsonl --out stories.jsonl
          cat monday.jsonl tuesday.jsonl | narrativediff stories -
        An article comes once, however many versions of it are read. Exit code 1: some input could not be read, the lines cover the rest.
        """;

    public static Command Create()
    {
        var command = new Command("stories", About);
        var articles = ArticleArguments.AddTo(command);
        var encoder = EncoderChoice.AddTo(command);
        var output = LineOutput.AddTo(command);
        command.SetVerb(
            async (parse, cancel) =>
            {
                var console = parse.InvocationConfiguration;
                var progress = Progress.On(console.Error);
                var input = articles.Read(parse, progress, cancel);
                if (input.Articles.IsEmpty)
                    return ExitCode.Failure;
                using var opened = EncoderChoice.Open(parse.GetValue(encoder)!);
                var failing = new FailingArticle(console.Error);
                var filed = File(input.Articles, opened.Encoder, progress, failing, cancel);
                await LineOutput
                    .WriteAsync(
                        filed.Select(article => JsonSerializer.Serialize(article, LineOutput.Json)),
                        parse.GetValue(output),
                        console.Output,
                        cancel
                    )
                    .ConfigureAwait(false);
                return failing.Any ? ExitCode.Failure : input.ExitCode;
            }
        );
        return command;
    }

    private static ImmutableArray<Filed> File(
        IReadOnlyCollection<ArticleVersion> versions,
        ISentenceEncoder encoder,
        Progress progress,
        FailingArticle failing,
        CancellationToken cancel
    )
    {
        var stories = new StreamingStories();
        var filed = new HashSet<ArticleKey>();
        var done = 0;
        foreach (var batch in versions.Chunk(Batch))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var (version, profile) in Profiles(batch, encoder, failing))
            {
                stories.File(version, profile);
                filed.Add(version.Key);
            }
            progress.Show($"{done += batch.Length} of {versions.Count} article versions filed");
        }
        progress.Clear();
        return
        [
            .. versions
                .DistinctBy(version => version.Key)
                .Where(version => filed.Contains(version.Key))
                .Zip(stories.Settle().StoryOf, (version, story) => new Filed(version.Key.Outlet.Value, version.Key.ArticleId, story)),
        ];
    }

    /// <summary>Read together, as that is faster; one by one where one of them fails, which then fails alone.</summary>
    private static IReadOnlyList<(ArticleVersion Version, ArticleProfile Profile)> Profiles(
        ArticleVersion[] batch,
        ISentenceEncoder encoder,
        FailingArticle failing
    )
    {
        try
        {
            return [.. batch.Zip(ArticleProfiler.Of(batch, encoder))];
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            return
            [
                .. batch
                    .Select(version => (version, failing.Try(version.Key, "filed", () => ArticleProfiler.Of(version, encoder))))
                    .Where(read => read.Item2 is not null)
                    .Select(read => (read.version, read.Item2!)),
            ];
        }
    }

    private sealed record Filed(string Outlet, string ArticleId, string StoryId);
}
