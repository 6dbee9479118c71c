using System.Diagnostics;
using System.Globalization;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Fixtures;
using Npgsql;

namespace NarrativeDiff.Worker.Ingest;

/// <summary>Three worker processes on one broker and one database; the one that compares a story is killed, and another takes the story
/// over at once.</summary>
public sealed class DeathTests(ThrowAwayRabbit rabbit, ThrowAwayPostgres postgres)
{
    private const int Outlets = 16;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_workers_story_does_not_wait_for_its_lease()
    {
        var (broker, database) = (await rabbit.NewVirtualHostAsync(), await postgres.NewDatabaseAsync());
        await using var workers = new Crew(
            Enumerable
                .Range(0, 3)
                .Select(_ =>
                    WorkerProcess.Start(
                        broker,
                        "--Store:Kind",
                        "PostgreSql",
                        "--ConnectionStrings:Database",
                        database,
                        "--Encoder:Kind",
                        "Lexical",
                        "--Comparing:Debounce",
                        "00:00:02",
                        "--Comparing:Lease",
                        "01:00:00"
                    )
                )
        );
        await Task.WhenAll(workers.All.Select(worker => worker.ReadyAsync()));
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        await using var source = NpgsqlDataSource.Create(database);

        // Nobody can store a report meanwhile: however fast it compares, the owner is killed in the middle of it.
        await using var holding = await source.OpenConnectionAsync(Cancel);
        await using var held = await holding.BeginTransactionAsync(Cancel);
        await using (var hold = new NpgsqlCommand("LOCK TABLE report IN EXCLUSIVE MODE", holding, held))
            await hold.ExecuteNonQueryAsync(Cancel);

        await Task.WhenAll(Articles().Select(version => stranger.PublishAsync(Some.Message(version))));
        var owner = await UntilOwnedAsync(source);
        var dead = workers.All.Single(worker => owner.Contains($"/{worker.Child.Id}/", StringComparison.Ordinal));
        await dead.KillAsync();
        await held.RollbackAsync(Cancel);
        var since = Stopwatch.StartNew();
        var heir = await UntilOwnedAsync(source, not: owner);

        Figures.Draft(
            string.Create(
                CultureInfo.InvariantCulture,
                $"death: a killed worker's story was taken over {since.ElapsedMilliseconds} ms later, its lease an hour"
            )
        );
        Assert.NotEqual(owner, heir);
        var report = await workers
            .All.First(worker => worker != dead)
            .UntilAsync("api/stories/mill/report.json", report => report.GetProperty("witnesses").GetArrayLength() == Outlets);
        Assert.Equal(1, report.GetProperty("revision").GetInt32());
    }

    /// <summary>Enough text that comparing takes longer than looking who compares.</summary>
    private static IEnumerable<ArticleVersion> Articles() =>
        Enumerable
            .Range(0, Outlets)
            .Select(outlet =>
                Some.Version(
                    $"outlet-{outlet}",
                    $"a{outlet}",
                    hint: "mill",
                    minute: outlet,
                    body: string.Join(
                        '\n',
                        Enumerable
                            .Range(0, 20)
                            .Select(line =>
                                $"Witness {outlet % 7} told desk {line} that hall {line * outlet % 11} of the mill burnt for {line} "
                                + $"hours before brigade {outlet} came."
                            )
                    )
                )
            );

    private static async Task<string> UntilOwnedAsync(NpgsqlDataSource source, string not = "")
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(3); )
        {
            await using var command = source.CreateCommand("SELECT lease_owner FROM story WHERE lease_owner <> $1");
            command.Parameters.AddWithValue(not);
            if (await command.ExecuteScalarAsync(Cancel) is string owner)
                return owner;
            await Task.Delay(5, Cancel);
        }

        throw new TimeoutException("nobody took the story in three minutes");
    }

    private sealed class Crew(IEnumerable<WorkerProcess> workers) : IAsyncDisposable
    {
        public IReadOnlyList<WorkerProcess> All { get; } = [.. workers];

        public async ValueTask DisposeAsync()
        {
            foreach (var worker in All)
                await worker.DisposeAsync();
        }
    }
}
