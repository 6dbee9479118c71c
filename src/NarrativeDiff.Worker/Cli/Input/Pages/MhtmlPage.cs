using System.Buffers.Text;
using System.Text;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>Takes the page out of an MHTML file (<c>.mhtml</c>, <c>.mht</c>), as Chromium and Edge save it.</summary>
internal static class MhtmlPage
{
    private const int MaxParts = 2_000;
    private const int LongestHeader = 32_768;

    /// <returns>Null where no part is HTML.</returns>
    public static PageSource? Read(ReadOnlySpan<byte> file)
    {
        var text = Encoding.Latin1.GetString(file);
        var (head, body) = Split(text);
        var address = Field(head, "Snapshot-Content-Location");
        if (Parameter(Field(head, "Content-Type"), "boundary") is not { } boundary)
            return IsHtml(head) ? Page(head, body, address) : null;
        var at = text.IndexOf("--" + boundary, StringComparison.Ordinal);
        for (var parts = 0; at >= 0 && parts < MaxParts; parts++)
        {
            var start = at + boundary.Length + 2;
            at = text.IndexOf("\n--" + boundary, start, StringComparison.Ordinal);
            var (partHead, partBody) = Split(text[start..(at < 0 ? text.Length : at)].TrimStart('\r', '\n'));
            if (IsHtml(partHead))
                return Page(partHead, partBody, address ?? Field(partHead, "Content-Location"));
            at = at < 0 ? at : at + 1;
        }
        return null;
    }

    private static bool IsHtml(string head) =>
        Field(head, "Content-Type") is { } type
        && (
            type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("application/xhtml", StringComparison.OrdinalIgnoreCase)
        );

    private static PageSource Page(string head, string body, string? address) =>
        new(
            PageBytes.Text(Decoded(body, Field(head, "Content-Transfer-Encoding")), Parameter(Field(head, "Content-Type"), "charset")),
            address
        );

    private static (string Head, string Body) Split(string part)
    {
        var (end, length) = (part.IndexOf("\r\n\r\n", StringComparison.Ordinal), 4);
        if (end < 0)
            (end, length) = (part.IndexOf("\n\n", StringComparison.Ordinal), 2);
        return end is < 0 or > LongestHeader ? ("", part) : (part[..end], part[(end + length)..]);
    }

    /// <summary>The value of a header field, its folded lines put together.</summary>
    private static string? Field(string head, string name)
    {
        var unfolded = head.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace("\n ", " ", StringComparison.Ordinal)
            .Replace("\n\t", " ", StringComparison.Ordinal);
        return unfolded.Split('\n').FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) is { } found
            ? found[(name.Length + 1)..].Trim()
            : null;
    }

    private static string? Parameter(string? field, string name) =>
        field
            ?.Split(';')
            .Skip(1)
            .Select(part => part.Split('=', 2))
            .FirstOrDefault(pair => pair.Length == 2 && pair[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            ?[1].Trim()
            .Trim('"')
            is { Length: > 0 } value
            ? value
            : null;

    private static byte[] Decoded(string body, string? encoding) =>
        encoding?.ToLowerInvariant() switch
        {
            "base64" => FromBase64(body),
            "quoted-printable" => FromQuoted(body),
            _ => Encoding.Latin1.GetBytes(body),
        };

    private static byte[] FromBase64(string body)
    {
        var bytes = Encoding.Latin1.GetBytes(string.Concat(body.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=')));
        var plain = new byte[Base64.GetMaxDecodedFromUtf8Length(bytes.Length)];
        Base64.DecodeFromUtf8(bytes, plain, out _, out var length);
        return plain[..length];
    }

    private static byte[] FromQuoted(string body)
    {
        var plain = new List<byte>(body.Length);
        for (var i = 0; i < body.Length; )
        {
            if (body[i] != '=')
                plain.Add((byte)body[i++]);
            else if (i + 2 < body.Length && char.IsAsciiHexDigit(body[i + 1]) && char.IsAsciiHexDigit(body[i + 2]))
            {
                plain.Add(Convert.ToByte(body.Substring(i + 1, 2), 16));
                i += 3;
            }
            else
                i +=
                    i + 1 < body.Length && body[i + 1] == '\n' ? 2
                    : i + 2 < body.Length && body[i + 1] == '\r' && body[i + 2] == '\n' ? 3
                    : 1;
        }
        return [.. plain];
    }
}
