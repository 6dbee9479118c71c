using System.Globalization;
using NarrativeDiff.Core.Analysis.Frames;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Frames;

/// <summary>Makes <c>frame-vectors.tsv</c> of the core again, with the bundled encoder as published.</summary>
internal static class FrameVectorsFile
{
    public static int Write(string file)
    {
        using var encoder = OnnxSentenceEncoder.Bundled(Precision.Fp32);
        var frames = FrameVectors.Of(encoder, FrameVectors.Examples.Where(example => example.Rule != "F3"));
        var properties = FrameVectors.Of(encoder.Wording, FrameVectors.Examples.Where(example => example.Rule == "F3"));
        File.WriteAllLines(
            file,
            [
                "# frame-vectors-2 mean vectors of the sentences of frame-examples.tsv, by "
                    + "tests/NarrativeDiff.Benchmarks frame-vectors. Columns: rule, frame, numbers; first the encoders of "
                    + "F1 and F2, then that of F3 (inner layers)",
                $"encoder\t{frames.Encoder}",
                $"encoder\t{properties.Encoder}",
                .. frames
                    .Means.Concat(properties.Means)
                    .Select(mean =>
                        $"{mean.Rule}\t{mean.Frame}\t{string.Join(' ', mean.Vector.Select(x => x.ToString("0.####", CultureInfo.InvariantCulture)))}"
                    ),
            ]
        );
        return 0;
    }
}
