using System.Collections.Immutable;
using System.CommandLine;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Core.Stories;

namespace NarrativeDiff.Worker.Commands;

/// <summary><c>compare</c>: articles in, one report a story out; needs neither broker nor database.</summary>
internal static class CompareCommand
{
    /// <summary>Story id of articles that come without a hint.</summary>
    public const string Unhinted = "story";

    public static Command Create()
    {
        var command = new Command("compare", """
            Compares articles and writes one report a story: articles with the same story hint are one story, those without a hint are one together.
            Examples:
              narrativediff compare articles/ --format html --out report.html
              narrativediff compare one.json two.json --format md
              narrativediff compare day.jsonl --format jsonl --out reports.jsonl
            With several stories, json and jsonl write them one after the other; html, md and csv need --out FOLDER and give each story its file.
            """);
        var articles = ArticleArguments.AddTo(command);
        var encoder = EncoderChoice.AddTo(command);
        var format = new Option<string>("--format") { Description = "json (default), jsonl (one report a line), html, md or csv", DefaultValueFactory = _ => ReportFormat.Json };
        format.AcceptOnlyFromAmong(ReportFormat.All);
        var output = new Option<string?>("--out") { Description = "File to write; standard output without it", HelpName = "PATH" };
        command.Add(format);
        command.Add(output);
        command.SetAction(async (parse, cancel) =>
        {
            var console = parse.InvocationConfiguration;
            var progress = Progress.On(console.Error);
            var input = articles.Read(parse, progress, cancel);
            if (input.Articles.IsEmpty)
                return ExitCode.Failure;
            var stories = StoriesOf(input.Articles);
            if (FolderNeeded(stories.Length, parse.GetValue(format)!, parse.GetValue(output)) is { } remedy)
            {
                await console.Error.WriteLineAsync($"error: {remedy}").ConfigureAwait(false);
                return ExitCode.WrongUsage;
            }
            var reports = Compare(stories, parse.GetValue(encoder)!, progress, cancel);
            await ReportOutput.WriteAsync(reports, parse.GetValue(format)!, parse.GetValue(output), console.Output, cancel).ConfigureAwait(false);
            return input.Faults.IsEmpty ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }

    /// <summary>In the order in which the stories first appear.</summary>
    private static ImmutableArray<Story> StoriesOf(IEnumerable<ArticleVersion> articles) =>
        [.. articles.GroupBy(article => article.StoryHint ?? Unhinted, StringComparer.Ordinal).Select(story => new Story(story.Key, [.. story]))];

    private static string? FolderNeeded(int stories, string format, string? output) =>
        stories > 1 && format is "html" or "md" or "csv" && stories > 1 && (output is null || File.Exists(output))
            ? $"the input holds {stories} stories; --format {format} writes a file each: give --out FOLDER"
            : null;

    private static IEnumerable<Report> Compare(ImmutableArray<Story> stories, string encoderChoice, Progress progress, CancellationToken cancel)
    {
        var encoder = EncoderChoice.Open(encoderChoice);
        try
        {
            var comparer = new StoryComparer(encoder);
            for (var i = 0; i < stories.Length; i++)
            {
                cancel.ThrowIfCancellationRequested();
                progress.Show($"comparing story {i + 1} of {stories.Length}: {Terminal.Safe(stories[i].Id)}");
                yield return comparer.Compare(stories[i]);
            }
            progress.Clear();
        }
        finally
        {
            (encoder as IDisposable)?.Dispose();
        }
    }
}
