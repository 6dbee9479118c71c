using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Groups units into statements: merges the two groups that agree most, as long as they agree on average.</summary>
/// <remarks>
/// Average link resists chaining (A~B, B~C, A≁C). Evidence is a logit over the cut, clipped to ±<see cref="Clip"/>; a pair nobody scored
/// counts
/// −<see cref="Clip"/>, two units of one witness <see cref="SameWitness"/>. Ties go to the lower places, so the result is a function of the
/// input alone.
/// </remarks>
internal sealed class AverageLink
{
    public const double Clip = 6;
    public const double SameWitness = -1;

    private readonly record struct Bond(int Other, int Known, double Sum);

    // By group: what is known of its pairs with others, by the group that the other was in when it was written down; null once merged into
    // another.
    private readonly Bond[]?[] bonds;
    private readonly int[] root;
    private readonly int[] size;
    private readonly int[] version;
    private readonly Dictionary<int, int>?[] witnesses;
    private readonly int[] witness;
    private readonly List<int>?[] members;
    private readonly SortedSet<int>?[] apart;
    private readonly PriorityQueue<(int A, int B, int VersionA, int VersionB), (double Disagreement, int A, int B)> queue = new();

    // Room to add bonds up in: a place a group, valid where the mark is the present turn's.
    private readonly Bond[] added;
    private readonly int[] mark;
    private readonly List<int> touched = [];
    private int turn;

    private AverageLink(ImmutableArray<TextUnit> units, ReadOnlySpan<ScoredPair> pairs, double cut)
    {
        var count = units.Length;
        (root, size, version, witness, mark) = (new int[count], new int[count], new int[count], new int[count], new int[count]);
        (witnesses, members, apart, added) = (
            new Dictionary<int, int>?[count],
            new List<int>?[count],
            new SortedSet<int>?[count],
            new Bond[count]
        );
        for (var i = 0; i < count; i++)
            (root[i], size[i], witness[i]) = (i, 1, units[i].Witness);
        bonds = Bonds(units, pairs, cut);
    }

    private static Bond[][] Bonds(ImmutableArray<TextUnit> units, ReadOnlySpan<ScoredPair> pairs, double cut)
    {
        var takesPart = new bool[units.Length];
        for (var i = 0; i < units.Length; i++)
            takesPart[i] = units[i].IsNewest;
        var lengths = new int[units.Length];
        foreach (ref readonly var pair in pairs)
            if (takesPart[pair.A] && takesPart[pair.B])
                (lengths[pair.A], lengths[pair.B]) = (lengths[pair.A] + 1, lengths[pair.B] + 1);
        var rows = new Bond[units.Length][];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = lengths[i] == 0 ? [] : GC.AllocateUninitializedArray<Bond>(lengths[i]);
        Array.Clear(lengths);
        foreach (ref readonly var pair in pairs)
        {
            if (!takesPart[pair.A] || !takesPart[pair.B])
                continue;
            var evidence = Math.Clamp(pair.Logit - cut, -Clip, Clip);
            rows[pair.A][lengths[pair.A]++] = new Bond(pair.B, 1, evidence);
            rows[pair.B][lengths[pair.B]++] = new Bond(pair.A, 1, evidence);
        }
        return rows;
    }

    /// <param name="pairs">Those of two units of newest versions count.</param>
    /// <param name="cut">Logit from which a pair speaks for, not against, being one statement.</param>
    /// <param name="constraints">What reviewers keep together is merged first, what they keep apart is never merged.</param>
    /// <param name="budget">Asked before each merge; null: the usual one.</param>
    /// <returns>Groups of places in <paramref name="units"/>, each in order, by their first member.</returns>
    public static ImmutableArray<ImmutableArray<int>> Group(
        ImmutableArray<TextUnit> units,
        ImmutableArray<ScoredPair> pairs,
        double cut,
        LinkConstraints? constraints = null,
        WorkBudget? budget = null
    )
    {
        var work = new AverageLink(units, pairs.AsSpan(), cut);
        work.Constrain(constraints ?? LinkConstraints.None);
        for (var a = 0; a < units.Length; a++)
            foreach (var bond in work.bonds[a] ?? [])
                if (bond.Other > a)
                    work.Offer(a, bond.Other, bond);
        work.MergeWhileAgreeing(budget ?? WorkBudget.Usual);
        return [.. work.Groups().OrderBy(group => group[0])];
    }

    private IEnumerable<ImmutableArray<int>> Groups()
    {
        for (var i = 0; i < root.Length; i++)
            if (bonds[i] is not null)
                yield return members[i] is { } several ? [.. several.Order()] : [i];
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
            var (one, other) = (RootOf(a), RootOf(b));
            if (one != other && apart[one]?.Contains(other) != true)
                Merge(Math.Min(one, other), Math.Max(one, other));
        }
        if (!constraints.Together.IsEmpty)
            for (var i = 0; i < bonds.Length; i++)
                if (bonds[i] is not null)
                    bonds[i] = Added(i);
    }

    /// <summary>The group that a place is in now.</summary>
    private int RootOf(int place)
    {
        while (root[place] != place)
            place = root[place] = root[root[place]];
        return place;
    }

    private void MergeWhileAgreeing(WorkBudget budget)
    {
        while (queue.TryDequeue(out var best, out _))
        {
            budget.Check();
            if (version[best.A] == best.VersionA && version[best.B] == best.VersionB)
                Merge(best.A, best.B);
        }
    }

    private void Merge(int a, int b)
    {
        version[a]++;
        version[b]++;
        (members[a] ??= [a]).AddRange(members[b] ?? [b]);
        AddWitnesses(a, b);
        size[a] += size[b];
        root[b] = a;
        foreach (var other in apart[b] ?? [])
        {
            apart[other]!.Remove(b);
            apart[other]!.Add(a);
            (apart[a] ??= []).Add(other);
        }
        bonds[a] = Added(a, b);
        (bonds[b], members[b], witnesses[b]) = (null, null, null);
        foreach (var bond in bonds[a]!)
            Offer(Math.Min(a, bond.Other), Math.Max(a, bond.Other), bond);
    }

    /// <summary>The bonds of groups that are one now, those with one and the same other added up.</summary>
    private Bond[] Added(params ReadOnlySpan<int> groups)
    {
        turn++;
        touched.Clear();
        var own = RootOf(groups[0]);
        foreach (var group in groups)
        foreach (var bond in bonds[group]!)
        {
            var other = RootOf(bond.Other);
            if (other == own)
                continue;
            if (mark[other] != turn)
            {
                mark[other] = turn;
                touched.Add(other);
                added[other] = bond with { Other = other };
            }
            else
                added[other] = new Bond(other, added[other].Known + bond.Known, added[other].Sum + bond.Sum);
        }
        var sum = new Bond[touched.Count];
        for (var i = 0; i < sum.Length; i++)
            sum[i] = added[touched[i]];
        return sum;
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

    private int CountOf(int group, int one) =>
        size[group] == 1 ? (witness[group] == one ? 1 : 0) : witnesses[group]!.GetValueOrDefault(one);

    private void AddWitnesses(int a, int b)
    {
        var into = witnesses[a] ??= new() { [witness[a]] = 1 };
        foreach (var (one, count) in witnesses[b] ?? new() { [witness[b]] = 1 })
            CollectionsMarshal.GetValueRefOrAddDefault(into, one, out _) += count;
    }
}
