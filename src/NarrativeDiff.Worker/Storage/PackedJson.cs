using System.Buffers;
using System.IO.Compression;

namespace NarrativeDiff.Worker.Storage;

/// <summary>A report's JSON as the database holds it: Brotli, a tenth of its bytes.</summary>
internal static class PackedJson
{
    /// <summary>7 of 11: a seventh larger than the best, many times as fast.</summary>
    private const int Quality = 7;

    private const int Window = 22;
    private const int BufferBytes = 65_536;

    public static byte[] Of(ReadOnlySpan<byte> json)
    {
        var room = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(json.Length));
        try
        {
            return BrotliEncoder.TryCompress(json, room, out var written, Quality, Window)
                ? room[..written]
                : throw new InvalidOperationException($"{json.Length} bytes of JSON cannot be packed");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    /// <exception cref="InvalidDataException">The bytes are broken.</exception>
    public static byte[] Read(ReadOnlySpan<byte> packed, long size)
    {
        var json = new byte[size];
        return BrotliDecoder.TryDecompress(packed, json, out var written) && written == size
            ? json
            : throw new InvalidDataException("the packed report is broken");
    }

    /// <summary>Unpacks pieces as they come; holds one buffer, however large the report is.</summary>
    public static async Task CopyAsync(IAsyncEnumerable<byte[]> pieces, Stream to, CancellationToken cancel)
    {
        var decoder = new Decoder();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await foreach (var piece in pieces.WithCancellation(cancel).ConfigureAwait(false))
                for (var (from, more) = (0, true); more; )
                {
                    more = decoder.Next(piece.AsSpan(from), buffer, out var consumed, out var written);
                    from += consumed;
                    await to.WriteAsync(buffer.AsMemory(0, written), cancel).ConfigureAwait(false);
                }
        }
        finally
        {
            decoder.Dispose();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Holds the decoder's state between pieces.</summary>
    private sealed class Decoder : IDisposable
    {
        private BrotliDecoder _state;

        /// <returns>More can be had from the rest of this piece.</returns>
        public bool Next(ReadOnlySpan<byte> piece, Span<byte> buffer, out int consumed, out int written) =>
            _state.Decompress(piece, buffer, out consumed, out written) switch
            {
                OperationStatus.DestinationTooSmall => true,
                OperationStatus.InvalidData => throw new InvalidDataException("the packed report is broken"),
                _ => false,
            };

        public void Dispose() => _state.Dispose();
    }
}
