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
    private readonly Bond[]?[] _bonds;
    private readonly int[] _root;
    private readonly int[] _size;
    private readonly int[] _version;
    private readonly Dictionary<int, int>?[] _witnesses;
    private readonly int[] _witness;
    private readonly List<int>?[] _members;
    private readonly SortedSet<int>?[] _apart;
    private readonly PriorityQueue<(int A, int B, int VersionA, int VersionB), (double Disagreement, int A, int B)> _queue = new();

    // Room to add bonds up in: a place a group, valid where the mark is the present turn's.
    private readonly Bond[] _added;
    private readonly int[] _mark;
    private readonly List<int> _touched = [];
    private int _turn;

    private AverageLink(ImmutableArray<TextUnit> units, ReadOnlySpan<ScoredPair> pairs, double cut)
    {
        var count = units.Length;
        (_root, _size, _version, _witness, _mark) = (new int[count], new int[count], new int[count], new int[count], new int[count]);
        (_witnesses, _members, _apart, _added) = (
            new Dictionary<int, int>?[count],
            new List<int>?[count],
            new SortedSet<int>?[count],
            new Bond[count]
        );
        for (var i = 0; i < count; i++)
            (_root[i], _size[i], _witness[i]) = (i, 1, units[i].Witness);
        _bonds = Bonds(units, pairs, cut);
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
            foreach (var bond in work._bonds[a] ?? [])
                if (bond.Other > a)
                    work.Offer(a, bond.Other, bond);
        work.MergeWhileAgreeing(budget ?? WorkBudget.Usual);
        return [.. work.Groups().OrderBy(group => group[0])];
    }

    private IEnumerable<ImmutableArray<int>> Groups()
    {
        for (var i = 0; i < _root.Length; i++)
            if (_bonds[i] is not null)
                yield return _members[i] is { } several ? [.. several.Order()] : [i];
    }

    private void Constrain(LinkConstraints constraints)
    {
        foreach (var (a, b) in constraints.Apart)
        {
            (_apart[a] ??= []).Add(b);
            (_apart[b] ??= []).Add(a);
        }
        foreach (var (a, b) in constraints.Together)
        {
            var (one, other) = (RootOf(a), RootOf(b));
            if (one != other && _apart[one]?.Contains(other) != true)
                Merge(Math.Min(one, other), Math.Max(one, other));
        }
        if (!constraints.Together.IsEmpty)
            for (var i = 0; i < _bonds.Length; i++)
                if (_bonds[i] is not null)
                    _bonds[i] = Added(i);
    }

    /// <summary>The group that a place is in now.</summary>
    private int RootOf(int place)
    {
        while (_root[place] != place)
            place = _root[place] = _root[_root[place]];
        return place;
    }

    private void MergeWhileAgreeing(WorkBudget budget)
    {
        while (_queue.TryDequeue(out var best, out _))
        {
            budget.Check();
            if (_version[best.A] == best.VersionA && _version[best.B] == best.VersionB)
                Merge(best.A, best.B);
        }
    }

    private void Merge(int a, int b)
    {
        _version[a]++;
        _version[b]++;
        (_members[a] ??= [a]).AddRange(_members[b] ?? [b]);
        AddWitnesses(a, b);
        _size[a] += _size[b];
        _root[b] = a;
        foreach (var other in _apart[b] ?? [])
        {
            _apart[other]!.Remove(b);
            _apart[other]!.Add(a);
            (_apart[a] ??= []).Add(other);
        }
        _bonds[a] = Added(a, b);
        (_bonds[b], _members[b], _witnesses[b]) = (null, null, null);
        foreach (var bond in _bonds[a]!)
            Offer(Math.Min(a, bond.Other), Math.Max(a, bond.Other), bond);
    }

    /// <summary>The bonds of groups that are one now, those with one and the same other added up.</summary>
    private Bond[] Added(params ReadOnlySpan<int> groups)
    {
        _turn++;
        _touched.Clear();
        var own = RootOf(groups[0]);
        foreach (var group in groups)
        foreach (var bond in _bonds[group]!)
        {
            var other = RootOf(bond.Other);
            if (other == own)
                continue;
            if (_mark[other] != _turn)
            {
                _mark[other] = _turn;
                _touched.Add(other);
                _added[other] = bond with { Other = other };
            }
            else
                _added[other] = new Bond(other, _added[other].Known + bond.Known, _added[other].Sum + bond.Sum);
        }
        var sum = new Bond[_touched.Count];
        for (var i = 0; i < sum.Length; i++)
            sum[i] = _added[_touched[i]];
        return sum;
    }

    private void Offer(int a, int b, Bond bond)
    {
        // Were all unknown pairs of one witness, which is the mildest they can be, the two would still not agree.
        var pairs = (double)_size[a] * _size[b];
        if (bond.Sum + (pairs - bond.Known) * SameWitness <= 0 || _apart[a]?.Contains(b) == true)
            return;
        var ofOneWitness = OfOneWitness(a, b);
        var agreement = (bond.Sum + ofOneWitness * SameWitness - (pairs - bond.Known - ofOneWitness) * Clip) / pairs;
        if (agreement > 0)
            _queue.Enqueue((a, b, _version[a], _version[b]), (-agreement, a, b));
    }

    /// <summary>How many pairs across two groups are of one witness.</summary>
    private double OfOneWitness(int a, int b)
    {
        if (_size[a] == 1)
            return CountOf(b, _witness[a]);
        if (_size[b] == 1)
            return CountOf(a, _witness[b]);
        var (less, more) = _witnesses[a]!.Count <= _witnesses[b]!.Count ? (a, b) : (b, a);
        var sum = 0.0;
        foreach (var (one, count) in _witnesses[less]!)
            sum += (double)count * _witnesses[more]!.GetValueOrDefault(one);
        return sum;
    }

    private int CountOf(int group, int one) =>
        _size[group] == 1 ? (_witness[group] == one ? 1 : 0) : _witnesses[group]!.GetValueOrDefault(one);

    private void AddWitnesses(int a, int b)
    {
        var into = _witnesses[a] ??= new() { [_witness[a]] = 1 };
        foreach (var (one, count) in _witnesses[b] ?? new() { [_witness[b]] = 1 })
            CollectionsMarshal.GetValueRefOrAddDefault(into, one, out _) += count;
    }
}
