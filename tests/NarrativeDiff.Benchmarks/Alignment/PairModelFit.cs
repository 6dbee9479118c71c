using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>Learns the weights of the pair model on labelled sentence pairs, with cross-validation by topic.</summary>
internal static class PairModelFit
{
    private const double PalShare = 0.5;

    private sealed record Row(string Set, string Topic, double[] X, bool Any, bool Strong, double Weight);

    /// <summary><c>fit DATA_FOLDER [OUT.tsv]</c>: prints cross-validated figures, writes the model.</summary>
    /// <remarks>
    /// ECB+ alone teaches that articles of one story agree; in SuperPAL all articles are of one story and most pairs are negative, as in a real report.
    /// Weight of SuperPAL against ECB+ and cross-validated AP (ECB+ any / strong / SuperPAL): 1 .759/.750/.793; .5 .766/.754/.781; .25 .772/.758/.763; .03 .783/.762/.712.
    /// </remarks>
    public static int Run(string[] args)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        var ecb = GoldStory.ReadEcb(Path.Combine(args[0], "ecbplus_alignment", "dev.jsonl")).SelectMany(gold => RowsOf("ecb+", gold, encoder)).ToArray();
        var pal = GoldStory.ReadSuperPal(Path.Combine(args[0], "superpal_multinews", "dev.jsonl")).SelectMany(gold => RowsOf("superpal", gold, encoder)).ToArray();
        var share = PalShare * ecb.Length / pal.Length;
        Row[] rows = [.. ecb, .. pal.Select(row => row with { Weight = share })];
        Row[] training = [.. rows.Where(r => r.Strong || !r.Any)];
        var scored = CrossValidated(training, rows);
        Show("ecb+ any", scored.Where(s => s.Row.Set == "ecb+").Select(s => (s.P, s.Row.Any)));
        Show("ecb+ strong", scored.Where(s => s.Row.Set == "ecb+" && (s.Row.Strong || !s.Row.Any)).Select(s => (s.P, s.Row.Strong)));
        Show("superpal", scored.Where(s => s.Row.Set == "superpal").Select(s => (s.P, s.Row.Strong)));
        var text = Describe(Fit(training));
        if (args.Length > 1)
            File.WriteAllText(args[1], text);
        Console.Write(text);
        return 0;
    }

    private static string Describe(double[] weights) =>
        "# pairs-1 logistic regression of pairs that report the same, L2 1.0; ECB+ dev (annotation CC BY 3.0, Cybulska and Vossen 2014), SuperPAL Multi-News dev (Apache-2.0, Ernst et al. 2021)\n"
        + "# made by: dotnet run -c Release --project tests/NarrativeDiff.Benchmarks -- fit DATA_FOLDER src/NarrativeDiff.Core/Alignment/pair-model.tsv\n"
        + string.Join('\n', PairFeatures.Names.Insert(0, "bias").Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{name}\t{weights[i]:R}"))) + "\n";

    private static List<Row> RowsOf(string set, GoldStory gold, OnnxSentenceEncoder encoder)
    {
        var witnesses = Witness.Of(gold.Story);
        var units = StoryUnits.Of(witnesses, VersionHistory.Of(witnesses), encoder);
        var at = units.Sentences.Select(unit => (witnesses[unit.Witness].Key.ArticleId,
            GoldStory.LineOf(witnesses[unit.Witness].Text, witnesses[unit.Witness].Text.Sentences[unit.Sentence]))).ToArray();
        var rows = new List<Row>();
        PairScores.ForEach(units.Sentences, units.Gists, (a, b, x) =>
        {
            if (gold.WasJudged(at[a], at[b]))
                rows.Add(new Row(set, gold.Topic, x.ToArray(), gold.LabelOf(at[a], at[b]) is not null, gold.LabelOf(at[a], at[b]) ?? false, 1));
        });
        return rows;
    }

    private static List<(double P, Row Row)> CrossValidated(Row[] training, Row[] rows)
    {
        var topics = rows.Select(r => r.Topic).Distinct().Order(StringComparer.Ordinal).ToArray();
        return [.. Enumerable.Range(0, 4).SelectMany(fold =>
        {
            var held = topics.Where((_, i) => i % 4 == fold).ToHashSet();
            var weights = Fit([.. training.Where(r => !held.Contains(r.Topic))]);
            return rows.Where(r => held.Contains(r.Topic)).Select(r => (Probability(weights, r.X), r));
        })];
    }

    /// <summary>Newton's method on the L2-penalised log-likelihood of standardised features; weights come back in raw units, bias first.</summary>
    private static double[] Fit(Row[] rows)
    {
        var n = rows[0].X.Length;
        var mean = Enumerable.Range(0, n).Select(j => rows.Average(r => r.X[j])).ToArray();
        var scale = Enumerable.Range(0, n).Select(j => Math.Max(1e-6, Math.Sqrt(rows.Average(r => Math.Pow(r.X[j] - mean[j], 2))))).ToArray();
        var x = Matrix<double>.Build.Dense(rows.Length, n + 1, (i, j) => j == 0 ? 1 : (rows[i].X[j - 1] - mean[j - 1]) / scale[j - 1]);
        var y = Vector<double>.Build.Dense(rows.Length, i => rows[i].Strong ? 1 : 0);
        var w = Vector<double>.Build.Dense(n + 1);
        var ridge = Matrix<double>.Build.DenseDiagonal(n + 1, n + 1, j => j == 0 ? 0 : 1.0);
        for (var step = 0; step < 12; step++)
        {
            var p = (x * w).Map(z => 1 / (1 + Math.Exp(-z)));
            var residual = Vector<double>.Build.Dense(rows.Length, i => rows[i].Weight * (y[i] - p[i]));
            var weighted = Matrix<double>.Build.Dense(rows.Length, n + 1, (i, j) => x[i, j] * rows[i].Weight * p[i] * (1 - p[i]));
            w += (x.TransposeThisAndMultiply(weighted) + ridge).Solve(x.TransposeThisAndMultiply(residual) - ridge * w);
        }
        var raw = Enumerable.Range(0, n).Select(j => w[j + 1] / scale[j]).ToArray();
        return [w[0] - raw.Zip(mean, (a, m) => a * m).Sum(), .. raw];
    }

    private static double Probability(double[] w, double[] x) => PairModel.Probability(w[0] + x.Select((v, j) => v * w[j + 1]).Sum());

    private static void Show(string name, IEnumerable<(double P, bool Y)> pairs)
    {
        var scored = pairs.ToArray();
        var ordered = scored.OrderByDescending(s => s.P).ToArray();
        double hits = 0, ap = 0, best = 0, at = 0;
        var positives = ordered.Count(s => s.Y);
        for (var i = 0; i < ordered.Length; i++)
        {
            if (!ordered[i].Y)
                continue;
            ap += ++hits / (i + 1);
            var f1 = 2 * hits / (i + 1 + positives);
            (best, at) = f1 > best ? (f1, ordered[i].P) : (best, at);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: cross-validated AP {ap / positives:F4}, best F1 {best:F4} at {at:F2}"));
        foreach (var bin in scored.GroupBy(s => Math.Min(9, (int)(s.P * 10))).OrderBy(b => b.Key))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {bin.Key / 10.0:F1}: {bin.Count(),6} pairs, {bin.Average(s => s.Y ? 1.0 : 0):F2} positive; from here up precision {ordered.Where(s => s.P >= bin.Key / 10.0).Average(s => s.Y ? 1.0 : 0):F2}, below {1 - ordered.Where(s => s.P < bin.Key / 10.0).Select(s => s.Y ? 1.0 : 0).DefaultIfEmpty().Average():F3} absent"));
    }
}
