using System.Diagnostics;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Encoder;

/// <summary>How much faster sentences are encoded in one call than one by one, side by side in one run.</summary>
/// <remarks>The ways take turns and each counts with its median round, so that other load on the machine falls on all of them.</remarks>
internal static class EncoderBenchmark
{
    private const int Sentences = 480;
    private const int ArticleLength = 30;
    private const int Rounds = 5;

    public static int Run()
    {
        var start = Stopwatch.StartNew();
        using var encoder = OnnxSentenceEncoder.Bundled();
        Console.WriteLine(FormattableString.Invariant($"{encoder.Model}\nloaded in {start.Elapsed.TotalSeconds:f2} s; {Environment.ProcessorCount} processors"));

        var texts = NewsLike.Sentences(Sentences);
        (string Name, Action Encode)[] ways =
        [
            ("one by one", () => Array.ForEach(texts, text => encoder.Encode([text]))),
            ("an article a call (30)", () => Array.ForEach(texts.Chunk(ArticleLength).ToArray(), article => encoder.Encode(article))),
            ("all in one call", () => encoder.Encode(texts)),
        ];
        var seconds = Measure([.. ways.Select(way => way.Encode)]);
        for (var i = 0; i < ways.Length; i++)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"{ways[i].Name,-24}{Sentences / seconds[i],7:f0} sentences/s   ratio to one by one {seconds[0] / seconds[i]:f2}"));
        }

        return 0;
    }

    /// <returns>The median seconds of each way.</returns>
    private static double[] Measure(Action[] ways)
    {
        var times = ways.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < Rounds; round++) // the first warms up
        {
            for (var i = 0; i < ways.Length; i++)
            {
                var watch = Stopwatch.StartNew();
                ways[i]();
                if (round >= 0)
                    times[i].Add(watch.Elapsed.TotalSeconds);
            }
        }

        return [.. times.Select(rounds => rounds.Order().ElementAt(Rounds / 2))];
    }
}
