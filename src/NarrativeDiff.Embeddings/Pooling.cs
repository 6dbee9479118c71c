using System.Numerics.Tensors;

namespace NarrativeDiff.Embeddings;

/// <summary>How the states of a text's tokens become one vector.</summary>
internal enum Pooling
{
    Mean,
    FirstToken,
    Maximum,
}

/// <summary>Pools token states into a vector of length 1.</summary>
internal static class TokenStates
{
    /// <param name="states">Token after token, <paramref name="dimensions"/> numbers each; padding left out.</param>
    public static float[] Pool(this Pooling pooling, ReadOnlySpan<float> states, int dimensions)
    {
        var vector = states[..dimensions].ToArray();
        if (pooling != Pooling.FirstToken)
        {
            for (var at = dimensions; at < states.Length; at += dimensions)
            {
                var state = states.Slice(at, dimensions);
                if (pooling == Pooling.Mean)
                    TensorPrimitives.Add(vector, state, vector); // the sum has the mean's direction
                else
                    TensorPrimitives.Max(vector, state, vector);
            }
        }

        return ToUnitLength(vector);
    }

    public static float[] ToUnitLength(float[] vector)
    {
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
