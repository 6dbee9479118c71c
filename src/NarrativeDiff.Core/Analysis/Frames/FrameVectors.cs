using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Language;

namespace NarrativeDiff.Core.Analysis.Frames;

/// <summary>An invented sentence that shows a frame.</summary>
internal sealed record FrameExample(string Rule, string Frame, string Sentence);

/// <param name="Vector">Of length 1.</param>
internal sealed record FrameMean(string Rule, string Frame, float[] Vector);

/// <summary>How near a sentence comes to each frame in an encoder's eyes: its cosine with the mean vector of invented sentences that show
/// it.</summary>
/// <param name="Encoder">Name and checksum of the encoder that made the vectors.</param>
internal sealed record FrameVectors(string Encoder, ImmutableArray<FrameMean> Means)
{
    private static readonly LexiconFile Data = LexiconFile.Read("Frames", "frame-vectors.tsv");

    public static string Version => Data.Version;

    /// <summary>Policy dimensions and generic frames (F1, F2), as made beforehand of <see cref="Examples"/>.</summary>
    public static FrameVectors Shipped { get; } = Read(0, row => row[0] != "F3");

    /// <summary>Properties of targets (F3), whose sentences differ by their wording: of <see cref="ISentenceEncoder.Wording"/>.</summary>
    public static FrameVectors ShippedProperties { get; } = Read(1, row => row[0] == "F3");

    public static ImmutableArray<FrameExample> Examples { get; } =
    [.. LexiconFile.Read("Frames", "frame-examples.tsv").Rows.Select(row => new FrameExample(row[0], row[1], row[2]))];

    /// <summary>Where no encoder is asked.</summary>
    public static IReadOnlyDictionary<(string Rule, string Frame), double> Unknown { get; } =
        ImmutableDictionary<(string, string), double>.Empty;

    public bool Know(string rule, string frame) => Means.Any(mean => mean.Rule == rule && mean.Frame == frame);

    /// <summary>Whether the vectors hold for an encoder; another build of the same (8-bit weights) gives much the same.</summary>
    public bool AreOf(string encoder) => encoder.Split(' ')[0] == Encoder.Split(' ')[0];

    /// <summary>Makes them of example sentences.</summary>
    public static FrameVectors Of(ISentenceEncoder encoder, IEnumerable<FrameExample> examples)
    {
        var rows = examples.ToArray();
        var vectors = encoder.Encode([.. rows.Select(row => row.Sentence)]);
        return new(
            encoder.Model,
            [
                .. rows.Zip(vectors)
                    .GroupBy(pair => (pair.First.Rule, pair.First.Frame), pair => pair.Second)
                    .Select(frame => new FrameMean(frame.Key.Rule, frame.Key.Frame, Mean(frame))),
            ]
        );
    }

    /// <returns>Cosines less their mean over all frames of the rule: what a sentence is about in general does not count.</returns>
    public IReadOnlyDictionary<(string Rule, string Frame), double> Of(float[] sentence)
    {
        var cosines = new double[Means.Length];
        var sums = new Dictionary<string, (double Sum, int Count)>(StringComparer.Ordinal);
        foreach (var (i, mean) in Means.Index())
        {
            cosines[i] = TensorPrimitives.Dot<float>(sentence, mean.Vector);
            var (sum, count) = sums.GetValueOrDefault(mean.Rule);
            sums[mean.Rule] = (sum + cosines[i], count + 1);
        }
        var near = new Dictionary<(string, string), double>(cosines.Length);
        foreach (var (i, mean) in Means.Index())
            near.Add((mean.Rule, mean.Frame), cosines[i] - sums[mean.Rule].Sum / sums[mean.Rule].Count);
        return near;
    }

    /// <param name="encoder">Which of the two first rows names the encoder.</param>
    private static FrameVectors Read(int encoder, Func<string[], bool> belongs) =>
        new(
            Data.Rows[encoder][1],
            [
                .. Data
                    .Rows.Skip(2)
                    .Where(belongs)
                    .Select(row => new FrameMean(
                        row[0],
                        row[1],
                        [.. row[2].Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture))]
                    )),
            ]
        );

    private static float[] Mean(IEnumerable<float[]> vectors)
    {
        var sum = vectors.Aggregate(static (sum, vector) => [.. sum.Zip(vector, (x, y) => x + y)]);
        var length = TensorPrimitives.Norm<float>(sum);
        return [.. sum.Select(x => x / length)];
    }
}
