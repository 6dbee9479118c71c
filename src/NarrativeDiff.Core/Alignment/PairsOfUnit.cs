using System.Buffers;
using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>For each unit the units it was scored with and how probable it is that both report the same, laid out flat.</summary>
internal sealed class PairsOfUnit : IDisposable
{
    private readonly int[] _starts;
    private readonly (int Other, double Score)[] _found;

    public PairsOfUnit(int units, ImmutableArray<ScoredPair> pairs)
    {
        _starts = new int[units + 1];
        foreach (var pair in pairs)
            (_starts[pair.A + 1], _starts[pair.B + 1]) = (_starts[pair.A + 1] + 1, _starts[pair.B + 1] + 1);
        for (var unit = 0; unit < units; unit++)
            _starts[unit + 1] = checked(_starts[unit] + _starts[unit + 1]);
        _found = ArrayPool<(int, double)>.Shared.Rent(_starts[^1]);
        var next = _starts[..^1];
        foreach (var pair in pairs)
        {
            var score = pair.Probability;
            _found[next[pair.A]++] = (pair.B, score);
            _found[next[pair.B]++] = (pair.A, score);
        }
    }

    /// <summary>Gives its room back to the pool; no unit's pairs can be asked for any more.</summary>
    public void Dispose() => ArrayPool<(int, double)>.Shared.Return(_found);

    /// <summary>In the order of the pairs.</summary>
    public ReadOnlySpan<(int Other, double Score)> this[int unit] => _found.AsSpan(_starts[unit], _starts[unit + 1] - _starts[unit]);
}
