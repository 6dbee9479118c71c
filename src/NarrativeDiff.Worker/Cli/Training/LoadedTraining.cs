using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Encoding;

namespace NarrativeDiff.Worker.Cli.Training;

/// <summary>Trains a loaded-wording model, and measures by cross-validation how good it is on articles it has not seen.</summary>
internal sealed record LoadedTraining(LoadedModel Model, ImmutableSortedDictionary<string, double> Figures)
{
    public const int Folds = 5;

    /// <exception cref="InvalidDataException">Too few sentences, or all of one label.</exception>
    public static LoadedTraining Of(
        string name,
        IReadOnlyList<LabelledSentence> sentences,
        LoadedFeatures features,
        ISentenceEncoder encoder,
        CancellationToken cancel
    )
    {
        if (sentences.Count(sentence => sentence.IsLoaded) < Folds || sentences.Count(sentence => !sentence.IsLoaded) < Folds)
            throw new InvalidDataException(
                $"{sentences.Count} sentences, {sentences.Count(sentence => sentence.IsLoaded)} of them labelled 1: "
                    + $"at least {Folds} of either label are needed, some hundred for a useful model"
            );
        var spread = Spread.Of(sentences, features.UsesVector ? encoder.Wording : null);
        var rows = features.Rows(sentences, spread);
        var count = LoadedFeatures.Count(spread.Dimensions);
        var figures = CrossValidated(sentences, rows, count, cancel);
        var fitted = LogisticFit.Fit(rows, count, LoadedFeatures.Penalty);
        return new LoadedTraining(features.Model(name, encoder.Wording.Model, fitted, spread, figures), figures);
    }

    /// <summary>Every article is scored by a model that saw none of its sentences.</summary>
    private static ImmutableSortedDictionary<string, double> CrossValidated(
        IReadOnlyList<LabelledSentence> sentences,
        FitRow[] rows,
        int features,
        CancellationToken cancel
    )
    {
        var fold = sentences
            .Select(sentence => sentence.Article)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select((article, i) => (article, i % Folds))
            .ToDictionary(pair => pair.article, pair => pair.Item2, StringComparer.Ordinal);
        var logits = new double[rows.Length];
        Parallel.For(
            0,
            Folds,
            new ParallelOptions { CancellationToken = cancel },
            held =>
            {
                var weights = LogisticFit.Fit(
                    [.. rows.Where((_, i) => fold[sentences[i].Article] != held)],
                    features,
                    LoadedFeatures.Penalty
                );
                for (var i = 0; i < rows.Length; i++)
                    if (fold[sentences[i].Article] == held)
                        logits[i] = LogisticFit.Logit(weights, rows[i]);
            }
        );
        return BinaryFigures.Of(logits, [.. rows.Select(row => row.IsPositive)]);
    }
}

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
