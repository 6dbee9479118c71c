using System.Collections.Immutable;
using System.Numerics.Tensors;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Wording;

/// <summary>A logistic regression that separates loaded sentences from plain ones: open weights for the evidence of the word lists, the
/// sentence's vector and its words.</summary>
/// <param name="Name">What it was trained on, as its maker names it.</param>
/// <param name="Encoder">Name and checksum of the encoder its vectors come from; empty where it uses none.</param>
/// <param name="Prior">A weight for what the shipped word lists and probe say of the sentence; 0 where it does without them.</param>
/// <param name="Evidence">A weight an entry of <see cref="SentenceWording.EvidenceNames"/>.</param>
/// <param name="Vector">A weight a dimension; empty where it uses no vectors.</param>
/// <param name="Words">A weight a bucket of hashed words and pairs of words; empty where it uses none, else a power of two.</param>
/// <param name="Figures">Cross-validated figures by name, as printed when it was trained.</param>
/// <param name="Checksum"><c>sha256:</c> of its file.</param>
public sealed record LoadedModel(
    string Name,
    string Encoder,
    string Lexicon,
    double Bias,
    double Prior,
    ImmutableArray<double> Evidence,
    ImmutableArray<float> Vector,
    ImmutableArray<float> Words,
    ImmutableSortedDictionary<string, double> Figures,
    string Checksum
)
{
    public const string SchemaId = "narrativediff.loaded-model/2";

    /// <param name="vector">Of the sentence, from <see cref="Encoder"/>; not looked at where the model uses none.</param>
    internal double Logit(SentenceWording sentence, string text, ReadOnlySpan<float> vector)
    {
        var sum = Bias + (Prior == 0 ? 0 : Prior * LoadedScorer.ShippedLogit(sentence, text, Vector.Length > 0 ? Encoder : "", vector));
        for (var i = 0; i < Evidence.Length; i++)
            sum += Evidence[i] * sentence.Evidence[i];
        if (Vector.Length > 0)
            sum += TensorPrimitives.Dot(Vector.AsSpan(), vector);
        if (Words.Length > 0)
            foreach (var (bucket, value) in HashedWords.Of(text, new TextSpan(0, text.Length), Words.Length))
                sum += Words[bucket] * value;
        return sum;
    }
}
