using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Cli.Training;

/// <summary>What a loaded-wording model looks at: the sentence's vector, the word lists' classes, its words and pairs of words.</summary>
/// <remarks>The scales set how much freedom each kind gets under one penalty; chosen on BABE dev, cross-validated by article (figures:
/// Worker README).</remarks>
/// <param name="UsesPrior">What the shipped word lists and probe say of the sentence.</param>
internal sealed record LoadedFeatures(bool UsesVector, bool UsesEvidence, bool UsesWords, bool UsesPrior)
{
    /// <summary>With features in units of their spread: of the vector as a whole, of what ships, of the word lists' classes
    /// together.</summary>
    public const double Penalty = 1;
    private const double VectorScale = 1.7;
    private const double PriorScale = 1;
    private const double EvidenceScale = 1.2;
    private const float WordScale = 1.4f;
    private const int Buckets = 1 << 14;

    private static int First => SentenceWording.KindsFrom;

    private static int Kinds => SentenceWording.EvidenceNames.Length - First;

    public static int Count(int dimensions) => dimensions + Kinds + Buckets + 1;

    /// <summary>Rows of one length: vector, classes, words, prior; a kind that is not used stays 0.</summary>
    public FitRow[] Rows(IReadOnlyList<LabelledSentence> sentences, Spread spread) =>
        [
            .. sentences.Select(
                (sentence, i) =>
                {
                    var row = new SortedList<int, float>();
                    if (UsesVector)
                        for (var j = 0; j < spread.Dimensions; j++)
                            row.Add(j, (float)(spread.Vectors[i][j] * VectorScale / spread.OfVectors));
                    if (UsesEvidence)
                        for (var j = 0; j < Kinds; j++)
                            row.Add(
                                spread.Dimensions + j,
                                (float)((spread.Wordings[i].Evidence[First + j] - spread.Mean[j]) * EvidenceScale / spread.Scale[j])
                            );
                    if (UsesWords)
                        foreach (var (bucket, value) in HashedWords.Of(sentence.Text, new TextSpan(0, sentence.Text.Length), Buckets))
                            row.Add(spread.Dimensions + Kinds + bucket, value * WordScale);
                    if (UsesPrior)
                        row.Add(spread.Dimensions + Kinds + Buckets, (float)(spread.Priors[i] * PriorScale / spread.OfPriors));
                    return new FitRow([.. row.Keys], [.. row.Values], sentence.IsLoaded);
                }
            ),
        ];

    /// <summary>Weights of a fit in the units that <see cref="LoadedModel"/> scores in.</summary>
    public LoadedModel Model(string name, string encoder, double[] fitted, Spread spread, ImmutableSortedDictionary<string, double> figures)
    {
        double[] kinds = [.. Enumerable.Range(0, Kinds).Select(j => fitted[spread.Dimensions + j] * EvidenceScale / spread.Scale[j])];
        return new LoadedModel(
            name,
            UsesVector ? encoder : "",
            LoadedLexicon.Version,
            fitted[^1] - kinds.Zip(spread.Mean, (weight, mean) => weight * mean).Sum(),
            fitted[spread.Dimensions + Kinds + Buckets] * PriorScale / spread.OfPriors,
            [.. new double[First], .. kinds],
            UsesVector ? [.. fitted.Take(spread.Dimensions).Select(weight => (float)(weight * VectorScale / spread.OfVectors))] : [],
            UsesWords ? [.. fitted.Skip(spread.Dimensions + Kinds).Take(Buckets).Select(weight => (float)weight * WordScale)] : [],
            figures,
            ""
        );
    }
}
