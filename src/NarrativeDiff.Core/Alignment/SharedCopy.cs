using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Which witnesses carry one wire text or near-copies of each other, so that it counts once.</summary>
/// <remarks>
/// Word 5-grams over the sentences that take part (text reuse as in passim and Churnalism); two witnesses share copy where the shorter has
/// at least
/// <see cref="MinShare"/> of its 5-grams in the other. The source of the copy is not judged: order plays no part.
/// </remarks>
internal sealed class SharedCopy
{
    /// <summary>.30: an article of twelve sentences with four of a wire text in it counts; a shared quotation of a sentence or two does
    /// not.</summary>
    public const double MinShare = 0.30;

    private const int Gram = 5;

    private readonly ImmutableArray<int> _groups;
    private readonly int[] _sizes;

    private SharedCopy(ImmutableArray<int> groups, ImmutableArray<(int A, int B, double Share)> pairs)
    {
        (_groups, Pairs, _sizes) = (groups, pairs, new int[groups.Length]);
        foreach (var group in groups)
            _sizes[group]++;
    }

    /// <summary>Witness pairs that share copy, with the share of the shorter one's 5-grams, 0–1.</summary>
    public ImmutableArray<(int A, int B, double Share)> Pairs { get; }

    /// <returns>The lowest witness index of its group; null where the witness shares no copy.</returns>
    public int? GroupOf(int witness) => _sizes[_groups[witness]] > 1 ? _groups[witness] : null;

    public bool SameGroup(int a, int b) => _groups[a] == _groups[b];

    public static SharedCopy Of(IReadOnlyList<Witness> witnesses)
    {
        var grams = witnesses.Select(witness => witness.Text.Derived.Of(witness.Text, GramsOf)).ToArray();
        var having = Having(grams);
        var pairs = ImmutableArray.CreateBuilder<(int, int, double)>();
        var groups = Enumerable.Range(0, witnesses.Count).ToArray();
        var common = new int[grams.Length];
        for (var a = 0; a < grams.Length; a++)
        {
            Array.Clear(common);
            foreach (var gram in grams[a])
            foreach (var b in having[gram])
                common[b]++;
            for (var b = a + 1; b < grams.Length; b++)
                if (
                    Math.Min(grams[a].Count, grams[b].Count) is var shorter and > 0
                    && (double)common[b] / shorter is var share
                    && share >= MinShare
                )
                {
                    pairs.Add((a, b, share));
                    var (low, high) = (Math.Min(groups[a], groups[b]), Math.Max(groups[a], groups[b]));
                    if (low != high)
                        groups = [.. groups.Select(group => group == high ? low : group)];
                }
        }
        return new SharedCopy([.. groups], pairs.ToImmutable());
    }

    /// <summary>By run of words, the witnesses that have it.</summary>
    private static Dictionary<UInt128, List<int>> Having(HashSet<UInt128>[] grams)
    {
        var having = new Dictionary<UInt128, List<int>>();
        for (var witness = 0; witness < grams.Length; witness++)
            foreach (var gram in grams[witness])
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(having, gram, out _);
                (list ??= []).Add(witness);
            }
        return having;
    }

    /// <summary>How much two readings are the same words: Dice of their words whatever the order, at least .85.</summary>
    /// <param name="a">The words of one as <see cref="ComparisonKey.WordsOf"/> gives them.</param>
    public static bool NearlySame(ImmutableArray<string> a, ImmutableArray<string> b) =>
        2.0 * SortedWords.Shared(a.AsSpan(), b.AsSpan()) / (a.Length + b.Length) >= 0.85;

    private static HashSet<UInt128> GramsOf(ArticleText text)
    {
        var grams = new HashSet<UInt128>();
        foreach (var sentence in text.Sentences.Where(sentence => sentence.Excluded is null))
        {
            var words = ComparisonKey
                .Of(text)
                .Of[sentence.Index]
                .Split(' ')
                .Where(word => char.IsLetterOrDigit(word.FirstOrDefault()))
                .ToArray();
            for (var i = 0; i + Gram <= words.Length; i++)
                grams.Add(Fingerprint(words.AsSpan(i, Gram)));
        }
        return grams;
    }

    /// <summary>Fowler–Noll–Vo in 128 bits: short, the same on every machine, and no two runs of words that ever met have one.</summary>
    private static UInt128 Fingerprint(ReadOnlySpan<string> words)
    {
        var hash = new UInt128(0x6c62272e07bb0142, 0x62b821756295c58d);
        foreach (var word in words)
        {
            foreach (var c in word)
                hash = (hash ^ c) * new UInt128(0x0000000001000000, 0x000000000000013B);
            hash = (hash ^ ' ') * new UInt128(0x0000000001000000, 0x000000000000013B);
        }
        return hash;
    }
}
