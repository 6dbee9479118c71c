using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Ingest;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Faults;

/// <summary>A disk on which nothing more can be written, and one that gives back something else than was written.</summary>
public sealed class DiskTests(ThrowAwayRabbit rabbit) : IDisposable
{
    private const int Messages = 20;
    private readonly string _folder = Directory.CreateTempSubdirectory("nd-disk-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Messages_wait_for_a_file_that_cannot_grow()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        var url = new Uri($"http://127.0.0.1:{Child.FreePort()}");
        // The shell lets the signal be ignored, so that a file at its limit is an error of the write.
        await using var worker = Child.Start(
            "bash",
            [
                "-c",
                "trap '' XFSZ; exec \"$0\" \"$@\"",
                Path.Combine(AppContext.BaseDirectory, "narrativediff"),
                "run",
                "--Transport:Kind",
                "RabbitMq",
                "--Api:Url",
                url.ToString().TrimEnd('/'),
                "--Encoder:Kind",
                "Lexical",
                "--Store:Path",
                Path.Combine(_folder, "store.db"),
            ],
            new Dictionary<string, string> { ["ConnectionStrings__Broker"] = broker.AbsoluteUri }
        );
        using var http = new HttpClient { BaseAddress = url };
        await UntilAsync(http, HttpStatusCode.OK, worker);
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");

        await LimitAsync(worker, "4096");
        await Task.WhenAll(
            Enumerable
                .Range(0, Messages)
                .Select(number =>
                    stranger.PublishAsync(Some.Message(Some.Version($"outlet-{number}", hint: "mill")), messageId: $"m-{number}")
                )
        );
        await UntilAsync(http, HttpStatusCode.ServiceUnavailable, worker);
        Assert.Empty(outcomes);
        await LimitAsync(worker, "unlimited");

        await TestWorker.UntilAsync(outcomes, Messages, TimeSpan.FromMinutes(1));
        await UntilAsync(http, HttpStatusCode.OK, worker);
        Assert.All(outcomes, outcome => Assert.Equal("accepted", outcome["outcome"]));
        Assert.Equal(Messages, outcomes.Select(outcome => outcome["messageId"]).Distinct().Count());
    }

    [Fact]
    public async Task A_report_that_cannot_be_read_back_keeps_no_later_one_from_being_announced()
    {
        var database = Path.Combine(_folder, "store.db");
        await using var worker = await TestWorker.StartAsync(
            new Dictionary<string, string?>
            {
                ["Store:Path"] = database,
                ["Comparing:RecentReports"] = "0",
                ["Logging:LogLevel:Default"] = "None",
            }
        );
        await worker.SendAsync(Some.Message(Some.Version("a", hint: "mill")));
        await TestWorker.UntilAsync(worker.Reports, 1);
        await using (var connection = new SqliteConnection($"Data Source={database}"))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText =
                "UPDATE report SET json = '{\"broken\":', packed = NULL, size = NULL, published_at = NULL, claim_until = 0";
            await command.ExecuteNonQueryAsync(Cancel);
        }

        var intake = (IArticleIntake)worker.Services.GetService(typeof(IArticleIntake))!;
        foreach (var version in new[] { Some.Version("b", hint: "mill"), Some.Version("c", hint: "flood") })
            await intake.PublishAsync(System.Text.Encoding.UTF8.GetBytes(Some.Message(version)), Cancel);
        await TestWorker.UntilAsync(worker.Reports, 3, TimeSpan.FromMinutes(1));

        Assert.Equal([("flood", 1), ("mill", 1), ("mill", 2)], worker.Reports.Select(report => (report.StoryId, report.Revision)).Order());
    }

    /// <summary>Bytes at which the process's files may not grow any more.</summary>
    private static async Task LimitAsync(Child worker, string bytes)
    {
        await using var limit = Child.Start(
            "prlimit",
            ["--pid", worker.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited"]
        );
        Assert.True(await limit.ExitAsync(TimeSpan.FromSeconds(30), Cancel) == 0, limit.Output);
    }

    private static async Task UntilAsync(HttpClient http, HttpStatusCode wanted, Child worker)
    {
        for (var tries = 0; tries < 600 && !worker.HasExited; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("health/ready", UriKind.Relative), Cancel);
                if (answer.StatusCode == wanted)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100, Cancel);
        }

        Assert.Fail($"not {wanted} in a minute:\n{worker.Output}");
    }
}
