namespace NarrativeDiff.Core.Encoding;

/// <summary>Vectors in a quarter of their bytes.</summary>
public class CompactVectorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(384)]
    [InlineData(385)]
    [InlineData(1_153)]
    public void What_is_read_is_what_was_rounded_and_rounding_again_changes_nothing(int length)
    {
        var vector = Vector(length, seed: length);
        var bytes = CompactVector.Of(vector);
        var read = CompactVector.Read(bytes);
        CompactVector.Round(vector);
        Assert.Equal(vector, read);
        Assert.Equal(bytes, CompactVector.Of(read));
        CompactVector.Round(vector);
        Assert.Equal(read, vector);
        Assert.True(CompactVector.Is(bytes));
    }

    [Fact]
    public void Clauses_behind_their_sentence_are_rounded_as_each_alone()
    {
        var (first, second) = (Vector(384, 1), Vector(384, 2));
        float[] joined = [.. first, .. second];
        CompactVector.Round(joined);
        CompactVector.Round(first);
        CompactVector.Round(second);
        Assert.Equal([.. first, .. second], joined);
    }

    [Fact]
    public void Floats_are_never_taken_for_it() =>
        Assert.All(Enumerable.Range(1, 100), length => Assert.False(CompactVector.Is(new byte[length * sizeof(float)])));

    [Fact]
    public void Similarities_stay_within_a_thousandth()
    {
        for (var seed = 0; seed < 200; seed += 2)
        {
            var (left, right) = (Vector(384, seed), Vector(384, seed + 1));
            var exact = Dot(left, right);
            CompactVector.Round(left);
            CompactVector.Round(right);
            Assert.Equal(exact, Dot(left, right), 0.001);
        }
    }

    [Fact]
    public void A_sentence_weighs_a_quarter() => Assert.Equal(1 + 384 + 24, CompactVector.Of(Vector(384, 1)).Length);

    private static float Dot(float[] left, float[] right) => left.Zip(right, (a, b) => a * b).Sum();

    private static float[] Vector(int length, int seed)
    {
        var random = new Random(seed);
        var vector = Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() + random.NextDouble() - 1)).ToArray();
        var size = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / size)];
    }
}
