using System.Diagnostics;
using System.Globalization;
using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Composition;

/// <summary>The program as its supervisor sees it: started before what it needs, reported to stop in the middle of its work, connected over
/// TLS.</summary>
public sealed class StartAndStopTests(ThrowAwayRabbit rabbit) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nd-start-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Stops_when_reported_in_the_middle_of_its_work_and_loses_nothing()
    {
        const int Messages = 400;
        var broker = await rabbit.NewVirtualHostAsync();
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        await using var first = await WorkerProcess.StartAsync(broker, _folder);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");

        await Task.WhenAll(
            Enumerable
                .Range(0, Messages)
                .Select(i =>
                    stranger.PublishAsync(
                        Some.Message(Some.Version($"outlet-{i % 40}", $"a{i}", hint: $"mill-{i % 8}", body: $"Hall {i} burnt.")),
                        messageId: $"m-{i}"
                    )
                )
        );
        await TestWorker.UntilAsync(outcomes, 20);
        var stopping = Stopwatch.StartNew();
        var code = await first.StopAsync();
        var (took, reported) = (stopping.Elapsed, outcomes.Count);
        await using var second = await WorkerProcess.StartAsync(broker, _folder);
        // An outcome may come twice under its id.
        for (
            var waited = Stopwatch.StartNew();
            outcomes.Select(outcome => outcome["messageId"]).Distinct().Count() < Messages && waited.Elapsed < TimeSpan.FromMinutes(3);

        )
            await Task.Delay(50, Cancel);

        Figures.Draft(
            string.Create(
                CultureInfo.InvariantCulture,
                $"stop: SIGTERM after {reported} of {Messages} outcomes, ended in {took.TotalMilliseconds:F0} ms"
            )
        );
        Assert.True(code == 0, $"ended with {code}, the worker said:\n{first.Child.Output}");
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(35));
        Assert.All(outcomes, outcome => Assert.Equal("accepted", outcome["outcome"]));
        Assert.Equal(
            Enumerable.Range(0, Messages).Select(i => $"m-{i}").Order(StringComparer.Ordinal),
            outcomes.Select(outcome => outcome["messageId"]!).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Single(
            outcomes
                .GroupBy(outcome => outcome["messageId"])
                .Select(same => same.Select(outcome => outcome.MessageId).Distinct().Count())
                .Distinct(),
            1
        );
        await second.UntilAsync("api/stories", stories => stories.GetArrayLength() == 8);
    }

    [Fact]
    public async Task Says_where_its_site_is()
    {
        await using var worker = await WorkerProcess.StartAsync(await rabbit.NewVirtualHostAsync(), _folder);

        Assert.Matches(@"The site is at http://127\.0\.0\.1:[0-9]+", worker.Child.Output);
    }

    [Fact]
    public async Task Starts_before_its_database_is_there_and_reports_no_password()
    {
        await using var postgres = new ThrowAwayPostgres();
        var database = await postgres.NewDatabaseAsync();
        await postgres.KillAsync();
        await using var worker = WorkerProcess.Start(
            await rabbit.NewVirtualHostAsync(),
            "--Store:Kind",
            "PostgreSql",
            "--ConnectionStrings:Database",
            database + ";Password=hush-hush",
            "--Encoder:Kind",
            "Lexical"
        );

        while (await worker.StatusAsync("health/live") != 200 && !worker.Child.HasExited)
            await Task.Delay(50, Cancel);
        var (before, asked) = (await worker.StatusAsync("health/ready"), await worker.StatusAsync("api/stories"));
        await postgres.StartAgainAsync();
        await worker.ReadyAsync();

        Assert.Equal((503, 503), (before, asked));
        Assert.Contains("the database takes no work", worker.Child.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", worker.Child.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Talks_TLS_to_a_broker_whose_certificate_it_can_trust()
    {
        var host = await rabbit.NewVirtualHostAsync();
        var (address, authority) = rabbit.Secured(host);
        await using var worker = WorkerProcess.Start(
            address,
            new Dictionary<string, string> { ["SSL_CERT_FILE"] = authority },
            "--Store:Path",
            Path.Combine(_folder, "tls.db"),
            "--Encoder:Kind",
            "Lexical"
        );
        await worker.ReadyAsync();
        await using var stranger = await BrokerClient.ConnectAsync(host);
        var outcomes = await stranger.BindAsync("nd.outcomes", "outcome.#");

        await stranger.PublishAsync(Some.Message(Some.Version(hint: "mill")));

        await TestWorker.UntilAsync(outcomes, 1);
        Assert.Equal("accepted", outcomes.Single()["outcome"]);
    }

    [Fact]
    public async Task Does_not_talk_to_a_broker_whose_certificate_nobody_vouches_for()
    {
        var (address, _) = rabbit.Secured(await rabbit.NewVirtualHostAsync());
        await using var worker = WorkerProcess.Start(
            address,
            "--Store:Path",
            Path.Combine(_folder, "tls.db"),
            "--Encoder:Kind",
            "Lexical",
            "--Transport:GiveUpAfter",
            "00:01:00"
        );

        for (var waited = Stopwatch.StartNew(); !worker.Child.Output.Contains("certificate", StringComparison.Ordinal); )
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(3), $"no word of a certificate in:\n{worker.Child.Output}");
            await Task.Delay(50, Cancel);
        }

        Assert.Equal(503, await worker.StatusAsync("health/ready"));
        Assert.Contains("is not usable, this worker waits for it", worker.Child.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("guest:guest", worker.Child.Output, StringComparison.Ordinal);
    }
}
