using MathNet.Numerics.LinearAlgebra;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>One example to learn from: what is known of a pair, and whether it is a positive.</summary>
internal readonly record struct Example(double[] X, bool Y, double Weight);

/// <summary>Logistic regression with an L2 penalty of 1 on standardised features, by Newton's method.</summary>
internal static class Logistic
{
    /// <returns>Weights in raw units, bias first.</returns>
    public static double[] Fit(IReadOnlyList<Example> rows, int features)
    {
        var mean = Enumerable.Range(0, features).Select(j => rows.Average(r => r.X[j])).ToArray();
        var scale = Enumerable
            .Range(0, features)
            .Select(j => Math.Max(1e-6, Math.Sqrt(rows.Average(r => Math.Pow(r.X[j] - mean[j], 2)))))
            .ToArray();
        var x = Matrix<double>.Build.Dense(
            rows.Count,
            features + 1,
            (i, j) => j == 0 ? 1 : (rows[i].X[j - 1] - mean[j - 1]) / scale[j - 1]
        );
        var y = Vector<double>.Build.Dense(rows.Count, i => rows[i].Y ? 1 : 0);
        var w = Vector<double>.Build.Dense(features + 1);
        var ridge = Matrix<double>.Build.DenseDiagonal(features + 1, features + 1, j => j == 0 ? 0 : 1.0);
        for (var step = 0; step < 12; step++)
        {
            var p = (x * w).Map(z => 1 / (1 + Math.Exp(-z)));
            var residual = Vector<double>.Build.Dense(rows.Count, i => rows[i].Weight * (y[i] - p[i]));
            var weighted = Matrix<double>.Build.Dense(rows.Count, features + 1, (i, j) => x[i, j] * rows[i].Weight * p[i] * (1 - p[i]));
            w += (x.TransposeThisAndMultiply(weighted) + ridge).Solve(x.TransposeThisAndMultiply(residual) - ridge * w);
        }
        var raw = Enumerable.Range(0, features).Select(j => w[j + 1] / scale[j]).ToArray();
        return [w[0] - raw.Zip(mean, (a, m) => a * m).Sum(), .. raw];
    }
}
