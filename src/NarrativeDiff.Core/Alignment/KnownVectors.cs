namespace NarrativeDiff.Core.Alignment;

/// <summary>An encoder whose vectors were made beforehand, so that the comparison itself does no I/O.</summary>
/// <param name="wording">For the few texts whose wording is judged: not made beforehand; null: there is none.</param>
/// <exception cref="KeyNotFoundException">A text was asked for that was not made beforehand.</exception>
public sealed class KnownVectors(string model, int dimensions, IReadOnlyDictionary<string, float[]> vectors, ISentenceEncoder? wording = null) : ISentenceEncoder
{
    public string Model => model;

    public int Dimensions => dimensions;

    public ISentenceEncoder Wording => wording ?? this;

    public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts) => [.. texts.Select(text => vectors[text])];
}
