[assembly: AssemblyFixture(typeof(NarrativeDiff.Embeddings.SharedEncoder))]

namespace NarrativeDiff.Embeddings;

/// <summary>The bundled encoder, loaded once for all tests.</summary>
public sealed class SharedEncoder : IDisposable
{
    public OnnxSentenceEncoder Encoder { get; } = OnnxSentenceEncoder.Bundled();

    public void Dispose() => Encoder.Dispose();
}
