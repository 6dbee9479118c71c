using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Differences.Lexicons;

namespace NarrativeDiff.Core.Differences.Frames;

/// <summary>How near a sentence comes to each frame in the encoder's eyes: its cosine with the mean vector of invented sentences that show it.</summary>
/// <param name="Encoder">Name and checksum of the encoder that made the vectors.</param>
/// <param name="Means">Of length 1.</param>
internal sealed record FrameVectors(string Encoder, ImmutableArray<(string Frame, float[] Mean)> Means)
{
    private static readonly LexiconFile Data = LexiconFile.Read("Frames", "frame-vectors.tsv");

    public static string Version => Data.Version;

    /// <summary>The policy dimensions (F1) as made beforehand of <see cref="Examples"/>.</summary>
    public static FrameVectors Shipped { get; } = new(
        Data.Rows[0][1], [.. Data.Rows.Skip(1).Select(row => (row[0], row[1].Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture)).ToArray()))]);

    public static IEnumerable<(string Frame, string Sentence)> Examples => LexiconFile.Read("Frames", "frame-examples.tsv").Rows.Select(row => (row[0], row[1]));

    /// <summary>Where no encoder is asked.</summary>
    public static IReadOnlyDictionary<string, double> Unknown { get; } = ImmutableDictionary<string, double>.Empty;

    /// <returns>Null where the shipped vectors were made with another encoder; another build of the same (8-bit weights) gives much the same.</returns>
    public static FrameVectors? For(string? encoder) => encoder?.Split(' ')[0] == Shipped.Encoder.Split(' ')[0] ? Shipped : null;

    /// <summary>Makes them of example sentences.</summary>
    public static FrameVectors Of(ISentenceEncoder encoder, IEnumerable<(string Frame, string Sentence)> examples)
    {
        var rows = examples.ToArray();
        var vectors = encoder.Encode([.. rows.Select(row => row.Sentence)]);
        return new(encoder.Model, [.. rows.Zip(vectors).GroupBy(pair => pair.First.Frame, pair => pair.Second, StringComparer.Ordinal).Select(frame => (frame.Key, Mean(frame)))]);
    }

    /// <returns>Cosines less their mean over all frames: what a sentence is about in general does not count.</returns>
    public IReadOnlyDictionary<string, double> Of(float[] sentence)
    {
        var cosines = Means.Select(mean => (double)TensorPrimitives.Dot<float>(sentence, mean.Mean)).ToArray();
        var middle = cosines.Average();
        return Means.Zip(cosines).ToDictionary(pair => pair.First.Frame, pair => pair.Second - middle, StringComparer.Ordinal);
    }

    private static float[] Mean(IEnumerable<float[]> vectors)
    {
        var sum = vectors.Aggregate(static (sum, vector) => [.. sum.Zip(vector, (x, y) => x + y)]);
        var length = TensorPrimitives.Norm<float>(sum);
        return [.. sum.Select(x => x / length)];
    }
}
