using System.Text.Json;
using Microsoft.Data.Sqlite;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Consumers;

/// <summary>A worker that is killed in the middle of its work and started again ends where an undisturbed one does.</summary>
public sealed class CrashTests(ThrowAwayRabbit rabbit) : IDisposable
{
    private const int Outlets = 4;
    private const int Versions = 6;
    private static readonly string[] Sentences =
    [
        "Fire destroyed the old mill on Quay Street early on Friday.",
        "Two firefighters were treated for smoke, the brigade said.",
        "The owner, who had wanted to pull it down, was not available for comment.",
        "Residents had warned for years that the building was not safe.",
        "Police said they did not rule out arson.",
        "The mayor promised that the site would become a park.",
        "An engineer found that the wiring dated from 1962.",
        "Insurers put the damage at 3 million crowns.",
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

    private static bool Complete(JsonElement report) => report.GetProperty("method").GetProperty("inputs").GetArrayLength() == Outlets * Versions;

    /// <summary>Each outlet adds a sentence a version, and leaves one out.</summary>
    private static IEnumerable<ArticleVersion> Articles() =>
        from version in Enumerable.Range(1, Versions)
        from outlet in Enumerable.Range(0, Outlets)
        select Some.Version(
            $"outlet-{outlet}", hint: "mill", headline: outlet % 2 == 0 ? "Old mill burns down" : "Mill fire: arson not ruled out", minute: (10 * version) + outlet, version: version,
            body: string.Join('\n', Sentences.Take(2 + version).Where((_, index) => index != outlet + 1)));
}
