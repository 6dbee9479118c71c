using System.Diagnostics;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Encoder;

/// <summary>How fast sentences become vectors, against the machine's own matrix products, side by side in one run.</summary>
internal static class EncoderBenchmark
{
    private const int Sentences = 480;
    private const int ArticleLength = 30;
    private const int Rounds = 7;

    /// <summary>Of the bundled network: layers × (four square products and two of fourfold width), a multiplication and an addition each.</summary>
    private const double OperationsPerToken = 6.0 * (4 * 384 * 384 + 2 * 384 * 1536) * 2;

    public static int Run()
    {
        var start = Stopwatch.StartNew();
        using var int8 = OnnxSentenceEncoder.Bundled();
        Console.WriteLine(FormattableString.Invariant($"{int8.Model}\nloaded in {start.Elapsed.TotalSeconds:f2} s; {Environment.ProcessorCount} processors"));
        using var fp32 = OnnxSentenceEncoder.Bundled(Precision.Fp32);
        using var fp32Peak = MatrixPeak.Fp32();
        using var int8Peak = MatrixPeak.Int8();

        var texts = NewsLike.Sentences(Sentences);
        (string Name, Action Encode)[] ways =
        [
            ("fp32, one by one", () => Array.ForEach(texts, text => fp32.Encode([text]))),
            ("fp32, an article a call (30)", () => Array.ForEach(texts.Chunk(ArticleLength).ToArray(), article => fp32.Encode(article))),
            ("fp32, all in one call", () => fp32.Encode(texts)),
            ("int8, one by one", () => Array.ForEach(texts, text => int8.Encode([text]))),
            ("int8, an article a call (30)", () => Array.ForEach(texts.Chunk(ArticleLength).ToArray(), article => int8.Encode(article))),
            ("int8, all in one call", () => int8.Encode(texts)),
            ("matrix products fp32", fp32Peak.Multiply),
            ("matrix products int8", int8Peak.Multiply),
        ];
        var seconds = Interleaved.Seconds(Rounds, [.. ways.Select(way => way.Encode)]);
        var tokens = Tokens(texts);
        for (var i = 0; i < ways.Length - 2; i++)
        {
            var share = tokens * OperationsPerToken / seconds[i] / (MatrixPeak.Operations / seconds[i < 3 ? ^2 : ^1]);
            Console.WriteLine(FormattableString.Invariant(
                $"{ways[i].Name,-30}{Sentences / seconds[i],7:f0} sentences/s   {seconds[0] / seconds[i],5:f2} × fp32 one by one   {share,6:p0} of the machine's matrix products"));
        }

        foreach (var i in new[] { ^2, ^1 })
            Console.WriteLine(FormattableString.Invariant($"{ways[i].Name,-30}{MatrixPeak.Operations / seconds[i] / 1e9,7:f0} Gop/s"));
        return 0;
    }

    private static double Tokens(string[] texts)
    {
        var pieces = new WordPieces(ModelFolder.Open(BundledModel.Folder()));
        return texts.Sum(text => (double)pieces.Of(text).Length);
    }
}
