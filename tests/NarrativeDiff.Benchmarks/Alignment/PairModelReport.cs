using System.Globalization;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>Prints how good cross-validated pair scores are, and how well a score of .8 keeps its word.</summary>
internal static class PairModelReport
{
    public static void Show(IReadOnlyCollection<PairRow> rows, Func<PairRow, double> probability)
    {
        var scored = rows.Select(row => (Row: row, Score: probability(row))).ToArray();
        Judgement[] Of(Func<PairRow, bool> pool, Func<PairRow, bool> positive) =>
            [.. scored.Where(s => pool(s.Row)).Select(s => new Judgement(s.Row.Topic, s.Score, positive(s.Row)))];
        Print("ecb+ any", Of(row => row.Set == "ecb+", row => row.Any));
        Print("ecb+ strong", Of(row => row.Set == "ecb+" && (row.Strong || !row.Any), row => row.Strong));
        Print("superpal", Of(row => row.Set == "superpal", row => row.Strong));
    }

    /// <summary>NAnCo: whole paragraphs, by <see cref="ParagraphPairs"/>.</summary>
    public static void ShowParagraphs(IReadOnlyCollection<Judgement> pairs) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"nanco: balanced accuracy {Figures.BalancedAccuracy(pairs):F4}, {pairs.Count} pairs of paragraphs; "
                    + $"with the best threshold of each question "
                    + $"{string.Join(' ', Figures.BestBalanced(pairs).Select(best => best.ToString("F3", CultureInfo.InvariantCulture)))}"
            )
        );

    private static void Print(string name, Judgement[] pairs)
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: calibration error {CalibrationError(pairs):F3}; cross-validated AP "
                    + $"{Figures.AveragePrecision(pairs):F4} {Figures.Interval(pairs, Figures.AveragePrecision)}, best F1 "
                    + $"{Figures.BestF1(pairs):F4} {Figures.Interval(pairs, Figures.BestF1)}"
            )
        );
        foreach (var bin in pairs.GroupBy(pair => Math.Min(9, (int)(pair.Score * 10))).OrderBy(bin => bin.Key))
        {
            var from = bin.Key / 10.0;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {from:F1}: {bin.Count(), 6} pairs, mean score {bin.Average(pair => pair.Score):F2}, "
                        + $"{Share(bin):F2} positive; from here up precision {Share(pairs.Where(pair => pair.Score >= from)):F2}, "
                        + $"below {1 - Share(pairs.Where(pair => pair.Score < from)):F3} absent"
                )
            );
        }
    }

    /// <summary>How far the share of positives lies from the mean score, averaged over the pairs of ten bins.</summary>
    private static double CalibrationError(Judgement[] pairs) =>
        pairs
            .GroupBy(pair => Math.Min(9, (int)(pair.Score * 10)))
            .Sum(bin => bin.Count() * Math.Abs(Share(bin) - bin.Average(pair => pair.Score))) / pairs.Length;

    private static double Share(IEnumerable<Judgement> pairs) => pairs.Select(pair => pair.Y ? 1.0 : 0).DefaultIfEmpty().Average();
}
