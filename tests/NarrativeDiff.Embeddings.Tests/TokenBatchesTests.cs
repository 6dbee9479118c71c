namespace NarrativeDiff.Embeddings;

/// <summary>How texts are gathered into batches, drawn as <c>length: places</c>.</summary>
public sealed class TokenBatchesTests
{
    [Fact]
    public void Gathers_texts_of_equal_length_longest_first() => Assert.Equal(
        ["5: 1 4", "3: 0 2 5", "2: 3"],
        Drawn([3, 5, 3, 2, 5, 3]));

    [Fact]
    public void Cuts_a_large_group_into_batches_of_eight() => Assert.Equal(
        ["4: 0 1 2 3 4 5 6 7", "4: 8 9"],
        Drawn([4, 4, 4, 4, 4, 4, 4, 4, 4, 4]));

    private static IEnumerable<string> Drawn(int[] lengths) =>
        TokenBatches.Of([.. lengths.Select(length => new long[length])]).Select(batch => $"{batch.Length}: {string.Join(' ', batch.Texts)}");
}
