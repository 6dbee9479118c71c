using System.Collections.Immutable;

namespace NarrativeDiff.Embeddings;

/// <summary>Texts that go through the network together, all padded to one length.</summary>
/// <param name="Texts">Their places in the order they came.</param>
internal sealed record TokenBatch(int Length, ImmutableArray<int> Texts);

/// <summary>Sorts tokenised texts into batches.</summary>
/// <remarks>
/// The padded length of a text follows from its own token count only. Padding changes the order in which a row of attention is
/// summed, so padding to the longest neighbour would let the neighbours change the last bits of a vector; the number of
/// rows beside it does not. A test compares the bits.
/// </remarks>
internal static class TokenBatches
{
    /// <summary>Texts a batch: more gain nothing on one thread and spread badly over the cores.</summary>
    public const int MaxTexts = 8;

    /// <summary>Lengths are rounded up to a multiple of this.</summary>
    public const int Step = 8;

    /// <returns>The longest first, so that the last core to finish has little left.</returns>
    public static ImmutableArray<TokenBatch> Of(IReadOnlyList<long[]> tokens) =>
    [
        .. Enumerable.Range(0, tokens.Count)
            .GroupBy(text => PaddedLength(tokens[text].Length))
            .OrderByDescending(group => group.Key)
            .SelectMany(group => group.Chunk(MaxTexts).Select(texts => new TokenBatch(group.Key, [.. texts]))),
    ];

    public static int PaddedLength(int count) => (count + Step - 1) / Step * Step;
}
