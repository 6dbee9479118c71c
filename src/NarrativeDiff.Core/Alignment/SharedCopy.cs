using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Which witnesses carry one wire text or near-copies of each other, so that it counts once.</summary>
/// <remarks>
/// Word 5-grams over the sentences that take part (text reuse as in passim and Churnalism); two witnesses share copy where the shorter has at least
/// <see cref="ShareFrom"/> of its 5-grams in the other. The source of the copy is not judged: order plays no part.
/// </remarks>
internal sealed class SharedCopy
{
    /// <summary>.30: an article of twelve sentences with four of a wire text in it counts; a shared quotation of a sentence or two does not.</summary>
    public const double ShareFrom = 0.30;

    private const int Gram = 5;

    private readonly ImmutableArray<int> groups;

    private SharedCopy(ImmutableArray<int> groups, ImmutableArray<(int A, int B, double Share)> pairs) => (this.groups, Pairs) = (groups, pairs);

    /// <summary>Witness pairs that share copy, with the share of the shorter one's 5-grams, 0–1.</summary>
    public ImmutableArray<(int A, int B, double Share)> Pairs { get; }

    /// <returns>The lowest witness index of its group; null where the witness shares no copy.</returns>
    public int? GroupOf(int witness) => groups.Count(group => group == groups[witness]) > 1 ? groups[witness] : null;

    public bool SameGroup(int a, int b) => groups[a] == groups[b];

    public static SharedCopy Of(IReadOnlyList<Witness> witnesses)
    {
        var grams = witnesses.Select(GramsOf).ToArray();
        var pairs = ImmutableArray.CreateBuilder<(int, int, double)>();
        var groups = Enumerable.Range(0, witnesses.Count).ToArray();
        for (var a = 0; a < grams.Length; a++)
            for (var b = a + 1; b < grams.Length; b++)
                if (Share(grams[a], grams[b]) is var share && share >= ShareFrom)
                {
                    pairs.Add((a, b, share));
                    var (low, high) = (Math.Min(groups[a], groups[b]), Math.Max(groups[a], groups[b]));
                    groups = [.. groups.Select(group => group == high ? low : group)];
                }
        return new SharedCopy([.. groups], pairs.ToImmutable());
    }

    /// <summary>How much two readings are the same words: Dice of their words whatever the order, at least .85.</summary>
    public static bool NearlySame(string a, string b)
    {
        var x = ComparisonKey.Of(a).Split(' ');
        var y = ComparisonKey.Of(b).Split(' ');
        var shared = x.CountBy(word => word, StringComparer.Ordinal).Sum(word => Math.Min(word.Value, y.Count(other => other == word.Key)));
        return 2.0 * shared / (x.Length + y.Length) >= 0.85;
    }

    private static double Share(HashSet<string> a, HashSet<string> b) =>
        Math.Min(a.Count, b.Count) is var shorter and > 0 ? (double)a.Count(b.Contains) / shorter : 0;

    private static HashSet<string> GramsOf(Witness witness)
    {
        var grams = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in witness.Text.Sentences.Where(sentence => sentence.Excluded is null))
        {
            var words = ComparisonKey.Of(witness.Text.TextOf(sentence)).Split(' ').Where(word => char.IsLetterOrDigit(word.FirstOrDefault())).ToArray();
            for (var i = 0; i + Gram <= words.Length; i++)
                grams.Add(string.Join(' ', words.AsSpan(i, Gram).ToArray()));
        }
        return grams;
    }
}
