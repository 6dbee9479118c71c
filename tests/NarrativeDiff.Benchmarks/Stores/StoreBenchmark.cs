using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NarrativeDiff.Benchmarks.Comparison;
using NarrativeDiff.Benchmarks.Day;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Benchmarks.Stores;

/// <summary>What the store costs beside SQLite itself: each task next to bare statements that write or read the same bytes in a table
/// without anything else, taking turns in one run.</summary>
internal sealed class StoreBenchmark(SqliteStore store, BareTable bare, int rounds)
{
    private const int Articles = 200,
        Group = 50,
        Sentences = 30,
        Reports = 20,
        Rounds = 7;
    private static readonly FilingRules Rules = new(new StoryMatcher().Best, TimeSpan.FromDays(4), TimeSpan.Zero, TimeSpan.Zero);

    private readonly HashedEncoder _encoder = new();
    private readonly Dictionary<string, int> _turns = new(StringComparer.Ordinal);
    private readonly Report _report = new StoryComparer(new LexicalSimilarity()).Compare(InventedNews.Story(0, 10, Sentences));

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("nd-store-").FullName;
        try
        {
            using var store = new SqliteStore(Path.Combine(folder, "store.db"));
            await store.MigrateAsync(default).ConfigureAwait(false);
            using var bare = new BareTable(Path.Combine(folder, "bare.db"));
            new StoreBenchmark(store, bare, Rounds + 1).Run();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private void Run()
    {
        var grouped = Filings(1);
        var single = Filings(2);
        foreach (var story in Enumerable.Range(0, rounds * Reports))
            Wait(
                store.FileAsync(
                    [
                        grouped[0][0] with
                        {
                            Article = grouped[0][0].Article with { StoryHint = $"due-{story}", Key = new(new("outlet-due"), $"{story}") },
                        },
                    ],
                    Rules,
                    default
                )
            );
        var vectors = grouped.Select(round => Vectors(round)).ToArray();
        var rows = grouped.Select(round => round.Select(filing => (filing.Article.Key.ToString(), Bytes(filing))).ToArray()).ToArray();
        var json = Encoding.UTF8.GetBytes(ReportJson.Write(_report, indented: false));
        var blobs = vectors.Select(round => round.Select(vector => (Key(vector.Key), VectorBytes.Of(vector.Value))).ToArray()).ToArray();
        (string Name, Action Do, int Of, int Things)[] ways =
        [
            ("articles, bare, 50 a transaction", () => bare.Write(rows[Turn("bare")], Group), 0, Articles),
            ("articles filed, 50 a transaction", () => File(grouped[Turn("grouped")], Group), 0, Articles),
            ("articles filed, one a transaction", () => File(single[Turn("single")], 1), 0, Articles),
            ("vectors, bare, one transaction", () => bare.Write(blobs[Turn("bare vectors")], int.MaxValue), 3, vectors[0].Count),
            ("vectors saved", () => Wait(store.SaveVectorsAsync(_encoder.Model, vectors[Turn("vectors")], default)), 3, vectors[0].Count),
            ("vectors read, bare", () => bare.Read(blobs[0].Select(blob => blob.Item1)), 5, vectors[0].Count),
            ("vectors read", () => Wait(store.VectorsAsync(_encoder.Model, vectors[0].Keys, default)), 5, vectors[0].Count),
            (
                "reports, bare, one a transaction",
                () => bare.Write(Enumerable.Range(0, Reports).Select(_ => (Guid.NewGuid().ToString(), json)), 1),
                7,
                Reports
            ),
            ("reports: claimed, written, stored", Complete, 7, Reports),
        ];
        var seconds = Interleaved.Seconds(rounds - 1, [.. ways.Select(way => way.Do)]);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"articles of {Sentences} sentences, vectors of {_encoder.Dimensions} numbers, reports of "
                    + $"{json.Length / 1e3:f0} kB; median of {rounds - 1} rounds taking turns"
            )
        );
        for (var i = 0; i < ways.Length; i++)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ways[i].Name, -36}{ways[i].Things / seconds[i], 10:N0} a second{(ways[i].Of == i ? "" : $"   {seconds[ways[i].Of] / ways[ways[i].Of].Things * ways[i].Things / seconds[i], 6:f3} of bare")}"
                )
            );
    }

    private int Turn(string way) => _turns[way] = _turns.GetValueOrDefault(way, -1) + 1;

    /// <returns>For each round articles that no other round has; four a story.</returns>
    private Filing[][] Filings(int kind) =>
        [
            .. Enumerable
                .Range(0, rounds)
                .Select(round =>
                    Enumerable
                        .Range(0, Articles / 4)
                        .SelectMany(story => InventedNews.Story((kind * rounds + round) * Articles + story, 4, Sentences).Versions)
                        .Select(version => new Filing(version, ArticleProfiler.Of(version, _encoder), _encoder.Model))
                        .ToArray()
                ),
        ];

    private Dictionary<string, float[]> Vectors(Filing[] filings)
    {
        string[] texts = [.. filings.SelectMany(filing => filing.Article.Body.Split('\n')).Distinct(StringComparer.Ordinal).Take(1_000)];
        return texts.Zip(_encoder.Encode(texts)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private static byte[] Bytes(Filing filing) =>
        [.. Encoding.UTF8.GetBytes(filing.Article.Headline + filing.Article.Body), .. VectorBytes.Of(filing.Profile.Vector)];

    private void File(Filing[] filings, int group)
    {
        foreach (var together in filings.Chunk(group))
            Wait(store.FileAsync(together, Rules, default));
    }

    /// <summary>Reports for the stories that have been due longest.</summary>
    private void Complete()
    {
        for (var i = 0; i < Reports; i++)
        {
            var claim =
                Wait(store.ClaimAsync("benchmark", TimeSpan.FromMinutes(1), TimeSpan.Zero, default))
                ?? throw new InvalidOperationException("no story is due");
            Wait(store.CompleteAsync(claim, _report with { StoryId = claim.StoryId }, default));
        }
    }

    /// <summary>As long as the store's own.</summary>
    private static string Key(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static void Wait(Task task) => task.GetAwaiter().GetResult();
}
