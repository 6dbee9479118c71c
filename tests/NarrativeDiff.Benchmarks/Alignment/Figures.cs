using System.Globalization;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>A judged pair: its topic, its score, whether it is a positive.</summary>
internal readonly record struct Judgement(string Topic, double Score, bool Y);

/// <summary>Average precision, best F1 and balanced accuracy of scored pairs, with intervals over resampled topics.</summary>
internal static class Figures
{
    private const int Resamples = 200;

    public static double AveragePrecision(IEnumerable<Judgement> pairs)
    {
        var ordered = pairs.OrderByDescending(pair => pair.Score).ToArray();
        double hits = 0,
            sum = 0;
        for (var i = 0; i < ordered.Length; i++)
            if (ordered[i].Y)
                sum += ++hits / (i + 1);
        return sum / Math.Max(1, hits);
    }

    public static double BestF1(IEnumerable<Judgement> pairs)
    {
        var ordered = pairs.OrderByDescending(pair => pair.Score).ToArray();
        double positives = ordered.Count(pair => pair.Y),
            hits = 0,
            best = 0;
        for (var i = 0; i < ordered.Length; i++)
            if (ordered[i].Y)
                best = Math.Max(best, 2 * ++hits / (i + 1 + positives));
        return best;
    }

    /// <summary>Balanced accuracy of a topic at the threshold that is best, on average, for the other topics; the mean over
    /// topics.</summary>
    public static double BalancedAccuracy(IReadOnlyCollection<Judgement> pairs)
    {
        var topics = pairs.GroupBy(pair => pair.Topic).Select(topic => topic.ToArray()).ToArray();
        var thresholds = Enumerable.Range(1, 199).Select(i => i / 200.0).ToArray();
        return topics.Average(topic =>
            BalancedAt(topic, thresholds.MaxBy(t => topics.Where(other => other != topic).Average(other => BalancedAt(other, t))))
        );
    }

    /// <summary>By topic, the balanced accuracy at the threshold that is best for it: what no choice of threshold can better.</summary>
    public static IEnumerable<double> BestBalanced(IEnumerable<Judgement> pairs) =>
        pairs
            .GroupBy(pair => pair.Topic)
            .OrderBy(topic => topic.Key, StringComparer.Ordinal)
            .Select(topic => topic.ToArray())
            .Select(topic => topic.Select(pair => pair.Score).Distinct().Max(threshold => BalancedAt(topic, threshold)));

    /// <returns>The 2.5 and 97.5 percentiles of a figure over topics drawn with replacement; the seed is fixed.</returns>
    public static string Interval(IEnumerable<Judgement> pairs, Func<IEnumerable<Judgement>, double> figure)
    {
        var topics = pairs
            .GroupBy(pair => pair.Topic)
            .OrderBy(topic => topic.Key, StringComparer.Ordinal)
            .Select(topic => topic.ToArray())
            .ToArray();
        var random = new Random(1);
        var drawn = Enumerable
            .Range(0, Resamples)
            .Select(_ => topics.Select(_ => topics[random.Next(topics.Length)]).ToArray())
            .Select(sample => figure(sample.SelectMany(topic => topic)))
            .Order()
            .ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"[{drawn[Resamples / 40]:F3}, {drawn[^(Resamples / 40 + 1)]:F3}]");
    }

    private static double BalancedAt(Judgement[] pairs, double threshold) =>
        (
            Share(pairs.Where(pair => pair.Y), pair => pair.Score >= threshold)
            + Share(pairs.Where(pair => !pair.Y), pair => pair.Score < threshold)
        ) / 2;

    private static double Share(IEnumerable<Judgement> pairs, Func<Judgement, bool> right) =>
        pairs.Select(pair => right(pair) ? 1.0 : 0).DefaultIfEmpty().Average();
}
