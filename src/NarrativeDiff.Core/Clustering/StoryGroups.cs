using System.Collections.Immutable;

namespace NarrativeDiff.Core.Clustering;

/// <summary>Sorts articles into stories again, as if all had arrived at once: what was opened apart comes together, what was filed wrongly
/// comes apart.</summary>
/// <remarks>
/// Average link, the best pair of groups first. Two groups are one where their mean likeness reaches the threshold, which grows with the
/// smaller group: a mean
/// over many pairs is sure enough to be asked for more, and what lies between two events of one kind is a likeness that many articles
/// share. The order of arrival plays no part.
/// A pair at the threshold is the least that a merge needs, so articles that no chain of such pairs connects are sorted apart from each
/// other, exactly.
/// </remarks>
internal sealed class StoryGroups
{
    private readonly StoryMatcherOptions _options;
    private readonly double[][] _alike;
    private readonly List<int>[] _members;
    private readonly string?[] _names;
    private readonly bool[] _gone;
    private readonly int[] _nearest;
    private readonly double[] _gain;

    private StoryGroups(
        IReadOnlyList<ImmutableArray<int>> seeds,
        IReadOnlyList<string?> names,
        Func<int, int, double> similarity,
        StoryMatcherOptions options
    )
    {
        _options = options;
        _members = [.. seeds.Select(seed => seed.ToList())];
        _names = [.. names];
        _gone = new bool[seeds.Count];
        _nearest = new int[seeds.Count];
        _gain = new double[seeds.Count];
        _alike = [.. seeds.Select(_ => new double[seeds.Count])];
        for (var a = 1; a < seeds.Count; a++)
        for (var b = 0; b < a; b++)
            _alike[a][b] = _alike[b][a] = Mean(seeds[a], seeds[b], similarity);
        for (var a = 0; a < seeds.Count; a++)
            FindNearest(a);
    }

    /// <param name="articles">Their order decides ties only.</param>
    /// <param name="named">A publisher's name for the story, or null: what shares a name is one group, two names never are.</param>
    /// <param name="similarity">Has learnt all articles.</param>
    /// <returns>Indexes of the articles, each once; ascending within a group, groups in the order of their first.</returns>
    public static ImmutableArray<ImmutableArray<int>> Of(
        IReadOnlyList<ArticleProfile> articles,
        IReadOnlyList<string?> named,
        Similarity similarity,
        StoryMatcherOptions options
    )
    {
        var toEarlier = similarity.Among(articles);
        var groups = Connected(named, toEarlier, options.Threshold)
            .SelectMany(part =>
            {
                var rows = part.ToDictionary(article => article, toEarlier);
                double alike(int a, int b) => a > b ? rows[a](b) : rows[b](a);
                var seeds = part.GroupBy(article => named[article] ?? $"\0{article}", StringComparer.Ordinal)
                    .Select(seed => seed.ToImmutableArray())
                    .ToArray();
                return new StoryGroups(seeds, [.. seeds.Select(seed => named[seed[0]])], alike, options).Merged();
            });
        return [.. groups.OrderBy(group => group[0])];
    }

    private static IEnumerable<IGrouping<int, int>> Connected(
        IReadOnlyList<string?> named,
        Func<int, Func<int, double>> toEarlier,
        double threshold
    )
    {
        var parent = Enumerable.Range(0, named.Count).ToArray();
        int Root(int i)
        {
            while (parent[i] != i)
                i = parent[i] = parent[parent[i]];
            return i;
        }

        for (var a = 1; a < named.Count; a++)
        {
            var alike = toEarlier(a);
            for (var b = 0; b < a; b++)
                if (Root(a) != Root(b) && ((named[a] is { } name && name == named[b]) || alike(b) >= threshold))
                    parent[Root(a)] = Root(b);
        }

        return Enumerable.Range(0, named.Count).GroupBy(Root);
    }

    private static double Mean(ImmutableArray<int> lefts, ImmutableArray<int> rights, Func<int, int, double> similarity)
    {
        double sum = 0;
        foreach (var left in lefts)
        foreach (var right in rights)
            sum += similarity(left, right);
        return sum / ((double)lefts.Length * rights.Length);
    }

    private IEnumerable<ImmutableArray<int>> Merged()
    {
        while (Best() is { } best)
            Merge(Math.Min(best, _nearest[best]), Math.Max(best, _nearest[best]));
        return _members.Where((_, group) => !_gone[group]).Select(members => members.Order().ToImmutableArray());
    }

    private int? Best()
    {
        int? best = null;
        for (var group = 0; group < _gain.Length; group++)
            if (!_gone[group] && _gain[group] >= 0 && (best is null || _gain[group] > _gain[best.Value]))
                best = group;
        return best;
    }

    private void Merge(int kept, int lost)
    {
        var (a, b) = ((double)_members[kept].Count, (double)_members[lost].Count);
        for (var other = 0; other < _alike.Length; other++)
            _alike[kept][other] = _alike[other][kept] = (a * _alike[kept][other] + b * _alike[lost][other]) / (a + b);
        _members[kept].AddRange(_members[lost]);
        _names[kept] ??= _names[lost];
        _gone[lost] = true;
        FindNearest(kept);
        for (var other = 0; other < _alike.Length; other++)
        {
            if (other == kept || _gone[other])
                continue;
            if (_nearest[other] == kept || _nearest[other] == lost)
                FindNearest(other);
            else if (Gain(other, kept) is var gain && gain > _gain[other])
                (_nearest[other], _gain[other]) = (kept, gain);
        }
    }

    private void FindNearest(int group)
    {
        (_nearest[group], _gain[group]) = (-1, double.NegativeInfinity);
        for (var other = 0; other < _alike.Length; other++)
            if (other != group && !_gone[other] && Gain(group, other) is var gain && gain > _gain[group])
                (_nearest[group], _gain[group]) = (other, gain);
    }

    /// <summary>By how much two groups are more alike than they must be; negative: they stay apart.</summary>
    private double Gain(int a, int b) =>
        _names[a] is not null && _names[b] is not null
            ? double.NegativeInfinity
            : _alike[a][b] - _options.Threshold - _options.Growth * (1 - 1 / Math.Sqrt(Math.Min(_members[a].Count, _members[b].Count)));
}
