using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NarrativeDiff.Core.Encoding;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Vectors as the database holds them: an article's in 32-bit floats, little-endian; those of sentences, of which there are
/// thirty times as many, in the compact form.</summary>
internal static class VectorBytes
{
    public static byte[] Of(ReadOnlySpan<float> vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        if (BitConverter.IsLittleEndian)
            MemoryMarshal.AsBytes(vector).CopyTo(bytes);
        else
            for (var i = 0; i < vector.Length; i++)
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        return bytes;
    }

    public static float[] Read(ReadOnlySpan<byte> bytes)
    {
        var vector = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        return vector;
    }

    /// <summary>A sentence's vectors, rounded; those that an earlier version of this program stored as floats too.</summary>
    public static float[] ReadCompact(ReadOnlySpan<byte> bytes)
    {
        if (CompactVector.Is(bytes))
            return CompactVector.Read(bytes);
        var vector = Read(bytes);
        CompactVector.Round(vector);
        return vector;
    }
}
