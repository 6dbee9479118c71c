using System.Text.Json;
using Microsoft.Data.Sqlite;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Ingest;

/// <summary>A worker that is killed in the middle of its work and started again ends where an undisturbed one does.</summary>
public sealed class CrashTests(ThrowAwayRabbit rabbit) : IDisposable
{
    private const int Outlets = 4;
    private const int Versions = 6;

    /// <summary>The same happenings in two newsrooms' words; each version of an article says one more.</summary>
    private static readonly string[][] Wordings =
    [
        [
            "Fire destroyed the old mill on Quay Street early on Friday.",
            "Two firefighters were treated for smoke, the brigade said.",
            "Residents had warned for years that the building was not safe.",
            "Police said they did not rule out arson.",
            "The mayor promised that the site would become a park.",
            "An engineer found that the wiring dated from 1962.",
            "Insurers put the damage at 3 million crowns.",
        ],
        [
            "A blaze at a disused flour mill lit up the harbour before dawn.",
            "The fire service brought two of its crew to hospital with breathing trouble.",
            "Neighbours complained about the ruin long ago, a petition shows.",
            "Detectives are looking for whoever set it alight.",
            "A green space is to take its place, the town hall said.",
            "Its cables were sixty years old, according to a survey.",
            "The loss runs to 4 million crowns, the owner's broker said.",
        ],
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("nd-crash-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Loses_nothing_and_reports_the_same_after_kill_9()
    {
        var undisturbed = await RunAsync("undisturbed", kills: 0);
        var disturbed = await RunAsync("disturbed", kills: 3);

        Assert.Equal(undisturbed, disturbed);
    }

    /// <returns>The content hash of the final report.</returns>
    private async Task<string> RunAsync(string name, int kills)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        var broker = await rabbit.NewVirtualHostAsync();
        var worker = await WorkerProcess.StartAsync(broker, folder);
        await using var stranger = await BrokerClient.ConnectAsync(broker);
        var messages = Articles().Select(Some.Message).Chunk(Outlets * Versions / (kills + 1)).ToList();
        for (var part = 0; part < messages.Count; part++)
        {
            // The messages are in the broker, on the way, or being compared when the worker goes.
            await Task.WhenAll(messages[part].Select(message => stranger.PublishAsync(message)));
            if (part < kills)
            {
                await Task.Delay(40 * part, TestContext.Current.CancellationToken);
                await worker.KillAsync();
                await worker.DisposeAsync();
                worker = await WorkerProcess.StartAsync(broker, folder);
            }
        }

        await using (worker)
        {
            var report = await worker.UntilAsync("api/stories/mill/report.json", Complete);
            return report.GetProperty("contentHash").GetString()!;
        }
    }

    private static bool Complete(JsonElement report) =>
        report.GetProperty("method").GetProperty("inputs").GetArrayLength() == Outlets * Versions;

    private static IEnumerable<ArticleVersion> Articles() =>
        from version in Enumerable.Range(1, Versions)
        from outlet in Enumerable.Range(0, Outlets)
        select Some.Version(
            $"outlet-{outlet}",
            hint: "mill",
            headline: outlet % 2 == 0 ? "Old mill burns down" : "Arson feared in harbour blaze",
            minute: (10 * version) + outlet,
            version: version,
            body: string.Join('\n', Wordings[outlet % 2].Take(1 + version).Append($"Reporter {outlet} was there at {version} o'clock."))
        );
}
