using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>Ways of making statements out of scored pairs that the product does not use, to compare with the one it does.</summary>
internal static class OtherCollations
{
    private const int MaxPasses = 30;

    /// <summary>Correlation clustering by local moves: each unit in turn goes where the evidence for it is greatest, until nothing
    /// moves.</summary>
    /// <param name="start">Groups to start from; null for each unit alone.</param>
    public static ImmutableArray<ImmutableArray<int>> LocalMoves(
        IReadOnlyList<TextUnit> units,
        IReadOnlyList<ScoredPair> pairs,
        double cut,
        ImmutableArray<ImmutableArray<int>>? start = null
    )
    {
        var near = units.Select(_ => new List<(int Place, double Evidence)>()).ToArray();
        foreach (var pair in pairs)
        {
            var evidence = Evidence(pair, cut);
            near[pair.A].Add((pair.B, evidence));
            near[pair.B].Add((pair.A, evidence));
        }
        var group = Enumerable.Range(0, units.Count).ToArray();
        foreach (var members in start ?? [])
        foreach (var place in members)
            group[place] = members[0];
        var size = new int[units.Count + 1];
        foreach (var of in group)
            size[of]++;
        var moved = true;
        for (var pass = 0; pass < MaxPasses && moved; pass++)
        {
            moved = false;
            for (var place = 0; place < units.Count; place++)
                if (BestGroup(place, near[place], group, size) is var best && best != group[place])
                {
                    size[group[place]]--;
                    size[group[place] = best]++;
                    moved = true;
                }
        }
        return Groups(group);
    }

    /// <summary>Joins what is each other's best in its article, strongest first, as long as the two groups agree on average.</summary>
    public static ImmutableArray<ImmutableArray<int>> MutualBest(
        IReadOnlyList<TextUnit> units,
        IReadOnlyList<ScoredPair> pairs,
        double edge,
        double cohesion
    )
    {
        var best = new Dictionary<(int Place, int Witness), double>();
        foreach (var pair in pairs)
        foreach (var key in new[] { (pair.A, units[pair.B].Witness), (pair.B, units[pair.A].Witness) })
            best[key] = Math.Max(best.GetValueOrDefault(key, double.MinValue), pair.Logit);
        var evidence = pairs.ToDictionary(pair => (pair.A, pair.B), pair => Evidence(pair, cohesion));
        var group = Enumerable.Range(0, units.Count).ToArray();
        var members = group.Select(place => new List<int> { place }).ToArray();
        foreach (
            var pair in pairs
                .Where(pair =>
                    pair.Logit >= edge
                    && pair.Logit >= best[(pair.A, units[pair.B].Witness)]
                    && pair.Logit >= best[(pair.B, units[pair.A].Witness)]
                )
                .OrderByDescending(pair => pair.Logit)
                .ThenBy(pair => pair.A)
                .ThenBy(pair => pair.B)
        )
        {
            var (into, from) = (group[pair.A], group[pair.B]);
            var agreement = members[into]
                .Sum(a =>
                    members[from]
                        .Sum(b =>
                            units[a].Witness == units[b].Witness
                                ? AverageLink.SameWitness
                                : evidence.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b)), -AverageLink.Clip)
                        )
                );
            if (into == from || agreement < 0)
                continue;
            foreach (var place in members[from])
                group[place] = into;
            members[into].AddRange(members[from]);
            members[from].Clear();
        }
        return Groups(group);
    }

    private static int BestGroup(int place, List<(int Place, double Evidence)> near, int[] group, int[] size)
    {
        var sums = new SortedDictionary<int, (double Sum, int Known)>();
        foreach (var (other, evidence) in near)
        {
            var sum = sums.GetValueOrDefault(group[other]);
            sums[group[other]] = (sum.Sum + evidence, sum.Known + 1);
        }
        double For(int to, (double Sum, int Known) sum) =>
            sum.Sum - (size[to] - (group[place] == to ? 1 : 0) - sum.Known) * AverageLink.Clip;
        var (best, most) = (group[place], For(group[place], sums.GetValueOrDefault(group[place])));
        if (most < 0)
            (best, most) = (Array.IndexOf(size, 0), 0);
        foreach (var (to, sum) in sums)
            if (to != group[place] && For(to, sum) is var evidence && evidence > most + 1e-9)
                (best, most) = (to, evidence);
        return best;
    }

    private static double Evidence(ScoredPair pair, double cut) => Math.Clamp(pair.Logit - cut, -AverageLink.Clip, AverageLink.Clip);

    private static ImmutableArray<ImmutableArray<int>> Groups(int[] group) =>
        [.. Enumerable.Range(0, group.Length).GroupBy(place => group[place]).Select(members => members.ToImmutableArray())];
}
