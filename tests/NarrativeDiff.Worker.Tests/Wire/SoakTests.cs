using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Fixtures;
using Npgsql;
using RabbitMQ.Client;

namespace NarrativeDiff.Worker.Wire;

/// <summary>A day of a newsroom at a faster clock: an hour lasts seconds, and what is kept for three hours is kept for three of those.
/// Nothing may grow from the first morning to the night.</summary>
/// <remarks>Short in every run; <c>tests/measure.sh soak</c> takes minutes.</remarks>
public sealed class SoakTests(ThrowAwayRabbit rabbit, ThrowAwayPostgres postgres)
{
    private const int Hours = 24;
    private static readonly double HourSeconds = Number("ND_SOAK_HOUR", 0.6);
    private static readonly int Stories = (int)Number("ND_SOAK_STORIES", 4);
    private static readonly ImmutableArray<string> Tables =
    [
        "story",
        "article",
        "article_version",
        "report",
        "sentence_vector",
        "quarantine",
        "story_move",
    ];
    private static readonly ImmutableArray<string> Queues = ["nd.article-versions.v1", "nd.article-versions.v1.dead", "nd.quarantine.v1"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_grows_over_a_day()
    {
        var (broker, database) = (await rabbit.NewVirtualHostAsync(), await postgres.NewDatabaseAsync());
        await using var worker = WorkerProcess.Start(broker, [.. Settings(database)]);
        await worker.ReadyAsync();
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");
        var (samples, sent) = (new List<Sample>(), 0);
        using var clock = new PeriodicTimer(TimeSpan.FromSeconds(HourSeconds));
        for (var hour = 0; hour < Hours; hour++)
        {
            foreach (var message in HourOf(hour))
            {
                await stranger.PublishAsync(message);
                sent++;
            }

            // On a slow machine an hour lasts until its work is done: what is measured is growth, not speed.
            await TestWorker.UntilAsync(outcomes, sent, patience: TimeSpan.FromMinutes(5));
            await clock.WaitForNextTickAsync(Cancel);
            samples.Add(await SampleAsync(worker, database, broker));
        }

        Draft(samples, sent);
        foreach (var table in Tables.Concat(Queues))
            AssertLevel(table, [.. samples.Select(sample => (double)sample.Counts[table])], slack: 60);
        AssertLevel("RSS", [.. samples.Select(sample => sample.Mebibytes)], slack: 40);
    }

    /// <summary>An hour is a unit of the settings too.</summary>
    private static IEnumerable<string> Settings(string database)
    {
        var three = TimeSpan.FromSeconds(3 * HourSeconds).ToString("c", CultureInfo.InvariantCulture);
        return
        [
            "--Store:Kind",
            "PostgreSql",
            "--ConnectionStrings:Database",
            database,
            "--Encoder:Kind",
            "Lexical",
            "--Comparing:FinalAfter",
            "00:00:01",
            "--Comparing:MaxWait",
            "00:00:01",
            "--Retention:Stories",
            three,
            "--Retention:Quarantine",
            three,
            "--Retention:Vectors",
            three,
            "--Retention:Revisions",
            "3",
            "--Retention:Every",
            "00:00:01",
            "--Transport:MaxQuarantineBytes",
            "1048576",
            "--Comparing:InlineReportBytes",
            "0",
            "--Comparing:ReadCharacters",
            "100000",
        ];
    }

    /// <summary>Stories of four outlets in three versions each, a tenth of it twice, a twentieth broken.</summary>
    private static IEnumerable<string> HourOf(int hour)
    {
        var number = 0;
        foreach (
            var (story, version, outlet) in from story in Enumerable.Range(0, Stories)
            from version in Enumerable.Range(1, 3)
            from outlet in Enumerable.Range(0, 4)
            select (story, version, outlet)
        )
        {
            var message = Some.Message(Version($"mill-{hour}-{story}", story + (100 * hour), outlet, version));
            yield return message;
            if (++number % 10 == 0)
                yield return message;
            if (number % 20 == 0)
                yield return message.Replace(
                    "\"publishedAt\":\"",
                    $"\"padding\":\"{new string('x', 20_000)}\",\"publishedAt\":\"on day ",
                    StringComparison.Ordinal
                );
        }
    }

    private static ArticleVersion Version(string hint, int story, int outlet, int version) =>
        Some.Version(
            $"outlet-{outlet}",
            $"article-{story}",
            hint: hint,
            headline: $"Mill {story} burns",
            minute: (60 * story / 100) + (10 * version) + outlet,
            version: version,
            body: string.Join(
                '\n',
                Enumerable
                    .Range(0, 3 + version)
                    .Select(line => $"Hall {line} of mill {story} was lost, brigade {(line + outlet) % 5} said.")
            )
        );

    private static async Task<Sample> SampleAsync(WorkerProcess worker, string database, Uri broker)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var source = NpgsqlDataSource.Create(database);
        foreach (var table in Tables)
        {
            await using var command = source.CreateCommand($"SELECT COUNT(*) FROM {table}");
            counts[table] = (long)(await command.ExecuteScalarAsync(Cancel))!;
        }

        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        foreach (var queue in Queues)
            counts[queue] = (await channel.QueueDeclarePassiveAsync(queue, Cancel)).MessageCount;
        Assert.False(worker.Child.HasExited, worker.Child.Output[^Math.Min(worker.Child.Output.Length, 4_000)..]);
        using var process = Process.GetProcessById(worker.Child.Id);
        return new(process.WorkingSet64 / 1_048_576.0, counts);
    }

    /// <summary>The last third of the day is no fuller than the second quarter was, but for the slack.</summary>
    private static void AssertLevel(string what, double[] hours, double slack)
    {
        var (morning, night) = (hours[6..12].Max(), hours[16..].Average());
        Assert.True(
            night <= (1.25 * morning) + slack,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what} grew: {string.Join(", ", hours.Select(value => value.ToString("F0", CultureInfo.InvariantCulture)))}"
            )
        );
    }

    private static void Draft(List<Sample> samples, int sent)
    {
        Figures.Draft(
            string.Create(
                CultureInfo.InvariantCulture,
                $"soak: {Hours} hours of {HourSeconds:0.#} s, {sent} messages, kept for three hours"
            )
        );
        Figures.Draft("  after hour  " + Row([3, 6, 12, 18, 24], hour => hour.ToString(CultureInfo.InvariantCulture)));
        Figures.Draft(
            "  RSS, MiB  " + Row([3, 6, 12, 18, 24], hour => samples[hour - 1].Mebibytes.ToString("F0", CultureInfo.InvariantCulture))
        );
        foreach (var what in Tables.Concat(Queues))
            Figures.Draft(
                $"  {what}  " + Row([3, 6, 12, 18, 24], hour => samples[hour - 1].Counts[what].ToString(CultureInfo.InvariantCulture))
            );
    }

    private static string Row(int[] hours, Func<int, string> cell) => string.Join("  ", hours.Select(cell));

    private static double Number(string name, double otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } given ? double.Parse(given, CultureInfo.InvariantCulture) : otherwise;

    private sealed record Sample(double Mebibytes, IReadOnlyDictionary<string, long> Counts);
}
