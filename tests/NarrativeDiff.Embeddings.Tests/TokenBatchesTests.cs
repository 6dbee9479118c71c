namespace NarrativeDiff.Embeddings;

/// <summary>How texts are gathered into batches, drawn as <c>length: places</c>.</summary>
public sealed class TokenBatchesTests
{
    [Fact]
    public void Gathers_texts_of_equal_length_longest_first() =>
        Assert.Equal(["5: 1 4", "3: 0 2 5", "2: 3"], Drawn([3, 5, 3, 2, 5, 3], step: 1));

    [Fact]
    public void Fills_a_text_up_to_the_next_step_whatever_its_neighbours_are() =>
        Assert.Equal(["12: 5", "8: 1 2 4", "4: 0 3"], Drawn([3, 5, 8, 4, 7, 9], step: 4));

    [Fact]
    public void Fills_no_text_beyond_what_the_network_takes() => Assert.Equal(["10: 0 1", "8: 2"], Drawn([9, 10, 8], step: 4, longest: 10));

    [Fact]
    public void Cuts_a_large_group_into_batches_of_256_tokens() =>
        Assert.Equal(["300: 1", "300: 2", "100: 0 3", "100: 4"], Drawn([100, 300, 300, 100, 100], step: 4));

    private static IEnumerable<string> Drawn(int[] lengths, int step, int longest = 512) =>
        TokenBatches
            .Of([.. lengths.Select(length => new long[length])], step, longest)
            .Select(batch => $"{batch.Length}: {string.Join(' ', batch.Texts)}");
}
