using System.Collections.Immutable;

namespace NarrativeDiff.Worker.Cli.Training;

/// <summary>How well scores separate two classes.</summary>
internal static class BinaryFigures
{
    /// <param name="logits">Over 0 means positive.</param>
    public static ImmutableSortedDictionary<string, double> Of(double[] logits, bool[] isPositive)
    {
        var hits = logits.Zip(isPositive).Count(pair => pair is { First: > 0, Second: true });
        var predicted = logits.Count(logit => logit > 0);
        var positive = isPositive.Count(value => value);
        var rejected = logits.Zip(isPositive).Count(pair => pair is { First: <= 0, Second: false });
        var negativeF1 = F1(rejected, logits.Length - predicted, logits.Length - positive);
        return new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["averagePrecision"] = AveragePrecision(logits, isPositive),
            ["f1"] = F1(hits, predicted, positive),
            ["macroF1"] = (F1(hits, predicted, positive) + negativeF1) / 2,
            ["precision"] = predicted == 0 ? 0 : (double)hits / predicted,
            ["recall"] = positive == 0 ? 0 : (double)hits / positive,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static double F1(int hits, int predicted, int actual) => predicted + actual == 0 ? 0 : 2.0 * hits / (predicted + actual);

    /// <summary>Mean over the positives of the precision down to each, best score first.</summary>
    private static double AveragePrecision(double[] logits, bool[] isPositive)
    {
        var (hits, seen, sum) = (0, 0, 0.0);
        foreach (var (_, positive) in logits.Zip(isPositive).OrderByDescending(pair => pair.First))
        {
            seen++;
            if (positive)
                sum += (double)++hits / seen;
        }
        return hits == 0 ? 0 : sum / hits;
    }
}
