using System.Buffers;
using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>For each unit the units it was scored with and how probable it is that both report the same, laid out flat.</summary>
internal sealed class PairsOfUnit : IDisposable
{
    private readonly int[] starts;
    private readonly (int Other, double Score)[] found;

    public PairsOfUnit(int units, ImmutableArray<ScoredPair> pairs)
    {
        starts = new int[units + 1];
        foreach (var pair in pairs)
            (starts[pair.A + 1], starts[pair.B + 1]) = (starts[pair.A + 1] + 1, starts[pair.B + 1] + 1);
        for (var unit = 0; unit < units; unit++)
            starts[unit + 1] = checked(starts[unit] + starts[unit + 1]);
        found = ArrayPool<(int, double)>.Shared.Rent(starts[^1]);
        var next = starts[..^1];
        foreach (var pair in pairs)
        {
            var score = pair.Probability;
            found[next[pair.A]++] = (pair.B, score);
            found[next[pair.B]++] = (pair.A, score);
        }
    }

    /// <summary>Gives its room back to the pool; no unit's pairs can be asked for any more.</summary>
    public void Dispose() => ArrayPool<(int, double)>.Shared.Return(found);

    /// <summary>In the order of the pairs.</summary>
    public ReadOnlySpan<(int Other, double Score)> this[int unit] => found.AsSpan(starts[unit], starts[unit + 1] - starts[unit]);
}
