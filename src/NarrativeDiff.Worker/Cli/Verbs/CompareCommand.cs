using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.CommandLine;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Cli.Input.Files;
using NarrativeDiff.Worker.Cli.Output;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Review;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary><c>compare</c>: articles in, one report a story out; needs neither broker nor database.</summary>
internal static class CompareCommand
{
    private const string About = """
        Compares articles and writes one report a story: articles with the same story hint are one story, those without a hint are one
        together.
        Examples:
          narrativediff compare articles/ --out report.html
          narrativediff compare one.json two.json --format md
          narrativediff compare day.jsonl --format jsonl --out reports.jsonl
          narrativediff compare day.jsonl --format html --out reports/
          narrativediff compare articles/ --judgements judgements.jsonl --out report.html
        Stories come in the order of their ids. Of several, jsonl writes one report a line and json an array;
        html, md and csv need --out FOLDER/ and get a file each. Exit code 1: some input could not be read, or some article not compared;
        the report covers the rest and names such an article.
        """;

    public static Command Create()
    {
        var command = new Command("compare", About);
        var articles = ArticleArguments.AddTo(command);
        var encoder = EncoderChoice.AddTo(command);
        var model = LoadedModelChoice.AddTo(command);
        var format = new Option<string?>("--format")
        {
            Description = "json, jsonl (one report a line), html, md or csv; without it as the extension of --out says, or json",
            HelpName = "FORMAT",
        };
        format.AcceptOnlyFromAmong([.. ReportFormat.All.Select(known => known.Name)]);
        var output = new Option<string?>("--out")
        {
            Description = "File to write, or FOLDER/ for a file a story; standard output without it",
            HelpName = "PATH",
        };
        var judgements = new Option<FileInfo?>("--judgements")
        {
            Description = "What reviewers said, a judgement a line as the API exports it (.jsonl): links and findings are held to it",
            HelpName = "FILE",
        };
        var rule = new Option<VerdictRule>("--review-rule")
        {
            Description =
                "When a verdict on a finding holds: agreement (two reviewers say the same, fewer otherwise), "
                + "majority (one suffices while fewer say otherwise) or newest (the last word)",
            HelpName = "RULE",
            DefaultValueFactory = _ => VerdictRule.Agreement,
        };
        var links = new Option<string?>("--links")
        {
            Description =
                "all: the report lists weak links too, the default of jsonl; main: those that are surely or nearly "
                + "the same, and the best of each cell, the default of json",
            HelpName = "WHICH",
        };
        links.AcceptOnlyFromAmong("main", "all");
        command.Add(links);
        command.Add(judgements);
        command.Add(rule);
        command.Add(format);
        command.Add(output);
        command.SetVerb(
            async (parse, cancel) =>
            {
                var (console, path) = (parse.InvocationConfiguration, parse.GetValue(output));
                var progress = Progress.On(console.Error);
                var input = articles.Read(parse, progress, cancel);
                if (input.Articles.IsEmpty)
                    return ExitCode.Failure;
                var stories = Input.StoryGroups.Of(input.Articles);
                if (
                    parse.GetValue(format) is null
                    && Path.GetExtension(path) is { Length: > 0 } ending
                    && ReportFormat.OfFile(path) is null
                )
                {
                    await console
                        .Error.WriteLineAsync(
                            $"error: --out '{path}': no report is written as {ending}; end it in .json, .jsonl, .html, .md or "
                                + $".csv, or give --format"
                        )
                        .ConfigureAwait(false);
                    return ExitCode.WrongUsage;
                }
                var reports = new ReportOutput(
                    parse.GetValue(format) is { } named ? ReportFormat.Named(named) : ReportFormat.OfFile(path) ?? ReportFormat.Json,
                    path
                );
                if (reports.Refuse(stories.Length) is { } remedy)
                {
                    await console.Error.WriteLineAsync($"error: {remedy}").ConfigureAwait(false);
                    return ExitCode.WrongUsage;
                }
                var review = parse.GetValue(judgements) is { } file
                    ? ReviewBuilder.Judgements(JudgementFile.Read(file.FullName), parse.GetValue(rule))
                    : null;
                var failing = new FailingArticle(console.Error);
                var isAll = (parse.GetValue(links) ?? (reports.Format.Name == "jsonl" ? "all" : "main")) == "all";
                await WriteAsync(
                        reports,
                        stories,
                        review,
                        parse.GetValue(encoder)!,
                        parse.GetValue(model),
                        isAll,
                        progress,
                        failing,
                        console.Output,
                        cancel
                    )
                    .ConfigureAwait(false);
                return failing.Any ? ExitCode.Failure : input.ExitCode;
            }
        );
        return command;
    }

    private static async Task WriteAsync(
        ReportOutput output,
        ImmutableArray<Story> stories,
        StoryReview? review,
        string encoderChoice,
        string? model,
        bool isAll,
        Progress progress,
        FailingArticle failing,
        TextWriter console,
        CancellationToken cancel
    )
    {
        using var encoder = EncoderChoice.Open(encoderChoice);
        var done = 0;
        LoadedModelChoice.Open(model, encoder.Encoder);
        var reports = Compare(stories, new StoryComparer(encoder.Encoder, loaded: LoadedOptions.Read(model)), review, failing, cancel)
            .Select(report =>
                progress.Pass(isAll ? ReportJson.WithWeakLinks(report) : report, $"{++done} of {stories.Length} stories compared")
            );
        await output.WriteAsync(reports, stories.Length, console, cancel).ConfigureAwait(false);
        progress.Clear();
    }

    /// <summary>Stories side by side, reports in the order of the stories: a report is written as soon as those before it are.</summary>
    private static ParallelQuery<Report> Compare(
        ImmutableArray<Story> stories,
        StoryComparer comparer,
        StoryReview? review,
        FailingArticle failing,
        CancellationToken cancel
    ) =>
        Partitioner
            .Create(stories, EnumerablePartitionerOptions.NoBuffering)
            .AsParallel()
            .AsOrdered()
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .WithCancellation(cancel)
            .Select(story => Compare(story, part => comparer.Compare(part, review, new WorkBudget(cancel)), failing))
            .Where(report => report is not null)
            .Select(report => report!);

    /// <summary>Without the articles that make the comparison fail; null where nothing is left to compare.</summary>
    private static Report? Compare(Story story, Func<Story, Report> compare, FailingArticle failing)
    {
        try
        {
            return compare(story);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            var (report, setAside) = FailingArticles.CompareWithout(story, compare, fault);
            foreach (var article in setAside)
                failing.Report(article.Key, "compared", article.Reason);
            if (report is null)
                failing.Report($"story {story.Id} could not be compared: {fault.GetType().Name}: {fault.Message}");
            return report;
        }
    }
}
