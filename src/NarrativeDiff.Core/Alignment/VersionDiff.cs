using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.Chunkers;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Alignment;

/// <summary>What was done to sentences between two versions of one article.</summary>
internal enum EditAction
{
    Addition,
    Deletion,
    Edit,
    Move,
    Split,
    Merge,
}

/// <summary>One change; unchanged sentences that kept their place are no change.</summary>
/// <param name="From">Sentence indexes of the older version.</param>
/// <param name="To">Sentence indexes of the newer version.</param>
internal sealed record Edit(EditAction Action, bool Moved, ImmutableArray<int> From, ImmutableArray<int> To);

/// <summary>All pairs of sentences that continue each other from one version to the next, and the changes among them.</summary>
/// <param name="Kept">Older to newer sentence index where the words stayed the same, moved or not.</param>
internal sealed record VersionDiff(ImmutableSortedDictionary<int, int> Kept, ImmutableArray<Edit> Edits)
{
    /// <summary>Share of words two sentences must have in common to be one sentence edited (Dice). .40 asks for more than the function
    /// words that any two sentences share.</summary>
    public const double MinEdited = 0.40;

    /// <summary>The same where one sentence went and one came between the same neighbours: it took the other's place.</summary>
    public const double MinReplaced = 0.30;

    /// <summary>Share of a sentence's words that must come from the other side to be a part split off or merged in.</summary>
    public const double MinPart = 0.60;

    /// <summary>Above so many pairs of changed sentences only those near each other are compared: a very long text rewritten
    /// throughout.</summary>
    private const int MaxCompared = 250_000;

    private const int NearEnough = 60;

    /// <remarks>Layout, quotation-mark shape and commas make no edit; words, numbers, quoting, question marks do.</remarks>
    public static VersionDiff Between(ArticleText older, ArticleText newer) =>
        newer.Derived.Beside(newer, older, static (newer, older) => Compare(older, newer));

    private static VersionDiff Compare(ArticleText older, ArticleText newer)
    {
        var from = Lines(older);
        var to = Lines(newer);
        var pairs = SameInOrder(from, to);
        PairUp(pairs, from, to, (a, b) => a.Key == b.Key ? 1 : 0, 1);
        PairUp(pairs, from, to, Dice, MinEdited);
        PairInPlace(pairs, from, to);
        var groups = Groups(pairs, from, to);
        var settled = LongestRise(pairs).ToHashSet();
        return new VersionDiff(
            pairs
                .Where(pair => from[pair.Key].Key == to[pair.Value].Key)
                .ToImmutableSortedDictionary(pair => from[pair.Key].Index, pair => to[pair.Value].Index),
            [
                .. Changes(pairs, groups, settled, from, to)
                    .OrderBy(edit => edit.To.FirstOrDefault(int.MaxValue))
                    .ThenBy(edit => edit.From.FirstOrDefault(int.MaxValue)),
            ]
        );
    }

    private sealed record Line(int Index, bool Headline, string Key, ImmutableArray<string> Words);

    private static Line[] Lines(ArticleText text) =>
        [
            .. text
                .Sentences.Where(sentence => sentence.Excluded is null)
                .Select(sentence =>
                {
                    var key = ComparisonKey.Of(text).Of[sentence.Index];
                    return new Line(
                        sentence.Index,
                        sentence.Field == TextField.Headline,
                        key,
                        [.. key.Split(' ').Order(StringComparer.Ordinal)]
                    );
                }),
        ];

    /// <summary>The longest run of unchanged sentences in unchanged order (Myers 1986, by DiffPlex).</summary>
    private static SortedDictionary<int, int> SameInOrder(Line[] from, Line[] to)
    {
        var blocks = new Differ()
            .CreateDiffs(
                string.Join('\n', from.Select(line => line.Key)),
                string.Join('\n', to.Select(line => line.Key)),
                false,
                false,
                new LineChunker()
            )
            .DiffBlocks;
        var pairs = new SortedDictionary<int, int>();
        int a = 0,
            b = 0;
        foreach (var block in blocks.Append(new DiffPlex.Model.DiffBlock(from.Length, 0, to.Length, 0)))
        {
            while (a < block.DeleteStartA && b < block.InsertStartB)
                pairs[a++] = b++;
            (a, b) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
        }
        return pairs;
    }

    /// <summary>Pairs what is left, best first; ties go to the nearer, then the earlier sentence.</summary>
    private static void PairUp(SortedDictionary<int, int> pairs, Line[] from, Line[] to, Func<Line, Line, double> similarity, double least)
    {
        var taken = pairs.Values.ToHashSet();
        var left = Enumerable.Range(0, from.Length).Where(a => !pairs.ContainsKey(a)).ToArray();
        var right = Enumerable.Range(0, to.Length).Where(b => !taken.Contains(b)).ToArray();
        var within = (long)left.Length * right.Length > MaxCompared ? NearEnough : int.MaxValue;
        var candidates = left.SelectMany(a =>
                right
                    .Where(b => from[a].Headline == to[b].Headline && Math.Abs(a - b) <= within)
                    .Select(b => (a, b, score: from[a].Headline ? 1 : similarity(from[a], to[b])))
            )
            .Where(pair => pair.score >= least)
            .OrderByDescending(pair => pair.score)
            .ThenBy(pair => Math.Abs(pair.a - pair.b))
            .ThenBy(pair => pair.a)
            .ThenBy(pair => pair.b);
        foreach (var (a, b, _) in candidates)
            if (!pairs.ContainsKey(a) && taken.Add(b))
                pairs[a] = b;
    }

    /// <summary>Pairs a lone sentence that is gone with the lone one that stands in its place, where they have enough words in
    /// common.</summary>
    private static void PairInPlace(SortedDictionary<int, int> pairs, Line[] from, Line[] to)
    {
        var taken = pairs.Values.ToHashSet();
        foreach (var a in Enumerable.Range(0, from.Length).Where(a => !pairs.ContainsKey(a) && !from[a].Headline).ToArray())
        {
            if ((a > 0 && !pairs.ContainsKey(a - 1)) || (a + 1 < from.Length && !pairs.ContainsKey(a + 1)))
                continue;
            var b = a > 0 ? pairs[a - 1] + 1 : 0;
            var closes = a + 1 < from.Length ? pairs[a + 1] : to.Length;
            if (b + 1 == closes && !taken.Contains(b) && !to[b].Headline && Dice(from[a], to[b]) >= MinReplaced)
                pairs[a] = b;
        }
    }

    private static double Dice(Line a, Line b) => 2.0 * Shared(a, b) / (a.Words.Length + b.Words.Length);

    private static int Shared(Line a, Line b) => SortedWords.Shared(a.Words.AsSpan(), b.Words.AsSpan());

    /// <summary>Unpaired sentences that are most likely a part of a neighbour's partner: new ones split off, old ones merged in.</summary>
    private static (Dictionary<int, List<int>> Split, Dictionary<int, List<int>> Merged) Groups(
        SortedDictionary<int, int> pairs,
        Line[] from,
        Line[] to
    )
    {
        var back = pairs.ToDictionary(pair => pair.Value, pair => pair.Key);
        var split = new Dictionary<int, List<int>>();
        var merged = new Dictionary<int, List<int>>();
        for (var b = 0; b < to.Length; b++)
            if (!back.ContainsKey(b) && Neighbour(b, back, (a, near) => from[a].Key != to[near].Key && IsPart(to[b], from[a])) is { } whole)
                (split.TryGetValue(whole, out var parts) ? parts : split[whole] = []).Add(b);
        for (var a = 0; a < from.Length; a++)
            if (
                !pairs.ContainsKey(a)
                && Neighbour(a, pairs, (b, near) => from[near].Key != to[b].Key && IsPart(from[a], to[b])) is { } whole
            )
                (merged.TryGetValue(whole, out var parts) ? parts : merged[whole] = []).Add(a);
        return (split, merged);
    }

    private static int? Neighbour(int place, IDictionary<int, int> partners, Func<int, int, bool> fits) =>
        new[] { place - 1, place + 1 }
            .Where(near => partners.TryGetValue(near, out var partner) && fits(partner, near))
            .Select(near => (int?)partners[near])
            .FirstOrDefault();

    private static bool IsPart(Line part, Line whole) =>
        !part.Headline && !whole.Headline && part.Words.Length >= 4 && Shared(part, whole) >= MinPart * part.Words.Length;

    private static IEnumerable<Edit> Changes(
        SortedDictionary<int, int> pairs,
        (Dictionary<int, List<int>> Split, Dictionary<int, List<int>> Merged) groups,
        HashSet<int> settled,
        Line[] from,
        Line[] to
    )
    {
        var explained = groups.Split.Values.SelectMany(parts => parts).ToHashSet();
        var absorbed = groups.Merged.Values.SelectMany(parts => parts).ToHashSet();
        foreach (var (a, b) in pairs)
        {
            var moved = !settled.Contains(a);
            if (groups.Split.TryGetValue(a, out var parts))
                yield return new Edit(
                    EditAction.Split,
                    moved,
                    [from[a].Index],
                    [.. parts.Append(b).Order().Select(part => to[part].Index)]
                );
            else if (groups.Merged.TryGetValue(b, out var sources))
                yield return new Edit(
                    EditAction.Merge,
                    moved,
                    [.. sources.Append(a).Order().Select(source => from[source].Index)],
                    [to[b].Index]
                );
            else if (from[a].Key != to[b].Key)
                yield return new Edit(EditAction.Edit, moved, [from[a].Index], [to[b].Index]);
            else if (moved)
                yield return new Edit(EditAction.Move, true, [from[a].Index], [to[b].Index]);
        }
        // A headline without a counterpart is one that a source did not give: no edit of the outlet's.
        foreach (var b in Enumerable.Range(0, to.Length).Except(pairs.Values).Where(b => !explained.Contains(b) && !to[b].Headline))
            yield return new Edit(EditAction.Addition, false, [], [to[b].Index]);
        foreach (var a in Enumerable.Range(0, from.Length).Where(a => !pairs.ContainsKey(a) && !absorbed.Contains(a) && !from[a].Headline))
            yield return new Edit(EditAction.Deletion, false, [from[a].Index], []);
    }

    /// <summary>The most pairs that keep their order; the others have moved.</summary>
    private static IEnumerable<int> LongestRise(SortedDictionary<int, int> pairs)
    {
        var tails = new List<KeyValuePair<int, int>>();
        var before = new Dictionary<int, int?>();
        foreach (var pair in pairs)
        {
            var place = tails.FindIndex(tail => tail.Value >= pair.Value);
            before[pair.Key] = place == 0 || tails.Count == 0 ? null : tails[place < 0 ? ^1 : place - 1].Key;
            if (place < 0)
                tails.Add(pair);
            else
                tails[place] = pair;
        }
        for (int? at = tails.Count == 0 ? null : tails[^1].Key; at is { } key; at = before[key])
            yield return key;
    }
}
