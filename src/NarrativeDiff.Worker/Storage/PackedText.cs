using System.Buffers.Binary;
using System.Text;

namespace NarrativeDiff.Worker.Storage;

/// <summary>A text as SQLite holds it: its length in UTF-8, then Brotli. PostgreSQL packs texts by itself.</summary>
internal static class PackedText
{
    public static byte[] Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        return [.. length, .. PackedJson.Of(bytes)];
    }

    /// <param name="stored">Packed, or the text itself as earlier versions of this program stored it.</param>
    /// <exception cref="InvalidDataException">The bytes are broken.</exception>
    public static string? Read(object? stored) =>
        stored switch
        {
            byte[] { Length: >= sizeof(int) } packed => Encoding.UTF8.GetString(
                PackedJson.Read(packed.AsSpan(sizeof(int)), BinaryPrimitives.ReadInt32LittleEndian(packed))
            ),
            string text => text,
            _ => null,
        };
}
