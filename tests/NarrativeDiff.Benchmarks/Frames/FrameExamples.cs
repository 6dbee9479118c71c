using System.Numerics.Tensors;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Differences.Frames;

namespace NarrativeDiff.Benchmarks.Frames;

/// <summary>How near sentences come to the properties of targets (F3) in an encoder's eyes, by the mean vectors of invented sentences, one a property; measured only, the product does without.</summary>
internal sealed class FrameExamples
{
    private readonly FrameVectors means;
    private readonly ISentenceEncoder encoder;

    public FrameExamples(ISentenceEncoder encoder)
    {
        using var reader = new StreamReader(typeof(FrameExamples).Assembly.GetManifestResourceStream("NarrativeDiff.Benchmarks.Frames.property-examples.tsv")!);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split('\t'));
        this.encoder = encoder;
        means = FrameVectors.Of(encoder, rows.Select(row => (row[0], row[1])));
        Frames = [.. means.Means.Select(mean => mean.Frame)];
    }

    public IReadOnlyList<string> Frames { get; }

    public IReadOnlyDictionary<string, double>[] Scores(IReadOnlyList<string> sentences) => [.. encoder.Encode(sentences).Select(means.Of)];
}
