using System.Numerics.Tensors;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Encoding;

/// <summary>Vectors of the words themselves, for machines without the model: texts are alike as far as they share content stems.</summary>
/// <remarks>
/// Each stem is hashed to a dimension and a sign (feature hashing, Weinberger et al. 2009). Sees no paraphrase:
/// use it where the encoder cannot run, not to save time.
/// </remarks>
public sealed class LexicalSimilarity : ISentenceEncoder
{
    public string Model => "lexical-1 hashed stems";

    public int Dimensions => 1024;

    public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts) => [.. texts.Select(Encode)];

    private float[] Encode(string text)
    {
        var vector = new float[Dimensions];
        foreach (var stem in Words.Stems(text))
        {
            var hash = Fnv1a(stem);
            vector[hash % (uint)Dimensions] += (hash & 0x8000_0000) == 0 ? 1 : -1;
        }
        var norm = TensorPrimitives.Norm(vector);
        if (norm == 0)
            vector[0] = 1;
        else
            TensorPrimitives.Divide(vector, norm, vector);
        return vector;
    }

    /// <summary>Fowler–Noll–Vo; string.GetHashCode differs from process to process.</summary>
    private static uint Fnv1a(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        return hash;
    }
}
