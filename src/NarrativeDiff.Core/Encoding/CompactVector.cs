using System.Buffers.Binary;

namespace NarrativeDiff.Core.Encoding;

/// <summary>A vector in a quarter of its bytes: 32 numbers share a scale and have 8 bits each.</summary>
/// <remarks>
/// An encoder rounds its vectors to what this form holds, so a comparison reads the same numbers whether they were made now or stored
/// before. Rounding what is rounded changes nothing: a scale has 11 bits, so 127 times it is exact and gives the same scale again.
/// </remarks>
public static class CompactVector
{
    private const int Block = 32;
    private const int Steps = 127;
    private const int ScaleBytes = 2;

    /// <summary>First byte: an even count of numbers, or an odd one with a byte behind it. So the length is odd, which that of 32-bit
    /// floats never is.</summary>
    private const byte Even = 1,
        Odd = 2;

    public static byte[] Of(ReadOnlySpan<float> vector)
    {
        var blocks = (vector.Length + Block - 1) / Block;
        var bytes = new byte[1 + blocks * ScaleBytes + vector.Length + (vector.Length & 1)];
        bytes[0] = vector.Length % 2 == 0 ? Even : Odd;
        for (var block = 0; block < blocks; block++)
        {
            var numbers = vector.Slice(block * Block, Math.Min(Block, vector.Length - block * Block));
            var scale = ScaleOf(numbers);
            BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(1 + block * ScaleBytes), scale);
            var steps = bytes.AsSpan(1 + blocks * ScaleBytes + block * Block);
            for (var i = 0; i < numbers.Length; i++)
                steps[i] = (byte)StepOf(numbers[i], (float)scale);
        }
        return bytes;
    }

    /// <summary>Whether the bytes are in this form.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.Length % 2 == 1 && bytes[0] is Even or Odd;

    public static float[] Read(ReadOnlySpan<byte> bytes)
    {
        // Each whole block takes 34 bytes; what is left over, and its scale, the rest.
        var rest = bytes.Length - 1;
        var blocks = (rest + Block + ScaleBytes - 1) / (Block + ScaleBytes);
        var vector = new float[rest - blocks * ScaleBytes - (bytes[0] == Odd ? 1 : 0)];
        for (var i = 0; i < vector.Length; i++)
            vector[i] =
                (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(1 + i / Block * ScaleBytes)..])
                * (sbyte)bytes[1 + blocks * ScaleBytes + i];
        return vector;
    }

    /// <summary>Makes of a vector what reading its bytes would give.</summary>
    public static void Round(Span<float> vector)
    {
        for (var from = 0; from < vector.Length; from += Block)
        {
            var numbers = vector.Slice(from, Math.Min(Block, vector.Length - from));
            var scale = (float)ScaleOf(numbers);
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = scale * StepOf(numbers[i], scale);
        }
    }

    private static Half ScaleOf(ReadOnlySpan<float> numbers)
    {
        var largest = 0f;
        foreach (var number in numbers)
            largest = Math.Max(largest, Math.Abs(number));
        return (Half)(largest / Steps);
    }

    private static sbyte StepOf(float number, float scale) =>
        scale == 0 ? (sbyte)0 : (sbyte)Math.Clamp(MathF.Round(number / scale), -Steps, Steps);
}
