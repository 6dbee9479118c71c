namespace NarrativeDiff.Core.SmallPrint;

/// <summary>The small print of language: many ways to write one thing, each read right.</summary>
public sealed class VariationTests
{
    private const int LeastOfAKind = 12;

    private const double LeastRight = 0.95;

    public static TheoryData<string> Kinds => [.. Variation.All.Select(variation => variation.Kind).Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Variations_of_a_kind_are_read_right(string kind)
    {
        var all = Variation.All.Where(variation => variation.Kind == kind).ToArray();
        Assert.True(all.Length >= LeastOfAKind, $"{kind} has {all.Length} variations");
        var wrong = all.Select(variation => (variation.Input, variation.Expected, Found: variation.Found()))
            .Where(one => one.Found != one.Expected)
            .ToArray();
        Assert.True(
            all.Length - wrong.Length >= LeastRight * all.Length,
            $"{wrong.Length} of {all.Length}:\n{string.Join('\n', wrong.Select(one => $"{one.Input}\n  expected {one.Expected}\n  found    {one.Found}"))}"
        );
    }
}
