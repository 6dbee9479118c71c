using System.Diagnostics;
using System.Numerics.Tensors;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Encoder;

/// <summary>How fast sentences become vectors, against the machine's own matrix products and, where node has it, transformers.js: side by
/// side in one run.</summary>
internal static class EncoderBenchmark
{
    private const int Sentences = 240;
    private const int ArticleLength = 30;
    private const int Rounds = 5;

    /// <summary>Of the bundled network: layers × (four square products and two of fourfold width), a multiplication and an addition
    /// each.</summary>
    public const double OperationsPerToken = 6.0 * (4 * 384 * 384 + 2 * 384 * 1536) * 2;

    private sealed record Way(string Name, Action Encode, bool IsInt8 = false);

    /// <param name="modules">A node_modules folder with @huggingface/transformers and onnxruntime-node; null: without them.</param>
    public static int Run(string? modules)
    {
        var start = Stopwatch.StartNew();
        using var int8 = OnnxSentenceEncoder.Bundled();
        Console.WriteLine(
            FormattableString.Invariant(
                $"{int8.Model}\nloaded in {start.Elapsed.TotalSeconds:f2} s; {Environment.ProcessorCount} processors"
            )
        );
        using var fp32 = OnnxSentenceEncoder.Bundled(Precision.Fp32);
        using var fp32Peak = MatrixPeak.Fp32();
        using var int8Peak = MatrixPeak.Int8();
        var texts = NewsLike.Sentences(Sentences);
        using var node = modules is null ? null : Agreeing(new TransformersJs(modules, texts), fp32.Encode([texts[0]])[0]);
        List<Way> ways =
        [
            new("fp32, one by one", () => Array.ForEach(texts, text => fp32.Encode([text]))),
            new("fp32, an article a call (30)", () => Array.ForEach(texts.Chunk(ArticleLength).ToArray(), article => fp32.Encode(article))),
            new("fp32, all in one call", () => fp32.Encode(texts)),
            new("int8, one by one", () => Array.ForEach(texts, text => int8.Encode([text])), true),
            new(
                "int8, an article a call (30)",
                () => Array.ForEach(texts.Chunk(ArticleLength).ToArray(), article => int8.Encode(article)),
                true
            ),
            new("int8, all in one call", () => int8.Encode(texts), true),
            new("matrix products fp32", fp32Peak.Multiply),
            new("matrix products int8", int8Peak.Multiply),
        ];
        if (node is not null)
            ways.AddRange([
                new("transformers.js, one by one", () => node.Encode(1)),
                new("transformers.js, 8 a call", () => node.Encode(8)),
                new("transformers.js, 30 a call", () => node.Encode(ArticleLength)),
            ]);
        Show(
            ways,
            Interleaved.Measure(
                Rounds,
                () => Environment.CpuUsage.TotalTime + (node?.ProcessorTime ?? TimeSpan.Zero),
                [.. ways.Select(way => way.Encode)]
            ),
            Tokens(texts)
        );
        return 0;
    }

    /// <remarks>Shares by processor time: other work on the machine takes turns at the clock, hardly at that.</remarks>
    private static void Show(List<Way> ways, (double Seconds, double ProcessorSeconds)[] times, double tokens)
    {
        double[] processor = [.. times.Select(time => time.ProcessorSeconds)];
        var (fp32Peak, int8Peak) = (MatrixPeak.Operations / processor[6], MatrixPeak.Operations / processor[7]);
        Console.WriteLine($"{"", -30}{"sentences/s", 12}{"a processor second", 20}{"× fp32 in one call", 20}{"of matrix products", 20}");
        for (var i = 0; i < ways.Count; i++)
            Console.WriteLine(
                i is 6 or 7
                    ? FormattableString.Invariant(
                        $"{ways[i].Name, -30}{MatrixPeak.Operations / times[i].Seconds / 1e9, 7:f0} Gop/s{MatrixPeak.Operations / processor[i] / 1e9, 14:f0} Gop/s"
                    )
                    : FormattableString.Invariant(
                        $"{ways[i].Name, -30}{Sentences / times[i].Seconds, 12:f0}{Sentences / processor[i], 20:f0}{processor[2] / processor[i], 20:f2}{tokens * OperationsPerToken / processor[i] / (ways[i].IsInt8 ? int8Peak : fp32Peak), 20:p0}"
                    )
            );
        if (ways.Count > 8)
            Console.WriteLine(
                FormattableString.Invariant(
                    $"transformers.js at its best: int8 in one call is {times[8..].Min(time => time.Seconds) / times[5].Seconds:f2} times as fast by the clock, {processor[8..].Min() / processor[5]:f2} times by processor time; fp32 {times[8..].Min(time => time.Seconds) / times[2].Seconds:f2} and {processor[8..].Min() / processor[2]:f2}"
                )
            );
    }

    /// <summary>A comparison of speeds is worth nothing unless both make the same vector.</summary>
    private static TransformersJs Agreeing(TransformersJs node, float[] own)
    {
        var cosine = TensorPrimitives.Dot<float>(node.Encode(ArticleLength), own);
        return cosine > 0.9999f ? node : throw new InvalidOperationException($"transformers.js makes another vector: cosine {cosine}");
    }

    private static double Tokens(string[] texts)
    {
        var pieces = new WordPieces(ModelFolder.Open(BundledModel.Folder()));
        return texts.Sum(text => (double)pieces.Of(text).Length);
    }
}
