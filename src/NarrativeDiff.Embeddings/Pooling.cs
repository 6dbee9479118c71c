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
    /// <summary>
    /// With 0 / .5 / 1: absences of SuperPAL dev, F1 .800 / .815 / .815 (<c>cells</c>); words of a link, F1 .714 / .711 / .711
    /// (<c>parts</c>); pairs of one row, F1 ECB+ strong .682 / .683 / .686,
    /// SuperPAL .616 / .635 / .631 (<c>collate</c>, a clause beside a better one keeping half of its sentence's evidence).
    /// </summary>
    private const float AwayFromSentence = 0.5f;

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

    /// <summary>What a clause says: the mean of its tokens' states, led away from its sentence's vector, which all of them lean
    /// to.</summary>
    /// <param name="states">Of the clause's tokens.</param>
    /// <param name="sentence">Of length 1.</param>
    public static float[] OfClause(ReadOnlySpan<float> states, float[] sentence)
    {
        var own = Pooling.Mean.Pool(states, sentence.Length);
        var vector = new float[own.Length];
        for (var i = 0; i < vector.Length; i++)
            vector[i] = own[i] + AwayFromSentence * (own[i] - sentence[i]);
        return ToUnitLength(vector);
    }

    public static float[] ToUnitLength(float[] vector)
    {
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
