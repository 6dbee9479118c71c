using System.Buffers.Binary;
using System.Text;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Judges the queue name in a message's <c>reply_to</c> before anything is sent there: a forged one makes the broker cut the
/// connection.</summary>
internal static class ReplyAddress
{
    private const int Longest = 255;

    /// <summary>Names that the broker itself gives to a client that asks for replies without a queue of its own.</summary>
    private const string Direct = "amq.rabbitmq.reply-to.";

    private const string Reserved = "amq.rabbitmq.";

    /// <summary>Our own queues: a reply there would be taken for a message.</summary>
    private const string Own = "nd.";

    public static bool IsDirect(string replyTo) => replyTo.StartsWith(Direct, StringComparison.Ordinal);

    public static bool IsUsable(string replyTo) =>
        replyTo.Length > 0
        && Encoding.UTF8.GetByteCount(replyTo) <= Longest
        && !replyTo.Any(char.IsControl)
        && !replyTo.StartsWith(Own, StringComparison.Ordinal)
        && (!replyTo.StartsWith(Reserved, StringComparison.Ordinal) || (IsDirect(replyTo) && IsWhole(replyTo.AsSpan(Direct.Length))));

    /// <summary>An Erlang process id in base64, a dot, a key in base64.</summary>
    private static bool IsWhole(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        return dot > 0 && Bytes(text[..dot]) is { } process && IsProcess(process) && Bytes(text[(dot + 1)..]) is { Length: > 0 };
    }

    private static byte[]? Bytes(ReadOnlySpan<char> base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64Chars(base64, bytes, out var written) ? bytes[..written] : null;
    }

    /// <summary>External term format: version 131, a process (88: with a creation of four bytes, 103: of one), an atom (100: length of two
    /// bytes; 119: one, 118: two, UTF-8), id and serial.</summary>
    private static bool IsProcess(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 5 || bytes[0] != 131 || bytes[1] is not (88 or 103))
            return false;
        var tail = bytes[1] == 88 ? 12 : 9;
        var (header, length) = bytes[2] switch
        {
            119 => (2, bytes[3]),
            100 or 118 => (3, BinaryPrimitives.ReadUInt16BigEndian(bytes[3..])),
            _ => (0, 0),
        };
        return length > 0 && bytes.Length == 2 + header + length + tail;
    }
}
