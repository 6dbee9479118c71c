using System.Diagnostics;
using NarrativeDiff.Embeddings;
using NarrativeDiff.Embeddings.Int8;

namespace NarrativeDiff.Benchmarks.Encoder;

/// <summary>What a sentence costs by how many of equal length run together, on one core, and what share that is of the core's own matrix
/// products.</summary>
/// <remarks>The least of many short runs: the one that other work on the machine did not touch.</remarks>
internal static class BatchBenchmark
{
    private const int Length = 28,
        Runs = 60;
    private static readonly int[] Together = [1, 2, 4, 8, 12];

    public static int Run()
    {
        var folder = ModelFolder.Open(BundledModel.Folder());
        using var fp32Peak = MatrixPeak.Fp32();
        using var int8Peak = MatrixPeak.Int8();
        using var fp32 = new OnnxModel(folder);
        using var int8 = new OnnxModel(folder with { NetworkFile = Int8Network.Of(folder, ActivationRanges.Bundled) });
        var (fp32Most, int8Most) = (
            MatrixPeak.OperationsOfOne / Least(fp32Peak.MultiplyOnce),
            MatrixPeak.OperationsOfOne / Least(int8Peak.MultiplyOnce)
        );
        Console.WriteLine(
            FormattableString.Invariant(
                $"matrix products of one core: fp32 {fp32Most / 1e9:f0} Gop/s, int8 {int8Most / 1e9:f0} Gop/s; sentences of {Length} tokens, least of {Runs} runs"
            )
        );
        foreach (var count in Together)
        {
            var (slow, fast) = (Least(() => Encode(fp32, count)) / count, Least(() => Encode(int8, count)) / count);
            Console.WriteLine(
                FormattableString.Invariant(
                    $"{count, 3} together: fp32 {1000 * slow, 6:f2} ms a sentence, {Length * EncoderBenchmark.OperationsPerToken / slow / fp32Most, 4:p0} of the products; int8 {1000 * fast, 6:f2} ms, {Length * EncoderBenchmark.OperationsPerToken / fast / int8Most, 4:p0}; {slow / fast:f2} times as fast"
                )
            );
        }

        return 0;
    }

    private static void Encode(OnnxModel model, int count)
    {
        var random = new Random(1);
        long[][] tokens =
        [
            .. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, Length).Select(_ => (long)random.Next(1_000, 20_000)).ToArray()),
        ];
        model.Encode(new TokenBatch(Length, [.. Enumerable.Range(0, count)]), new EncodedTexts(tokens) { Meanings = new float[count][] });
    }

    private static double Least(Action run)
    {
        var least = double.MaxValue;
        for (var i = 0; i < Runs; i++)
        {
            var began = Stopwatch.GetTimestamp();
            run();
            least = Math.Min(least, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return least;
    }
}
