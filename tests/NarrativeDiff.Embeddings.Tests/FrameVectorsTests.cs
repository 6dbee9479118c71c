using System.Numerics.Tensors;
using NarrativeDiff.Core.Differences.Frames;

namespace NarrativeDiff.Embeddings;

/// <summary>The frame vectors that ship are those the bundled encoder makes of the example sentences.</summary>
public sealed class FrameVectorsTests(SharedEncoder shared)
{
    [Fact]
    public void Shipped_vectors_are_the_means_of_the_examples()
    {
        using var published = OnnxSentenceEncoder.Bundled(Precision.Fp32);
        var made = FrameVectors.Of(published, FrameVectors.Examples);
        Assert.Equal(published.Model, FrameVectors.Shipped.Encoder);
        Assert.Equal(made.Means.Select(mean => mean.Frame), FrameVectors.Shipped.Means.Select(mean => mean.Frame));
        Assert.All(made.Means.Zip(FrameVectors.Shipped.Means), pair => Assert.Equal(1, TensorPrimitives.Dot<float>(pair.First.Mean, pair.Second.Mean), 1e-4));
    }

    [Fact]
    public void A_sentence_is_nearest_to_the_dimension_it_shows()
    {
        var near = FrameVectors.Shipped.Of(shared.Encoder.Encode(["The baker was arrested and charged with burglary."])[0]);
        Assert.Equal("crime", near.MaxBy(frame => frame.Value).Key);
    }
}
