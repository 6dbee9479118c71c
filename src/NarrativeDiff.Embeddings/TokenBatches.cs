using System.Collections.Immutable;

namespace NarrativeDiff.Embeddings;

/// <summary>Texts that go through the network together.</summary>
/// <param name="Length">Tokens each of them is filled up to.</param>
/// <param name="Texts">Their places in the order they came.</param>
internal sealed record TokenBatch(int Length, ImmutableArray<int> Texts);

/// <summary>Sorts tokenised texts into batches.</summary>
/// <remarks>
/// A text is filled up to a length that follows from its own tokens alone, never from its neighbours', and only equal lengths share a
/// batch: so they cannot
/// reach the last bits of its vector, whatever kernels the processor has.
/// </remarks>
internal static class TokenBatches
{
    /// <summary>Where a network can know which tokens are filling.</summary>
    public const int Step = 4;

    /// <summary>More fall out of a core's cache (324 tokens as fast as 216, 432 slower) and spread badly over the cores.</summary>
    private const int TokensABatch = 256;

    /// <param name="step">Lengths are multiples of it; 1: nothing is filled.</param>
    /// <param name="longest">What the network takes at most.</param>
    /// <returns>The longest first, so that the last core to finish has little left.</returns>
    public static ImmutableArray<TokenBatch> Of(IReadOnlyList<long[]> tokens, int step, int longest) =>
        [
            .. Enumerable
                .Range(0, tokens.Count)
                .GroupBy(text => Math.Max(tokens[text].Length, Math.Min(longest, (tokens[text].Length + step - 1) / step * step)))
                .OrderByDescending(group => group.Key)
                .SelectMany(group =>
                    group.Chunk(Math.Max(1, TokensABatch / group.Key)).Select(texts => new TokenBatch(group.Key, [.. texts]))
                ),
        ];
}
