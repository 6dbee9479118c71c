using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Embeddings;
using NarrativeDiff.Worker.Composition;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Ingest;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Benchmarks.Day;

/// <summary>Feeds a made day of article versions to a whole worker (in-memory bus, SQLite, bundled model) as fast as it takes them, until
/// every report is announced.</summary>
internal sealed class DayBenchmark(string folder, OnnxSentenceEncoder encoder, bool comparesTwo)
{
    private const int InFlight = 256;
    private const int EncodedAlone = 1_500;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    /// <param name="args">
    /// Data folder; number of versions; "new": all of them new articles; "hashed": without the model; "two": of each story only the two
    /// newest versions are compared, which
    /// leaves the wires, the filing and the store, for long runs; "days" and a number: so many days, one after the other.
    /// </param>
    public static async Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 2_000;
        var days = args.SkipWhile(word => word != "days")
            .Skip(1)
            .Select(word => int.Parse(word, CultureInfo.InvariantCulture))
            .FirstOrDefault(1);
        var texts = StoryTexts.Read(args[0]);
        ImmutableArray<ArticleVersion> Day(int number) =>
            new NewsDay(texts, args.Contains("new") ? DayMix.AllNew : DayMix.Usual, number).Versions(count);
        var folder = Directory.CreateTempSubdirectory("nd-day-").FullName;
        try
        {
            using var encoder = OnnxSentenceEncoder.Bundled();
            await new DayBenchmark(folder, encoder, args.Contains("two"))
                .RunAsync(
                    [.. Enumerable.Range(1, days).Select(number => (Func<ImmutableArray<ArticleVersion>>)(() => Day(number)))],
                    args.Contains("hashed") ? new HashedEncoder() : encoder
                )
                .ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private async Task RunAsync(IReadOnlyList<Func<ImmutableArray<ArticleVersion>>> days, ISentenceEncoder used)
    {
        var day = days[0]();
        var alone = day.Where(version => day[0].Key != version.Key)
            .SelectMany(version => version.Body.Split('\n'))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{day.Length:N0} versions of {day.Select(version => version.Key).Distinct().Count():N0} articles, "
                    + $"{alone.Length:N0} different sentences"
            )
        );
        GC.Collect();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Environment.WorkingSet / 1e6:N0} MB before the worker begins: the day itself and the encoder that is measured alone"
            )
        );
        var before = Pace([.. alone.Take(EncodedAlone)]);
        using var stages = new StageTimes();
        var watched = new WatchedEncoder(used);
        var app = WorkerHost.Build(
            [],
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(Settings());
                builder.Services.AddSingleton<ISentenceEncoder>(watched);
                if (comparesTwo)
                    builder.Services.AddSingleton<IComparisonPipeline>(new PipelineOfTwo(Two));
            }
        );
        await using (app.ConfigureAwait(false))
        {
            await app.StartAsync().ConfigureAwait(false);
            var processor = Environment.CpuUsage.TotalTime;
            var took = await FeedAsync(app, day).ConfigureAwait(false);
            processor = Environment.CpuUsage.TotalTime - processor;
            foreach (var (i, another) in days.Skip(1).Index())
                Told(i + 2, day.Length, await FeedAsync(app, another()).ConfigureAwait(false));
            Draft(day, alone.Length, took, processor, before, Pace([.. alone.TakeLast(EncodedAlone)]), stages);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"encoded: {watched.Texts:N0} texts with "
                        + $"{(double)watched.Characters / alone.Sum(sentence => (long)sentence.Length):F2} times the characters "
                        + $"of the sentences, in {watched.Time.TotalSeconds:F1} s, calls beside each other counted each"
                )
            );
            if (watched.Wording is WatchedEncoder wording)
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"for their wording: {wording.Texts:N0} texts, "
                            + $"{(double)wording.Characters / alone.Sum(sentence => (long)sentence.Length):F2} times the "
                            + $"characters, {wording.Time.TotalSeconds:F1} s"
                    )
                );
            var stories = await app.Services.GetRequiredService<IStore>().StoriesAsync(100_000, default).ConfigureAwait(false);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{stories.Count(story => story.Articles > 0):N0} stories, the largest of "
                        + $"{stories.Max(story => story.Articles)} articles; database "
                        + $"{new FileInfo(Path.Combine(folder, "day.db")).Length / 1e6:N0} MB"
                )
            );
            await app.StopAsync().ConfigureAwait(false);
        }
        DatabaseWeight.Print(Path.Combine(folder, "day.db"));
    }

    private static Story Two(Story story) =>
        story with
        {
            Versions = [.. story.Versions.OrderByDescending(version => version.PublishedAt).ThenBy(version => version.Key).Take(2)],
        };

    private Dictionary<string, string?> Settings() =>
        new()
        {
            ["Store:Path"] = Path.Combine(folder, "day.db"),
            ["Api:Enabled"] = "false",
            ["Api:Url"] = "http://127.0.0.1:0",
            ["Logging:LogLevel:Default"] = "Warning",
        };

    private static async Task<TimeSpan> FeedAsync(WebApplication app, ImmutableArray<ArticleVersion> day)
    {
        var (intake, undelivered) = (app.Services.GetRequiredService<IArticleIntake>(), app.Services.GetRequiredService<InFlightCounter>());
        var began = Stopwatch.GetTimestamp();
        foreach (var (i, version) in day.Index())
        {
            while (undelivered.Count >= InFlight)
                await Task.Delay(Glance).ConfigureAwait(false);
            await intake.PublishAsync(Message(version), default).ConfigureAwait(false);
            if ((i + 1) % Math.Max(1, day.Length / 10) == 0)
                Console.Error.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {i + 1, 7:N0} taken in after {Stopwatch.GetElapsedTime(began).TotalSeconds, 7:F1} s, "
                            + $"{Environment.WorkingSet / 1e6:N0} MB"
                    )
                );
        }

        await intake.WhenIdleAsync(default).ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(began);
    }

    private static void Told(int day, int versions, TimeSpan took) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  day {day, 3}: {versions / took.TotalSeconds, 6:F0} versions/s, "
                    + $"{Environment.WorkingSet / 1e6, 6:N0} MB, of which "
                    + $"{GC.GetTotalMemory(forceFullCollection: true) / 1e6, 5:N0} MB are in use"
            )
        );

    private static byte[] Message(ArticleVersion version) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                outlet = version.Key.Outlet.Value,
                articleId = version.Key.ArticleId,
                headline = version.Headline,
                body = version.Body,
                publishedAt = version.PublishedAt.ToString("O", CultureInfo.InvariantCulture),
            }
        );

    /// <summary>Sentences a second, and a processor second, of the encoder alone, as an embedding job would run it.</summary>
    private (double ByClock, double ByProcessor) Pace(string[] sentences)
    {
        encoder.Encode([.. sentences.Take(50)]);
        var (began, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        encoder.Encode(sentences);
        return (
            sentences.Length / Stopwatch.GetElapsedTime(began).TotalSeconds,
            sentences.Length / (Environment.CpuUsage.TotalTime - used).TotalSeconds
        );
    }

    /// <remarks>By processor time too: other work on the machine takes its share of the clock, hardly of that.</remarks>
    private static void Draft(
        ImmutableArray<ArticleVersion> day,
        int sentences,
        TimeSpan took,
        TimeSpan used,
        (double ByClock, double ByProcessor) before,
        (double ByClock, double ByProcessor) after,
        StageTimes stages
    )
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{took.TotalSeconds:F1} s: {day.Length / took.TotalSeconds:F1} versions/s, "
                    + $"{sentences / took.TotalSeconds:F0} new sentences/s; the encoder alone {before.ByClock:F0} before "
                    + $"and {after.ByClock:F0} after: "
                    + $"{sentences / took.TotalSeconds / (before.ByClock + after.ByClock) * 2:P0} of it"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{used.TotalSeconds:F1} processor seconds: {day.Length / used.TotalSeconds:F1} versions and "
                    + $"{sentences / used.TotalSeconds:F0} new sentences each; the encoder alone {before.ByProcessor:F0} "
                    + $"before and {after.ByProcessor:F0} after: "
                    + $"{sentences / used.TotalSeconds / (before.ByProcessor + after.ByProcessor) * 2:P0} of it"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(double)stages.CountOf("comparisons") / day.Length:F2} comparisons a version; "
                    + $"{Environment.WorkingSet / 1e6:N0} MB, of which the .NET heap has "
                    + $"{GC.GetGCMemoryInfo().TotalCommittedBytes / 1e6:N0} and uses "
                    + $"{GC.GetTotalMemory(forceFullCollection: true) / 1e6:N0}"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{GC.GetTotalAllocatedBytes() / 1e9:F1} GB allocated; {GC.CollectionCount(0)} collections, "
                    + $"{GC.CollectionCount(1)} of the first generation too, {GC.CollectionCount(2)} of all; paused "
                    + $"{GC.GetTotalPauseDuration().TotalSeconds:F1} s"
            )
        );
        stages.Print(Console.Out);
    }
}
