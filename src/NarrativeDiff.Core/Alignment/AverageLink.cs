using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Groups units into statements: merges the two groups that agree most, as long as they agree on average.</summary>
/// <remarks>
/// Average link resists chaining (A~B, B~C, A≁C). Evidence is a logit over the cut, clipped to ±<see cref="Clip"/>; a pair nobody scored counts
/// −<see cref="Clip"/>, two units of one witness <see cref="SameWitness"/>. Ties go to the lower places, so the result is a function of the input alone.
/// </remarks>
internal sealed class AverageLink
{
    public const double Clip = 6;
    public const double SameWitness = -1;

    private readonly record struct Bond(double Sum, int Known);

    private readonly SortedDictionary<int, Bond>?[] bonds;
    private readonly int[] size;
    private readonly int[] version;
    private readonly SortedDictionary<int, int>[] witnesses;
    private readonly List<int>[] members;
    private readonly SortedSet<int>?[] apart;
    private readonly PriorityQueue<(int A, int B, int VersionA, int VersionB), (double Disagreement, int A, int B)> queue = new();

    private AverageLink(IReadOnlyList<Unit> units)
    {
        bonds = [.. units.Select(_ => new SortedDictionary<int, Bond>())];
        size = [.. units.Select(_ => 1)];
        version = new int[units.Count];
        witnesses = [.. units.Select(unit => new SortedDictionary<int, int> { [unit.Witness] = 1 })];
        members = [.. units.Select((_, i) => new List<int> { i })];
        apart = new SortedSet<int>?[units.Count];
    }

    /// <param name="cut">Logit from which a pair speaks for, not against, being one statement.</param>
    /// <param name="constraints">What reviewers keep together is merged first, what they keep apart is never merged.</param>
    /// <returns>Groups of places in <paramref name="units"/>, each in order, by their first member.</returns>
    public static ImmutableArray<ImmutableArray<int>> Group(IReadOnlyList<Unit> units, IEnumerable<ScoredPair> pairs, double cut, LinkConstraints? constraints = null)
    {
        var work = new AverageLink(units);
        foreach (var pair in pairs)
            work.Bind(pair.A, pair.B, new Bond(Math.Clamp(pair.Logit - cut, -Clip, Clip), 1));
        work.Constrain(constraints ?? LinkConstraints.None);
        for (var a = 0; a < units.Count; a++)
            foreach (var b in (work.bonds[a]?.Keys ?? Enumerable.Empty<int>()).Where(b => b > a))
                work.Offer(a, b);
        work.MergeWhileAgreeing();
        return [.. work.members.Where((_, i) => work.bonds[i] is not null).Select(group => group.Order().ToImmutableArray()).OrderBy(group => group[0])];
    }

    private void Constrain(LinkConstraints constraints)
    {
        foreach (var (a, b) in constraints.Apart)
        {
            (apart[a] ??= []).Add(b);
            (apart[b] ??= []).Add(a);
        }
        foreach (var (a, b) in constraints.Together)
        {
            var (one, other) = (GroupOf(a), GroupOf(b));
            if (one != other && apart[one]?.Contains(other) != true)
                Merge(Math.Min(one, other), Math.Max(one, other));
        }
    }

    private int GroupOf(int place) => Enumerable.Range(0, members.Length).First(group => bonds[group] is not null && members[group].Contains(place));

    private void MergeWhileAgreeing()
    {
        while (queue.TryDequeue(out var best, out _))
            if (version[best.A] == best.VersionA && version[best.B] == best.VersionB)
                Merge(best.A, best.B);
    }

    private void Merge(int a, int b)
    {
        version[a]++;
        version[b]++;
        members[a].AddRange(members[b]);
        size[a] += size[b];
        foreach (var (witness, count) in witnesses[b])
            witnesses[a][witness] = witnesses[a].GetValueOrDefault(witness) + count;
        foreach (var other in apart[b] ?? [])
        {
            apart[other]!.Remove(b);
            apart[other]!.Add(a);
            (apart[a] ??= []).Add(other);
        }
        var gone = bonds[b]!;
        bonds[b] = null;
        bonds[a]!.Remove(b);
        foreach (var (other, bond) in gone.Where(bond => bond.Key != a))
        {
            bonds[other]!.Remove(b);
            Bind(a, other, bond);
        }
        foreach (var other in bonds[a]!.Keys)
            Offer(Math.Min(a, other), Math.Max(a, other));
    }

    private void Bind(int a, int b, Bond more)
    {
        var known = bonds[a]!.GetValueOrDefault(b);
        bonds[a]![b] = bonds[b]![a] = new Bond(known.Sum + more.Sum, known.Known + more.Known);
    }

    private void Offer(int a, int b)
    {
        if (apart[a]?.Contains(b) == true)
            return;
        var bond = bonds[a]![b];
        var pairs = (double)size[a] * size[b];
        var ofOneWitness = witnesses[a].Sum(count => (double)count.Value * witnesses[b].GetValueOrDefault(count.Key));
        var agreement = (bond.Sum + ofOneWitness * SameWitness - (pairs - bond.Known - ofOneWitness) * Clip) / pairs;
        if (agreement > 0)
            queue.Enqueue((a, b, version[a], version[b]), (-agreement, a, b));
    }
}
