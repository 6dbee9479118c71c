namespace NarrativeDiff.Embeddings;

/// <summary>How token states become one vector, on states small enough to check by hand.</summary>
public sealed class PoolingTests
{
    private static readonly float[] TwoTokens = [3, 0, 1, 4];

    [Fact]
    public void The_mean_points_where_the_sum_does() => Near([0.7071f, 0.7071f], Pooling.Mean.Pool(TwoTokens, 2));

    [Fact]
    public void The_first_token_stands_alone() => Near([1f, 0f], Pooling.FirstToken.Pool(TwoTokens, 2));

    [Fact]
    public void The_maximum_is_taken_number_by_number() => Near([0.6f, 0.8f], Pooling.Maximum.Pool(TwoTokens, 2));

    private static void Near(float[] expected, float[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 0.0001f));
}
