namespace NarrativeDiff.Core.Analysis;

/// <summary>Of each kind of reading at least 95 % of the variations are right; each wrong one is named.</summary>
public sealed class VariationTests
{
    private const double LeastRight = 0.95;

    private const int LeastVariations = 12;

    private static readonly Variation[] All = ReadAll();

    public static TheoryData<string> Kinds => [.. All.Select(one => one.Kind).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Variations_of_a_kind_are_read_right(string kind)
    {
        var variations = All.Where(one => one.Kind == kind).ToArray();
        var wrong = variations.Where(one => !one.IsRight).Select(one => $"{one.Text} → {one.Actual}, not {one.Expected}").ToArray();
        Assert.True(variations.Length >= LeastVariations, $"{kind}: {variations.Length} variations");
        Assert.True(
            variations.Length - wrong.Length >= LeastRight * variations.Length,
            $"{kind}: {wrong.Length} of {variations.Length} wrong\n{string.Join('\n', wrong)}"
        );
    }

    private static Variation[] ReadAll()
    {
        using var table = new StreamReader(typeof(VariationTests).Assembly.GetManifestResourceStream("speaker-variations.tsv")!);
        return [.. Variation.Read(table)];
    }
}
