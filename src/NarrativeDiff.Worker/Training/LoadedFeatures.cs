using System.Collections.Immutable;
using NarrativeDiff.Core.Differences.Wording;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Worker.Training;

/// <summary>What a loaded-wording model looks at: the sentence's vector, the evidence of the word lists, its words and pairs of words.</summary>
/// <remarks>The scales set how much freedom each kind gets under one penalty; chosen on BABE dev, cross-validated by article (figures: Worker README).</remarks>
/// <param name="UsesPrior">What the shipped word lists and probe say of the sentence.</param>
internal sealed record LoadedFeatures(bool UsesVector, bool UsesEvidence, bool UsesWords, bool UsesPrior)
{
    public const double Penalty = 8;
    private const float VectorScale = 10;
    private const float WordScale = 6;
    private const float PriorScale = 3;
    private const int Buckets = 1 << 14;

    public static LoadedFeatures All { get; } = new(true, true, true, true);

    private static int Evidence => SentenceWording.EvidenceNames.Length;

    public static int Count(int dimensions) => dimensions + Evidence + Buckets + 1;

    /// <summary>Rows of one length: vector, evidence in units of its spread, words; a kind that is not used stays 0.</summary>
    public FitRow[] Rows(IReadOnlyList<LabelledSentence> sentences, IReadOnlyList<float[]> vectors, string encoder, int dimensions, Spread spread) =>
        [.. sentences.Select((sentence, i) =>
        {
            var row = new SortedList<int, float>();
            if (UsesVector)
                for (var j = 0; j < dimensions; j++)
                    row.Add(j, vectors[i][j] * VectorScale);
            if (UsesEvidence)
                for (var j = 0; j < Evidence; j++)
                    row.Add(dimensions + j, (float)((spread.Values[i][j] - spread.Mean[j]) / spread.Scale[j]));
            if (UsesWords)
                foreach (var (bucket, value) in HashedWords.Of(sentence.Text, new TextSpan(0, sentence.Text.Length), Buckets))
                    row.Add(dimensions + Evidence + bucket, value * WordScale);
            if (UsesPrior)
                row.Add(dimensions + Evidence + Buckets, PriorScale * (float)LoadedScorer.ShippedLogit(spread.Wordings[i], sentence.Text, UsesVector ? encoder : "", UsesVector ? vectors[i] : []));
            return new FitRow([.. row.Keys], [.. row.Values], sentence.IsLoaded);
        })];

    /// <summary>Weights of a fit in the units that <see cref="LoadedModel"/> scores in.</summary>
    public LoadedModel Model(string name, string encoder, double[] fitted, int dimensions, Spread spread, ImmutableSortedDictionary<string, double> figures)
    {
        var evidence = Enumerable.Range(0, Evidence).Select(j => fitted[dimensions + j] / spread.Scale[j]).ToImmutableArray();
        return new LoadedModel(
            name, UsesVector ? encoder : "", LoadedLexicon.Version, fitted[^1] - evidence.Zip(spread.Mean, (weight, mean) => weight * mean).Sum(), PriorScale * fitted[dimensions + Evidence + Buckets], evidence,
            UsesVector ? [.. fitted.Take(dimensions).Select(weight => (float)weight * VectorScale)] : [],
            UsesWords ? [.. fitted.Skip(dimensions + Evidence).Take(Buckets).Select(weight => (float)weight * WordScale)] : [],
            figures, "");
    }
}

/// <summary>The evidence of every sentence with its mean and spread over all of them.</summary>
internal sealed record Spread(SentenceWording[] Wordings, double[][] Values, double[] Mean, double[] Scale)
{
    /// <summary>A rare kind of evidence is not blown up beyond this.</summary>
    private const double LeastScale = 0.05;

    public static Spread Of(IReadOnlyList<LabelledSentence> sentences)
    {
        SentenceWording[] wordings = [.. sentences.Select(sentence => SentenceWording.Of(sentence.Text, new TextSpan(0, sentence.Text.Length), QuotedSpans.Find(sentence.Text)))];
        double[][] values = [.. wordings.Select(wording => wording.Evidence.ToArray())];
        double[] mean = [.. Enumerable.Range(0, values[0].Length).Select(j => values.Average(row => row[j]))];
        return new Spread(wordings, values, mean, [.. mean.Select((m, j) => Math.Max(LeastScale, Math.Sqrt(values.Average(row => (row[j] - m) * (row[j] - m)))))]);
    }
}
