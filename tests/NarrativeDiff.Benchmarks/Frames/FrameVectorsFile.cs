using System.Globalization;
using NarrativeDiff.Core.Differences.Frames;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Frames;

/// <summary>Makes <c>frame-vectors.tsv</c> of the core anew, with the bundled encoder as published.</summary>
internal static class FrameVectorsFile
{
    public static int Write(string file)
    {
        using var encoder = OnnxSentenceEncoder.Bundled(Precision.Fp32);
        var made = FrameVectors.Of(encoder, FrameVectors.Examples);
        File.WriteAllLines(file,
        [
            "# frame-vectors-1 mean vectors of the sentences of frame-examples.tsv, by tests/NarrativeDiff.Benchmarks frame-vectors. Columns: dimension, numbers; first the encoder",
            $"encoder\t{made.Encoder}",
            .. made.Means.Select(mean => $"{mean.Frame}\t{string.Join(' ', mean.Mean.Select(x => x.ToString("0.####", CultureInfo.InvariantCulture)))}"),
        ]);
        return 0;
    }
}
