using System.Globalization;
using System.Text;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>One record of a web archive.</summary>
/// <param name="Content">Null where it is longer than what is kept, or of a type that holds no page.</param>
internal sealed record WarcRecord(string Type, string? Address, string? Date, string? ContentType, byte[]? Content);

/// <summary>Reads the records of a WARC file one after another, each within its limits.</summary>
internal static class WarcRecords
{
    private const int MaxLine = 65_536;
    private const int MaxHeaders = 200;

    /// <param name="maxContent">Bytes of one record that are kept.</param>
    /// <exception cref="InvalidDataException">It is no WARC file, or a record is broken.</exception>
    public static IEnumerable<WarcRecord> Of(Stream stream, int maxContent)
    {
        using var bytes = new BufferedStream(stream, 65_536);
        while (Line(bytes, skipBlank: true) is { } first)
        {
            if (!first.StartsWith("WARC/", StringComparison.Ordinal))
                throw new InvalidDataException("a record does not begin with WARC/");
            var headers = Headers(bytes);
            if (
                !long.TryParse(headers.GetValueOrDefault("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            )
                throw new InvalidDataException("a record has no Content-Length");
            var type = headers.GetValueOrDefault("WARC-Type") ?? "";
            var content = Content(bytes, length, type is "response" or "resource" ? maxContent : 0);
            yield return new WarcRecord(
                type,
                headers.GetValueOrDefault("WARC-Target-URI")?.Trim('<', '>'),
                headers.GetValueOrDefault("WARC-Date"),
                headers.GetValueOrDefault("Content-Type"),
                content
            );
        }
    }

    /// <summary>Names and values up to the blank line.</summary>
    /// <exception cref="InvalidDataException">Too many, or one too long.</exception>
    public static Dictionary<string, string> Headers(Stream bytes)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var count = 0; Line(bytes, skipBlank: false) is { Length: > 0 } line; count++)
        {
            if (count == MaxHeaders)
                throw new InvalidDataException($"more than {MaxHeaders} header lines");
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }
        return headers;
    }

    /// <returns>Null at the end.</returns>
    public static string? Line(Stream bytes, bool skipBlank)
    {
        var line = new StringBuilder();
        for (int next; (next = bytes.ReadByte()) >= 0; )
        {
            if (next != '\n')
            {
                if (line.Length == MaxLine)
                    throw new InvalidDataException($"a line is longer than {MaxLine} bytes");
                line.Append((char)next);
            }
            else if (line.ToString().TrimEnd('\r') is { Length: > 0 } text)
                return text;
            else if (!skipBlank)
                return "";
            else
                line.Clear();
        }
        return line.Length > 0 ? line.ToString() : null;
    }

    private static byte[]? Content(Stream bytes, long length, int maxKept)
    {
        var kept = length <= maxKept ? new MemoryStream((int)Math.Min(length, 1 << 20)) : null;
        var block = new byte[16_384];
        for (var left = length; left > 0; )
        {
            var read = bytes.Read(block, 0, (int)Math.Min(block.Length, left));
            if (read == 0)
                throw new InvalidDataException("the file ends in the middle of a record");
            kept?.Write(block, 0, read);
            left -= read;
        }
        return kept?.ToArray();
    }
}
