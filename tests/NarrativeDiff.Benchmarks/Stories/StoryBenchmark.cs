using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Stories;

/// <summary>Files labelled articles in file order and in shuffled orders; times the search among many open stories.</summary>
internal static class StoryBenchmark
{
    private const int Shuffles = 10;
    private const int LiveShuffles = 2;
    private const int Queries = 101;
    private static readonly ImmutableArray<int> ActiveArticleIndex = [1_000, 10_000, 100_000];

    /// <param name="folder">Holds ecbplus_stories and allsides_stories.</param>
    public static int Run(string folder)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        foreach (var name in new[] { "ecbplus_stories", "allsides_stories" })
            Draft(name, PlacedArticles.Read(Path.Combine(folder, name), encoder));
        return 0;
    }

    /// <summary>Whether the worker groups a stream as <c>stories</c> does, in file order and shuffled.</summary>
    public static int RunLive(string folder)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        foreach (var name in new[] { "ecbplus_stories", "allsides_stories" })
        {
            var articles = PlacedArticles.Read(Path.Combine(folder, name), encoder);
            var order = Enumerable.Range(0, articles.Gold.Length).ToArray();
            var settled = File(articles, order).Settled;
            foreach (var seed in Enumerable.Range(0, LiveShuffles + 1))
            foreach (var every in new[] { 1, 25, order.Length })
            {
                var shuffled = seed == 0 ? order : Shuffled(order, seed);
                var live = InOrder(
                    [.. LiveStories.File([.. shuffled.Select(i => articles.Profiles[i])], every, new StoryMatcherOptions())],
                    shuffled
                );
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name} order {seed}, sorted after every {every}: BCubed F1 {Partition.BCubed(live, articles.Gold):F4}, of stories "
                            + $"{Partition.BCubed(settled, articles.Gold):F4}, agreement {Partition.Agreement(live, settled):F4}"
                    )
                );
            }
        }
        return 0;
    }

    /// <summary>How long an article's story is searched for among many open ones, and what they take in memory; needs no data.</summary>
    public static int RunSearch()
    {
        var measured = ActiveArticleIndex.Select(count => (Count: count, Search: Search(count))).ToArray();
        foreach (var (i, (count, (milliseconds, bytes))) in measured.Index())
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"search among {count, 7:N0} open stories: {milliseconds, 6:F2} ms, median of {Queries}; {bytes / 1e6, 6:F1} MB"
                )
                    + (
                        i == 0
                            ? ""
                            : string.Create(
                                CultureInfo.InvariantCulture,
                                $"; exponent of time {Exponent(milliseconds, measured[i - 1].Search.Milliseconds):F2}, of memory "
                                    + $"{Exponent(bytes, measured[i - 1].Search.Bytes):F2}"
                            )
                    )
            );
        return 0;
    }

    /// <summary>Of the growth from one count to the next, ten times as large.</summary>
    private static double Exponent(double larger, double smaller) => Math.Log10(larger / smaller);

    private static void Draft(string name, PlacedArticles articles)
    {
        var order = Enumerable.Range(0, articles.Gold.Length).ToArray();
        var (filed, settled) = File(articles, order);
        var shuffled = Enumerable.Range(1, Shuffles).Select(seed => File(articles, Shuffled(order, seed))).ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: BCubed F1 as filed {Partition.BCubed(filed, articles.Gold):F3}, settled "
                    + $"{Partition.BCubed(settled, articles.Gold):F3}"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {Shuffles} shuffles: BCubed F1 settled {shuffled.Average(s => Partition.BCubed(s.Settled, articles.Gold)):F3}"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  agreement with file order: settled mean "
                    + $"{shuffled.Average(s => Partition.Agreement(s.Settled, settled)):F4}, least "
                    + $"{shuffled.Min(s => Partition.Agreement(s.Settled, settled)):F4}; as filed mean "
                    + $"{shuffled.Average(s => Partition.Agreement(s.Filed, filed)):F4}"
            )
        );
    }

    /// <returns>The stories as each article was filed and as they settled, in the order of the articles, not of their arrival.</returns>
    private static (ImmutableArray<string> Filed, ImmutableArray<string> Settled) File(PlacedArticles articles, int[] order)
    {
        var stories = new StreamingStories();
        var began = Stopwatch.GetTimestamp();
        var filed = Array.ConvertAll(order, article => stories.File(articles.Profiles[article], hint: null));
        var filing = Stopwatch.GetElapsedTime(began);
        var settled = stories.Settle().StoryOf.ToArray();
        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"filed in {filing.TotalMilliseconds / order.Length:F2} ms an article, settled in "
                    + $"{(Stopwatch.GetElapsedTime(began) - filing).TotalMilliseconds:F0} ms"
            )
        );
        return (InOrder(filed, order), InOrder(settled, order));
    }

    private static ImmutableArray<string> InOrder(string[] stories, int[] order)
    {
        var restored = new string[order.Length];
        for (var i = 0; i < order.Length; i++)
            restored[order[i]] = stories[i];
        return [.. restored];
    }

    private static int[] Shuffled(int[] order, int seed)
    {
        int[] shuffled = [.. order];
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>To file one more article when so many one-article stories are open, all in its time window; and the memory of all of
    /// them.</summary>
    private static (double Milliseconds, double Bytes) Search(int count)
    {
        var random = new Random(1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var stories = new StreamingStories(new StoryMatcherOptions());
        for (var i = 0; i < count; i++)
            stories.File(Invented(random), hint: $"story {i}");
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        var times = new double[Queries];
        for (var i = 0; i < Queries; i++)
        {
            var asked = Invented(random);
            var began = Stopwatch.GetTimestamp();
            stories.File(asked, hint: null);
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
        Array.Sort(times);
        return (times[Queries / 2], bytes);
    }

    /// <summary>A random direction and 30 of 50,000 names: shares hardly anything with any other, as most articles of a day do.</summary>
    private static ArticleProfile Invented(Random random)
    {
        var vector = Enumerable.Range(0, 384).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var norm = MathF.Sqrt(vector.Sum(value => value * value));
        return new ArticleProfile(
            Array.ConvertAll(vector, value => value / norm),
            [
                .. Enumerable
                    .Range(0, 30)
                    .Select(_ => $"name{(int)(50_000 * Math.Pow(random.NextDouble(), 2))}")
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            DateTimeOffset.UnixEpoch
        );
    }
}
