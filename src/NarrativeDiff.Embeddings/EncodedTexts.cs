using System.Collections.Immutable;

namespace NarrativeDiff.Embeddings;

/// <summary>Texts on their way through the network, and the vectors that are asked for; what is not asked for is null.</summary>
/// <param name="Tokens">By text.</param>
internal sealed record EncodedTexts(long[][] Tokens)
{
    public float[][]? Meanings { get; init; }

    public float[][]? Wordings { get; init; }

    /// <summary>By text, where in its tokens the clauses stand whose meaning is asked for.</summary>
    public ImmutableArray<Range>[]? Clauses { get; init; }

    /// <summary>By text and clause.</summary>
    public float[][][]? ClauseMeanings { get; init; }
}
