using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>Learns the weights of the pair model on labelled sentence pairs, with cross-validation by topic.</summary>
internal static class PairModelFit
{
    private sealed record Row(string Topic, double[] X, bool Any, bool Strong);

    /// <summary><c>fit DATA_FOLDER [OUT.tsv]</c>: prints cross-validated figures, writes the model.</summary>
    public static int Run(string[] args)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        var rows = GoldStory.ReadEcb(Path.Combine(args[0], "ecbplus_alignment", "dev.jsonl")).SelectMany(gold => RowsOf(gold, encoder)).ToArray();
        Console.Error.WriteLine($"{rows.Length} pairs, {rows.Count(r => r.Any)} any, {rows.Count(r => r.Strong)} strong");
        foreach (var target in new[] { "any", "strong" })
        {
            var pool = rows.Where(r => target == "any" || r.Strong || !r.Any).ToArray();
            Show(target, CrossValidated(pool, r => target == "any" ? r.Any : r.Strong));
        }
        var training = rows.Where(r => r.Strong || !r.Any).ToArray();
        var weights = Fit(training, r => r.Strong);
        var lines = PairFeatures.Names.Insert(0, "bias").Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{name}\t{weights[i]:R}"));
        var text = "# ecb-1 logistic regression of strong same-event pairs, L2 1.0; ECB+ dev (annotation CC BY 3.0, Cybulska & Vossen 2014)\n"
            + "# made by: dotnet run -c Release --project tests/NarrativeDiff.Benchmarks -- fit DATA_FOLDER src/NarrativeDiff.Core/Alignment/pair-model.tsv\n"
            + string.Join('\n', lines) + "\n";
        if (args.Length > 1)
            File.WriteAllText(args[1], text);
        Console.Write(text);
        return 0;
    }

    private static List<Row> RowsOf(GoldStory gold, OnnxSentenceEncoder encoder)
    {
        var witnesses = Witness.Of(gold.Story);
        var units = StoryUnits.Of(witnesses, VersionHistory.Of(witnesses), encoder);
        var at = units.Sentences.Select(unit => (witnesses[unit.Witness].Key.ArticleId,
            GoldStory.LineOf(witnesses[unit.Witness].Text, witnesses[unit.Witness].Text.Sentences[unit.Sentence]))).ToArray();
        var rows = new List<Row>();
        PairScores.ForEach(units.Sentences, units.Gists, (a, b, x) =>
        {
            if (gold.Annotated.Contains(at[a]) && gold.Annotated.Contains(at[b]))
                rows.Add(new Row(gold.Topic, x.ToArray(), gold.LabelOf(at[a], at[b]) is not null, gold.LabelOf(at[a], at[b]) ?? false));
        });
        return rows;
    }

    private static List<(double P, bool Y)> CrossValidated(Row[] rows, Func<Row, bool> label)
    {
        var topics = rows.Select(r => r.Topic).Distinct().Order(StringComparer.Ordinal).ToArray();
        return [.. Enumerable.Range(0, 5).SelectMany(fold =>
        {
            var held = topics.Where((_, i) => i % 5 == fold).ToHashSet();
            var weights = Fit([.. rows.Where(r => !held.Contains(r.Topic))], label);
            return rows.Where(r => held.Contains(r.Topic)).Select(r => (Probability(weights, r.X), label(r)));
        })];
    }

    /// <summary>Newton's method on the L2-penalised log-likelihood of standardised features; weights come back in raw units, bias first.</summary>
    private static double[] Fit(Row[] rows, Func<Row, bool> label)
    {
        var n = rows[0].X.Length;
        var mean = Enumerable.Range(0, n).Select(j => rows.Average(r => r.X[j])).ToArray();
        var scale = Enumerable.Range(0, n).Select(j => Math.Max(1e-6, Math.Sqrt(rows.Average(r => Math.Pow(r.X[j] - mean[j], 2))))).ToArray();
        var x = Matrix<double>.Build.Dense(rows.Length, n + 1, (i, j) => j == 0 ? 1 : (rows[i].X[j - 1] - mean[j - 1]) / scale[j - 1]);
        var y = Vector<double>.Build.Dense(rows.Length, i => label(rows[i]) ? 1 : 0);
        var w = Vector<double>.Build.Dense(n + 1);
        for (var step = 0; step < 12; step++)
        {
            var p = (x * w).Map(z => 1 / (1 + Math.Exp(-z)));
            var weighted = Matrix<double>.Build.Dense(rows.Length, n + 1, (i, j) => x[i, j] * p[i] * (1 - p[i]));
            var ridge = Matrix<double>.Build.DenseDiagonal(n + 1, n + 1, j => j == 0 ? 0 : 1.0);
            w += (x.TransposeThisAndMultiply(weighted) + ridge).Solve(x.TransposeThisAndMultiply(y - p) - ridge * w);
        }
        var raw = Enumerable.Range(0, n).Select(j => w[j + 1] / scale[j]).ToArray();
        return [w[0] - raw.Zip(mean, (a, m) => a * m).Sum(), .. raw];
    }

    private static double Probability(double[] w, double[] x) => PairModel.Probability(w[0] + x.Select((v, j) => v * w[j + 1]).Sum());

    private static void Show(string name, List<(double P, bool Y)> scored)
    {
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
