using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NarrativeDiff.Core.Alignment;

/// <summary>All cosines of a story, a block of rows at a time, as a blocked matrix product: they are never held all at once.</summary>
/// <remarks>Always eight lanes and fused multiply-add, so that a cosine has the same last bit whatever the width of the processor's
/// registers.</remarks>
internal sealed class SimilarityRows : IDisposable
{
    /// <summary>Rows made together: eight sums stay in registers while each vector of the other side is loaded once.</summary>
    public const int Block = 8;

    private readonly int _stride;
    private readonly float[] _flat;

    public SimilarityRows(IReadOnlyList<TextUnit> units)
    {
        Count = units.Count;
        var lanes = Vector256<float>.Count;
        _stride = Count == 0 ? 0 : (units[0].Vector.Length + lanes - 1) / lanes * lanes;
        var size = (Count + Block) * _stride;
        _flat = ArrayPool<float>.Shared.Rent(size);
        Array.Clear(_flat, 0, size);
        for (var i = 0; i < Count; i++)
            units[i].Vector.CopyTo(_flat, i * _stride);
    }

    /// <summary>Gives its room back to the pool; no row can be filled any more.</summary>
    public void Dispose() => ArrayPool<float>.Shared.Return(_flat);

    public int Count { get; }

    /// <summary>Cosines of the units <paramref name="first"/> to <paramref name="first"/> + 7 with all from <paramref name="from"/>
    /// on.</summary>
    /// <param name="into">Row after row, <see cref="Count"/> places each; a row's places before <paramref name="from"/> are left as they
    /// are.</param>
    public void Fill(int first, int from, Span<float> into)
    {
        Span<Vector256<float>> sums = stackalloc Vector256<float>[Block];
        for (var other = from; other < Count; other++)
        {
            Products(first, other, sums);
            for (var row = 0; row < Block; row++)
                into[row * Count + other] = Vector256.Sum(sums[row]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Products(int first, int other, Span<Vector256<float>> sums)
    {
        ref var rows = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_flat), first * _stride);
        ref var column = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_flat), other * _stride);
        Vector256<float> s0 = default,
            s1 = default,
            s2 = default,
            s3 = default,
            s4 = default,
            s5 = default,
            s6 = default,
            s7 = default;
        for (nuint i = 0; i < (nuint)_stride; i += (nuint)Vector256<float>.Count)
        {
            var b = Vector256.LoadUnsafe(ref column, i);
            s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref rows, i), b, s0);
            s1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref rows, i + (nuint)_stride), b, s1);
            s2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref rows, i + 2 * (nuint)_stride), b, s2);
            s3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref rows, i + 3 * (nuint)_stride), b, s3);
            s4 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref rows, i + 4 * (nuint)_stride), b, s4);
            s5 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref rows, i + 5 * (nuint)_stride), b, s5);
            s6 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref rows, i + 6 * (nuint)_stride), b, s6);
            s7 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref rows, i + 7 * (nuint)_stride), b, s7);
        }
        (sums[0], sums[1], sums[2], sums[3]) = (s0, s1, s2, s3);
        (sums[4], sums[5], sums[6], sums[7]) = (s4, s5, s6, s7);
    }
}
