using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Benchmarks.Frames;

/// <summary>Mean vectors of invented sentences, one a frame: how near a sentence comes to a frame in the encoder's eyes.</summary>
internal sealed class FrameExamples
{
    private readonly (string Frame, float[] Mean)[] means;
    private readonly ISentenceEncoder encoder;

    public FrameExamples(string rule, ISentenceEncoder encoder)
    {
        using var reader = new StreamReader(typeof(FrameExamples).Assembly.GetManifestResourceStream("NarrativeDiff.Benchmarks.Frames.frame-examples.tsv")!);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split('\t')).Where(row => row[0] == rule).ToArray();
        var vectors = encoder.Encode([.. rows.Select(row => row[2])]);
        this.encoder = encoder;
        means = [.. rows.Zip(vectors).GroupBy(pair => pair.First[1], pair => pair.Second, StringComparer.Ordinal).Select(frame => (frame.Key, Mean([.. frame])))];
    }

    public IEnumerable<string> Frames => means.Select(mean => mean.Frame);

    /// <returns>For each sentence the cosine with each frame, less the mean over all frames: what the sentence is about in general does not count.</returns>
    public Dictionary<string, double>[] Scores(IReadOnlyList<string> sentences) =>
    [
        .. encoder.Encode(sentences).Select(vector =>
        {
            var cosines = means.ToDictionary(mean => mean.Frame, mean => Dot(vector, mean.Mean), StringComparer.Ordinal);
            var middle = cosines.Values.Average();
            return cosines.ToDictionary(cosine => cosine.Key, cosine => cosine.Value - middle, StringComparer.Ordinal);
        }),
    ];

    private static float[] Mean(float[][] vectors)
    {
        var mean = new float[vectors[0].Length];
        foreach (var vector in vectors)
            for (var i = 0; i < mean.Length; i++)
                mean[i] += vector[i];
        var length = Math.Sqrt(Dot(mean, mean));
        return [.. mean.Select(x => (float)(x / length))];
    }

    private static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
