using System.Globalization;
using System.IO.Compression;
using System.Net.Mime;
using NarrativeDiff.Worker.Cli.Input.Pages;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>The page in an HTTP response as archives keep it: status line, headers, a body that may be in chunks and packed.</summary>
/// <param name="Html">Null where the response is no page: another status, another type.</param>
internal sealed record HttpPage(byte[]? Html, string? Charset)
{
    private static readonly HttpPage None = new(null, null);

    /// <exception cref="InvalidDataException">It is broken, or unpacks to more than allowed.</exception>
    public static HttpPage Of(byte[] response, int maxBytes)
    {
        using var bytes = new MemoryStream(response);
        if (WarcRecords.Line(bytes, skipBlank: false)?.Split(' ') is not ["HTTP/1.0" or "HTTP/1.1" or "HTTP/2" or "HTTP/2.0", "200", ..])
            return None;
        var headers = WarcRecords.Headers(bytes);
        if (!IsHtml(headers.GetValueOrDefault("Content-Type"), out var charset))
            return None;
        Stream body =
            headers.GetValueOrDefault("Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true
                ? new MemoryStream(Unchunked(bytes))
                : bytes;
        using var unpacked = new LimitedStream(Unpacked(body, headers.GetValueOrDefault("Content-Encoding")), maxBytes);
        using var html = new MemoryStream();
        unpacked.CopyTo(html);
        return new HttpPage(html.ToArray(), charset);
    }

    public static bool IsHtml(string? contentType, out string? charset)
    {
        charset = null;
        var type = contentType?.Split(';')[0].Trim();
        if (
            type is null
            || !(
                type.Equals("text/html", StringComparison.OrdinalIgnoreCase)
                || type.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase)
            )
        )
            return false;
        try
        {
            charset = new ContentType(contentType!.TrimEnd(';', ' ')).CharSet;
        }
        catch (FormatException)
        {
            // A header that is not well formed names no charset that could be trusted.
        }
        return true;
    }

    private static Stream Unpacked(Stream body, string? encoding) =>
        encoding?.Trim().ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "deflate" => new ZLibStream(body, CompressionMode.Decompress),
            null or "" or "identity" => body,
            _ => throw new InvalidDataException($"the page is packed as '{encoding}', which is not read"),
        };

    /// <summary>Archives often take the chunks apart and leave the header: a body that does not begin with a chunk is taken as it
    /// is.</summary>
    private static byte[] Unchunked(MemoryStream bytes)
    {
        var rest = bytes.ToArray().AsSpan((int)bytes.Position);
        using var whole = new MemoryStream(rest.Length);
        for (var at = 0; at < rest.Length; )
        {
            var end = rest[at..].IndexOf("\r\n"u8);
            var size = end <= 0 ? [] : rest.Slice(at, end);
            if (size.IndexOf((byte)';') is >= 0 and var extension)
                size = size[..extension];
            if (
                size.Length is 0 or > 8
                || !int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length)
                || length < 0
            )
                return whole.Length == 0 ? rest.ToArray() : throw new InvalidDataException("a chunk of the response has no size");
            if (length == 0)
                break;
            at += end + 2;
            whole.Write(rest.Slice(at, Math.Min(length, rest.Length - at)));
            at += length + 2;
        }
        return whole.ToArray();
    }
}
