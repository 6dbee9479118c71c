using System.Globalization;
using System.Text.Unicode;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>What is asked of a message before it is looked into: not empty, not too large, valid UTF-8.</summary>
internal static class MessageBytes
{
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    public static Refusal? Refuse(ReadOnlySpan<byte> bytes, ArticleLimits limits)
    {
        if (bytes.Length > limits.MaxMessageBytes)
            return new(RefusalCode.MessageTooLarge, null, string.Create(CultureInfo.InvariantCulture,
                $"the message has {bytes.Length} bytes, the limit is {limits.MaxMessageBytes}; send a shorter body or raise Intake:MaxMessageBytes"));
        if (!Utf8.IsValid(bytes))
            return new(RefusalCode.InvalidUtf8, null, "the message is not valid UTF-8; encode it as UTF-8");
        return bytes[MarkLength(bytes)..].Trim(" \t\r\n"u8).IsEmpty
            ? new(RefusalCode.EmptyMessage, null, "the message is empty; send a JSON object")
            : null;
    }

    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) => bytes[MarkLength(bytes.Span)..];

    private static int MarkLength(ReadOnlySpan<byte> bytes) => bytes.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
}
