using System.Text;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Message ids that follow from what a message says (UUID version 5): said again after a crash, it has the same id.</summary>
internal static class MessageIds
{
    private static readonly Guid Space = new("5b1f2f0e-6c5d-5e0b-9a53-9d0e6d1b7c11");

    public static Guid Of(params string?[] parts)
    {
        Span<byte> space = stackalloc byte[16];
        Space.TryWriteBytes(space, bigEndian: true, out _);
        var hash = SHA1(space, Encoding.UTF8.GetBytes(string.Join('\u001f', parts)));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1 for version 5; it guards nothing here.
    private static byte[] SHA1(ReadOnlySpan<byte> space, ReadOnlySpan<byte> name) =>
        System.Security.Cryptography.SHA1.HashData([.. space, .. name]);
#pragma warning restore CA5350
}
