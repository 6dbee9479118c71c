using System.Buffers;

namespace NarrativeDiff.Core.Model;

/// <summary>Bytes written into an array of the shared pool, which has it back when they are disposed of: a report's JSON is megabytes that
/// only a moment needs.</summary>
/// <remarks>Bytes that nobody disposes of are collected as any other array.</remarks>
internal sealed class PooledBytes : IBufferWriter<byte>, IDisposable
{
    private const int Least = 64 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Least);
    private int _written;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _written);

    public void Advance(int count) => _written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(_written);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _written) = ([], 0);
    }

    private void Grow(int more)
    {
        if (_bytes.Length - _written >= Math.Max(more, 1))
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, _written + more));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
