namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Which word a mistyped one was meant to be.</summary>
public sealed class NearestWordTests
{
    private static readonly string[] Known = ["Debounce", "MaxWait", "Parallel", "Lease", "Key"];

    [Theory]
    [InlineData("Debonce", "Debounce")]
    [InlineData("debuonce", "Debounce")]
    [InlineData("Paralel", "Parallel")]
    [InlineData("LEASE", "Lease")]
    [InlineData("Kye", "Key")]
    [InlineData("Pigeon", null)]
    [InlineData("", null)]
    public void Finds_the_word_that_was_meant(string written, string? meant) => Assert.Equal(meant, NearestWord.Of(written, Known));

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("Same", "sAME", 0)]
    public void Counts_the_steps_from_one_word_to_the_other(string left, string right, int steps) =>
        Assert.Equal((steps, steps), (NearestWord.Distance(left, right), NearestWord.Distance(right, left)));
}
