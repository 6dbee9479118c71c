using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>Turns the bytes of a saved page into text: unpacks gzip and finds the character set.</summary>
/// <remarks>Any bytes give a text: a byte that does not fit becomes U+FFFD, so that one stray byte refuses no page.</remarks>
internal static partial class PageBytes
{
    /// <summary>Browsers look for a declaration in the first 1,024 bytes; real pages often declare later.</summary>
    private const int DeclaredWithin = 8_192;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <returns>The bytes themselves where they are not gzip; null where they unpack to more than allowed or are broken.</returns>
    public static ReadOnlyMemory<byte>? Unpacked(ReadOnlyMemory<byte> bytes, long maxBytes)
    {
        if (!bytes.Span.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            return bytes;
        using var gzip = new LimitedStream(
            new GZipStream(new MemoryStream(bytes.ToArray(), writable: false), CompressionMode.Decompress),
            maxBytes
        );
        using var plain = new MemoryStream();
        try
        {
            gzip.CopyTo(plain);
        }
        catch (InvalidDataException)
        {
            return null;
        }
        return plain.ToArray();
    }

    /// <param name="charset">What the transfer said; it counts more than what the page says of itself, less than a byte order mark.</param>
    public static string Text(ReadOnlySpan<byte> bytes, string? charset = null)
    {
        if (Marked(bytes) is var (marked, mark))
            return marked.GetString(bytes[mark..]);
        if (WithoutMark(bytes) is { } wide)
            return wide.GetString(bytes);
        var declared = Named(charset) ?? Named(Declared(bytes));
        if (declared is not null and not UTF8Encoding)
            return Utf8.IsValid(bytes) && bytes.IndexOfAnyInRange((byte)0x80, (byte)0xff) >= 0
                ? Encoding.UTF8.GetString(bytes)
                : declared.GetString(bytes);
        return declared is null && IsRatherLatin(bytes) ? Windows1252.GetString(bytes) : Encoding.UTF8.GetString(bytes);
    }

    private static (Encoding Encoding, int Mark)? Marked(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? (Encoding.UTF8, 3)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) ? (Encoding.Unicode, 2)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]) ? (Encoding.BigEndianUnicode, 2)
        : null;

    /// <summary>A page opens with ASCII: a zero in every other byte is UTF-16 without its mark.</summary>
    private static Encoding? WithoutMark(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 4
            ? null
            : (bytes[0], bytes[1], bytes[2], bytes[3]) switch
            {
                (> 0, 0, > 0, 0) => Encoding.Unicode,
                (0, > 0, 0, > 0) => Encoding.BigEndianUnicode,
                _ => null,
            };

    private static string? Declared(ReadOnlySpan<byte> bytes) =>
        Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclaredWithin)])) is { Success: true } match
            ? match.Groups[1].Value
            : null;

    /// <summary>Names that mislead are read as browsers read them: Latin-1 is Windows-1252, a page that can declare UTF-16 is
    /// none.</summary>
    private static Encoding? Named(string? name)
    {
        switch (name?.Trim().ToLowerInvariant())
        {
            case null or "":
                return null;
            case "utf-8" or "utf8" or "utf-16" or "utf-16le" or "utf-16be" or "unicode":
                return Encoding.UTF8;
            case "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "windows-1252" or "cp1252":
                return Windows1252;
            case { } other:
                return CodePagesEncodingProvider.Instance.GetEncoding(other) ?? Known(other);
        }
    }

    private static Encoding? Known(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>More bytes over 0x7f break UTF-8 than fit into it: the page is of an older kind, not one with a stray byte.</summary>
    private static bool IsRatherLatin(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return false;
        var (broken, whole) = (0, 0);
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xff) is >= 0 and var at)
        {
            var fits = Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done;
            (broken, whole) = fits ? (broken, whole + 1) : (broken + 1, whole);
            bytes = bytes[(at + Math.Max(1, length))..];
        }
        return broken > whole;
    }

    [GeneratedRegex(
        """<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Charset();
}
