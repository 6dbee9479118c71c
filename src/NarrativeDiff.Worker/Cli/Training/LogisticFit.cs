using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace NarrativeDiff.Worker.Cli.Training;

/// <summary>A labelled example as a fit sees it: the places of its features and their values; all other features are 0.</summary>
internal sealed record FitRow(int[] At, float[] Values, bool IsPositive);

/// <summary>Learns a logistic regression with an L2 penalty: few hundred to few ten thousand features, few thousand examples,
/// seconds.</summary>
internal static class LogisticFit
{
    private const int MaxSteps = 200;

    /// <param name="features">Number of features; every place in the rows is below it.</param>
    /// <param name="penalty">L2 penalty on each weight, the bias (last) excepted; larger is smoother.</param>
    /// <returns>A weight a feature, then the bias.</returns>
    public static double[] Fit(IReadOnlyList<FitRow> rows, int features, double penalty)
    {
        var objective = ObjectiveFunction.Gradient(weights => LossAndSlope(rows, weights, penalty));
        var start = Vector<double>.Build.Dense(features + 1);
        try
        {
            return new LimitedMemoryBfgsMinimizer(1e-3, 1e-7, 1e-7, 8, MaxSteps).FindMinimum(objective, start).MinimizingPoint.ToArray();
        }
        catch (OptimizationException fault)
        {
            throw new InvalidDataException(
                $"the fit did not settle within {MaxSteps} steps; are the labels the same for all sentences?",
                fault
            );
        }
    }

    public static double Logit(double[] weights, FitRow row)
    {
        var sum = weights[^1];
        for (var i = 0; i < row.At.Length; i++)
            sum += weights[row.At[i]] * row.Values[i];
        return sum;
    }

    private static (double, Vector<double>) LossAndSlope(IReadOnlyList<FitRow> rows, Vector<double> at, double penalty)
    {
        var weights = at.ToArray();
        var slope = new double[weights.Length];
        var loss = 0.0;
        foreach (var row in rows)
        {
            var logit = Logit(weights, row);
            var signed = row.IsPositive ? -logit : logit;
            loss += signed > 30 ? signed : Math.Log(1 + Math.Exp(signed));
            var residual = 1 / (1 + Math.Exp(-logit)) - (row.IsPositive ? 1 : 0);
            for (var i = 0; i < row.At.Length; i++)
                slope[row.At[i]] += residual * row.Values[i];
            slope[^1] += residual;
        }
        for (var i = 0; i < weights.Length - 1; i++)
        {
            loss += 0.5 * penalty * weights[i] * weights[i];
            slope[i] += penalty * weights[i];
        }
        return (loss, Vector<double>.Build.DenseOfArray(slope));
    }
}
