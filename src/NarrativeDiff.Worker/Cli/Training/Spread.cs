using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Worker.Cli.Training;

/// <summary>What there is to see of every sentence, with its mean and spread over all of them, so that no kind of feature drowns
/// another.</summary>
/// <param name="Vectors">Of the sentences; empty where none are used.</param>
/// <param name="OfVectors">Root mean square distance of a vector from their mean.</param>
/// <param name="Priors">What ships says of each sentence, as a logit.</param>
/// <param name="Mean">Of each class of the word lists.</param>
/// <param name="Scale">Spread of each class, of all together 1 a sentence.</param>
internal sealed record Spread(
    SentenceWording[] Wordings,
    IReadOnlyList<float[]> Vectors,
    double OfVectors,
    double[] Priors,
    double OfPriors,
    double[] Mean,
    double[] Scale
)
{
    /// <summary>What hardly varies is not blown up beyond this.</summary>
    private const double Least = 0.01;

    public int Dimensions => Vectors.Count == 0 ? 0 : Vectors[0].Length;

    /// <param name="encoder">Null where the model looks at no vectors.</param>
    public static Spread Of(IReadOnlyList<LabelledSentence> sentences, ISentenceEncoder? encoder)
    {
        SentenceWording[] wordings =
        [
            .. sentences.Select(sentence =>
                SentenceWording.Of(sentence.Text, new TextSpan(0, sentence.Text.Length), QuotedSpans.Find(sentence.Text))
            ),
        ];
        var vectors = encoder?.Encode([.. sentences.Select(sentence => sentence.Text)]) ?? [];
        double[] priors =
        [
            .. wordings.Select(
                (wording, i) =>
                    LoadedScorer.ShippedLogit(wording, sentences[i].Text, encoder?.Model ?? "", encoder is null ? [] : vectors[i])
            ),
        ];
        var kinds = Enumerable
            .Range(SentenceWording.KindsFrom, SentenceWording.EvidenceNames.Length - SentenceWording.KindsFrom)
            .Select(kind => wordings.Select(wording => wording.Evidence[kind]).ToArray())
            .ToArray();
        return new Spread(
            wordings,
            vectors,
            Math.Max(
                Least,
                Math.Sqrt(
                    Enumerable
                        .Range(0, vectors.Count == 0 ? 0 : vectors[0].Length)
                        .Sum(j => Variance([.. vectors.Select(vector => (double)vector[j])]))
                )
            ),
            priors,
            Deviation(priors),
            [.. kinds.Select(kind => kind.Average())],
            [.. kinds.Select(kind => Deviation(kind) * Math.Sqrt(kinds.Length))]
        );
    }

    private static double Deviation(double[] values) => Math.Max(Least, Math.Sqrt(Variance(values)));

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }
}
