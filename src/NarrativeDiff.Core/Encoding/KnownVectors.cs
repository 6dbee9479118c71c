using System.Collections.Immutable;

namespace NarrativeDiff.Core.Encoding;

/// <summary>An encoder whose vectors were made beforehand, so that the comparison itself does no I/O.</summary>
/// <param name="vectors">As <see cref="Made"/> gives them.</param>
/// <param name="wording">For the few texts whose wording is judged: not made beforehand; null: there is none.</param>
/// <exception cref="KeyNotFoundException">A text was asked for that was not made beforehand.</exception>
public sealed class KnownVectors(
    string model,
    int dimensions,
    IReadOnlyDictionary<string, float[]> vectors,
    ISentenceEncoder? wording = null
) : ISentenceEncoder
{
    public string Model => model;

    public int Dimensions => dimensions;

    public ISentenceEncoder Wording => wording ?? this;

    /// <summary>Encodes beforehand: by <see cref="SplitSentence.Key"/> the sentence's vector and those of its clauses, one behind the
    /// other.</summary>
    public static Dictionary<string, float[]> Made(ISentenceEncoder encoder, IReadOnlyList<SplitSentence> sentences) =>
        sentences
            .Zip(encoder.EncodeSplit(sentences))
            .ToDictionary(pair => pair.First.Key, pair => Joined(pair.Second), StringComparer.Ordinal);

    public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts) => [.. texts.Select(text => vectors[text])];

    public IReadOnlyList<ImmutableArray<float[]>> EncodeSplit(IReadOnlyList<SplitSentence> sentences) =>
        [.. sentences.Select(sentence => Apart(vectors[sentence.Key], 1 + sentence.Clauses.Length))];

    private static float[] Joined(ImmutableArray<float[]> vectors) =>
        vectors.Length == 1 ? vectors[0] : [.. vectors.SelectMany(vector => vector)];

    private ImmutableArray<float[]> Apart(float[] joined, int count) =>
        count == 1 ? [joined] : [.. Enumerable.Range(0, count).Select(i => joined.AsSpan(i * dimensions, dimensions).ToArray())];
}
