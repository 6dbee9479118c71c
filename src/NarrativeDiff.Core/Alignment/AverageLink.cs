using System.Collections.Immutable;
using System.Runtime.InteropServices;

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

    // By group: what is known of its pairs with other groups; null once it is merged into another.
    private readonly Dictionary<int, Bond>?[] bonds;
    private readonly int[] size;
    private readonly int[] version;
    private readonly Dictionary<int, int>?[] witnesses;
    private readonly int[] witness;
    private readonly List<int>[] members;
    private readonly SortedSet<int>?[] apart;
    private readonly PriorityQueue<(int A, int B, int VersionA, int VersionB), (double Disagreement, int A, int B)> queue = new();

    private AverageLink(IReadOnlyList<Unit> units)
    {
        bonds = new Dictionary<int, Bond>?[units.Count];
        size = new int[units.Count];
        witness = new int[units.Count];
        members = new List<int>[units.Count];
        for (var i = 0; i < units.Count; i++)
            (bonds[i], size[i], witness[i], members[i]) = ([], 1, units[i].Witness, [i]);
        version = new int[units.Count];
        witnesses = new Dictionary<int, int>?[units.Count];
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
            foreach (var (b, bond) in work.bonds[a] ?? [])
                if (b > a)
                    work.Offer(a, b, bond);
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
        AddWitnesses(a, b);
        foreach (var other in apart[b] ?? [])
        {
            apart[other]!.Remove(b);
            apart[other]!.Add(a);
            (apart[a] ??= []).Add(other);
        }
        var gone = bonds[b]!;
        bonds[b] = null;
        bonds[a]!.Remove(b);
        foreach (var (other, bond) in gone)
            if (other != a)
            {
                bonds[other]!.Remove(b);
                Bind(a, other, bond);
            }
        foreach (var (other, bond) in bonds[a]!)
            Offer(Math.Min(a, other), Math.Max(a, other), bond);
    }

    private void Bind(int a, int b, Bond more)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(bonds[a]!, b, out _);
        known = new Bond(known.Sum + more.Sum, known.Known + more.Known);
        bonds[b]![a] = known;
    }

    private void Offer(int a, int b, Bond bond)
    {
        // Were all unknown pairs of one witness, which is the mildest they can be, the two would still not agree.
        var pairs = (double)size[a] * size[b];
        if (bond.Sum + (pairs - bond.Known) * SameWitness <= 0 || apart[a]?.Contains(b) == true)
            return;
        var ofOneWitness = OfOneWitness(a, b);
        var agreement = (bond.Sum + ofOneWitness * SameWitness - (pairs - bond.Known - ofOneWitness) * Clip) / pairs;
        if (agreement > 0)
            queue.Enqueue((a, b, version[a], version[b]), (-agreement, a, b));
    }

    /// <summary>How many pairs across two groups are of one witness.</summary>
    private double OfOneWitness(int a, int b)
    {
        if (size[a] == 1)
            return CountOf(b, witness[a]);
        if (size[b] == 1)
            return CountOf(a, witness[b]);
        var (less, more) = witnesses[a]!.Count <= witnesses[b]!.Count ? (a, b) : (b, a);
        var sum = 0.0;
        foreach (var (one, count) in witnesses[less]!)
            sum += (double)count * witnesses[more]!.GetValueOrDefault(one);
        return sum;
    }

    private int CountOf(int group, int one) => size[group] == 1 ? (witness[group] == one ? 1 : 0) : witnesses[group]!.GetValueOrDefault(one);

    private void AddWitnesses(int a, int b)
    {
        var into = witnesses[a] ??= new() { [witness[a]] = 1 };
        foreach (var (one, count) in witnesses[b] ?? new() { [witness[b]] = 1 })
            CollectionsMarshal.GetValueRefOrAddDefault(into, one, out _) += count;
    }
}
