using System.Numerics.Tensors;

namespace NarrativeDiff.Core.Alignment.Themes;

/// <summary>Sums of sentence vectors.</summary>
internal static class Vectors
{
    /// <returns>The mean, of length 1; the zero vector where the vectors cancel out.</returns>
    public static float[] MeanOf(IEnumerable<float[]> vectors)
    {
        float[]? sum = null;
        foreach (var vector in vectors)
            if (sum is null)
                sum = [.. vector];
            else
                TensorPrimitives.Add(sum, vector, sum);
        return Normalised(sum ?? []);
    }

    /// <returns>What a vector has besides another one, of length 1.</returns>
    public static float[] Less(float[] vector, float[] other)
    {
        var rest = new float[vector.Length];
        TensorPrimitives.Subtract(vector, other, rest);
        return Normalised(rest);
    }

    /// <returns>The plain mean; empty where there is no vector.</returns>
    public static float[] Average(IReadOnlyCollection<float[]> vectors)
    {
        float[]? sum = null;
        foreach (var vector in vectors)
            if (sum is null)
                sum = [.. vector];
            else
                TensorPrimitives.Add(sum, vector, sum);
        if (sum is not null)
            TensorPrimitives.Divide(sum, vectors.Count, sum);
        return sum ?? [];
    }

    private static float[] Normalised(float[] vector)
    {
        var length = MathF.Sqrt(TensorPrimitives.Dot<float>(vector, vector));
        if (length > 0)
            TensorPrimitives.Divide(vector, length, vector);
        return vector;
    }
}
