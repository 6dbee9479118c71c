using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace NarrativeDiff.Core.Alignment.Themes;

/// <summary>Joins passages of several articles that are about one thing: average link over how much of the smaller passage the larger one
/// says.</summary>
internal static class PassageGroups
{
    /// <summary>Passages less alike as a whole are not looked at sentence by sentence.</summary>
    private const float MinSimilarity = 0.25f;

    /// <summary>In a story of many passages only those much alike are, so that the work stays in proportion.</summary>
    private const float MinMuchAlike = 0.50f;
    private const int ManyPassages = 400;

    private const double JoinFrom = 0.35;
    private const double SameArticleFrom = 0.45;
    private const double ByMeaning = 5.66;
    private const double ByWords = 7.81;
    private const double Base = -6.51;

    /// <returns>Groups of places in <paramref name="passages"/>, each in order, by their first member.</returns>
    public static IEnumerable<int[]> Of(ImmutableArray<Passage> passages)
    {
        var groups = new AverageGroups(passages.Length, JoinFrom);
        var least = passages.Length > ManyPassages ? MinMuchAlike : MinSimilarity;
        for (var a = 0; a < passages.Length; a++)
        for (var b = a + 1; b < passages.Length; b++)
            if (TensorPrimitives.Dot<float>(passages[a].Vector, passages[b].Vector) is var alike && alike >= least)
                groups.Add(
                    a,
                    b,
                    passages[a].Witness == passages[b].Witness ? (alike >= SameArticleFrom ? alike : 0) : Shared(passages[a], passages[b])
                );
        return groups.Merge();
    }

    /// <summary>0–1: how much of either passage the other one says, the larger share.</summary>
    private static double Shared(Passage a, Passage b) => Math.Max(ShareIn(a, b), ShareIn(b, a));

    private static double ShareIn(Passage passage, Passage other)
    {
        var sum = 0.0;
        foreach (var unit in passage.Sentences)
            sum += (1 + unit.TermWeight) * other.Sentences.Max(candidate => Alike(unit, candidate));
        return sum / passage.TermWeight;
    }

    private static double Alike(TextUnit unit, TextUnit other)
    {
        var shared = unit.TermWeight > 0 ? PairFeatures.SharedWeight(unit.Terms, other.Terms) / unit.TermWeight : 0;
        return 1 / (1 + Math.Exp(-(Base + ByMeaning * PairFeatures.Cosine(unit, other) + ByWords * shared)));
    }
}

/// <summary>Average link over likenesses 0–1; a pair that was not given counts 0.</summary>
internal sealed class AverageGroups(int count, double from)
{
    private readonly Dictionary<int, double>[] _sums = [.. Enumerable.Range(0, count).Select(_ => new Dictionary<int, double>())];
    private readonly List<int>?[] _members = [.. Enumerable.Range(0, count).Select(i => new List<int> { i })];
    private readonly int[] _version = new int[count];
    private readonly PriorityQueue<(int A, int B, int VersionA, int VersionB), (double, int, int)> _queue = new();

    public void Add(int a, int b, double similarity)
    {
        if (similarity <= 0)
            return;
        _sums[a][b] = similarity;
        _sums[b][a] = similarity;
    }

    public IEnumerable<int[]> Merge()
    {
        for (var a = 0; a < count; a++)
            foreach (var b in _sums[a].Keys.Where(b => b > a).Order())
                Offer(a, b);
        while (_queue.TryDequeue(out var best, out _))
            if (_version[best.A] == best.VersionA && _version[best.B] == best.VersionB)
                Join(best.A, best.B);
        return _members.OfType<List<int>>().Select(group => group.Order().ToArray());
    }

    private void Offer(int a, int b)
    {
        var mean = _sums[a][b] / ((double)_members[a]!.Count * _members[b]!.Count);
        if (mean >= from)
            _queue.Enqueue((a, b, _version[a], _version[b]), (-mean, a, b));
    }

    private void Join(int a, int b)
    {
        _version[a]++;
        _version[b]++;
        _members[a]!.AddRange(_members[b]!);
        _members[b] = null;
        _sums[a].Remove(b);
        foreach (var (other, sum) in _sums[b])
        {
            if (other == a)
                continue;
            _sums[other].Remove(b);
            _sums[a][other] = _sums[other][a] = _sums[a].GetValueOrDefault(other) + sum;
        }
        _sums[b].Clear();
        foreach (var other in _sums[a].Keys.Order().ToArray())
            Offer(Math.Min(a, other), Math.Max(a, other));
    }
}
