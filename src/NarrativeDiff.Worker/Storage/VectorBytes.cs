using System.Buffers.Binary;
using NarrativeDiff.Core.Encoding;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Vectors as the database holds them: an article's in half precision, little-endian; those of sentences, of which there are
/// thirty times as many, in the compact form. Earlier versions of this program stored both in 32-bit floats.</summary>
internal static class VectorBytes
{
    /// <summary>First byte of half precision: with it the length is odd, which that of 32-bit floats never is.</summary>
    private const byte Half = 3;

    private const int HalfBytes = 2;

    public static byte[] Of(ReadOnlySpan<float> vector)
    {
        var bytes = new byte[1 + vector.Length * HalfBytes];
        bytes[0] = Half;
        for (var i = 0; i < vector.Length; i++)
            BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(1 + i * HalfBytes), (System.Half)vector[i]);
        return bytes;
    }

    public static float[] Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 == 0)
            return ReadFloats(bytes);
        var vector = new float[bytes.Length / HalfBytes];
        for (var i = 0; i < vector.Length; i++)
            vector[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(1 + i * HalfBytes)..]);
        return vector;
    }

    /// <summary>A sentence's vectors, rounded whatever form they are stored in.</summary>
    public static float[] ReadCompact(ReadOnlySpan<byte> bytes)
    {
        if (CompactVector.Is(bytes))
            return CompactVector.Read(bytes);
        var vector = ReadFloats(bytes);
        CompactVector.Round(vector);
        return vector;
    }

    private static float[] ReadFloats(ReadOnlySpan<byte> bytes)
    {
        var vector = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        return vector;
    }
}
