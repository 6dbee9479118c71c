using System.IO.Compression;
using System.Text.Json;
using NarrativeDiff.Worker.Cli.Input.Pages;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Reads the pages of a web archive: WARC, packed with gzip or not.</summary>
internal static class WarcFile
{
    public static IEnumerable<FoundArticle> Read(string file, InputOptions options, FileNotes notes)
    {
        using var stream = File.OpenRead(file);
        using Stream unpacked = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(stream, CompressionMode.Decompress)
            : stream;
        var pages = Pages(file, new LimitedStream(unpacked, options.MaxArchiveBytes), _ => true, options, notes);
        notes.Shape(file, "a web archive (WARC)");
        return pages.Count > 0
            ? pages
            : [FoundArticle.Refused(file, null, null, "the archive holds no page that answered with 200 and HTML")];
    }

    /// <param name="wanted">Whether the page at an address is one of those asked for.</param>
    public static List<FoundArticle> Pages(string file, Stream stream, Func<string, bool> wanted, InputOptions options, FileNotes notes)
    {
        var found = new List<FoundArticle>();
        try
        {
            foreach (var record in WarcRecords.Of(stream, (int)options.MaxPageBytes).TakeWhile(_ => found.Count <= options.MaxEntries))
                if (
                    record is { Type: "response" or "resource", Content: { } content, Address: { } address }
                    && address.StartsWith("http", StringComparison.OrdinalIgnoreCase)
                    && wanted(address)
                )
                    found.AddRange(Page(file, record, content, address, options, notes));
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            found.Add(FoundArticle.Refused(file, null, null, $"the archive cannot be read on: {broken.Message}"));
        }
        if (found.Count > options.MaxEntries)
            found.Add(
                FoundArticle.Refused(
                    file,
                    null,
                    null,
                    $"the archive holds more than {options.MaxEntries} pages; those behind are not read, split it"
                )
            );
        return found;
    }

    private static IEnumerable<FoundArticle> Page(
        string file,
        WarcRecord record,
        byte[] content,
        string address,
        InputOptions options,
        FileNotes notes
    )
    {
        HttpPage page;
        try
        {
            page =
                record.Type == "resource"
                    ? new HttpPage(HttpPage.IsHtml(record.ContentType, out var charset) ? content : null, charset)
                    : HttpPage.Of(content, (int)options.MaxPageBytes);
        }
        catch (InvalidDataException broken)
        {
            return [FoundArticle.Refused(file, null, address, broken.Message)];
        }
        return page.Html is { } html ? [ArchivedPage.Read(file, address, address, html, page.Charset, record.Date, options, notes)] : [];
    }
}

/// <summary>Reads the pages of a WACZ file: web archives in a ZIP file, with a list of the pages that somebody looked at.</summary>
/// <remarks>Nothing is unpacked to a folder, so a name in the archive leads nowhere.</remarks>
internal static class WaczFile
{
    private const int MaxEntries = 10_000;
    private const int MaxPages = 100_000;

    public static IEnumerable<FoundArticle> Read(string file, InputOptions options, FileNotes notes)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            if (zip.Entries.Count > MaxEntries)
                return [FoundArticle.Refused(file, null, null, $"the archive has {zip.Entries.Count} entries, the limit is {MaxEntries}")];
            if (
                zip.Entries.FirstOrDefault(entry => entry.FullName.Split('/', '\\').Contains("..") || Path.IsPathRooted(entry.FullName)) is
                { } stray
            )
                return
                [
                    FoundArticle.Refused(
                        file,
                        null,
                        null,
                        $"the archive has an entry that leads out of it, '{stray.FullName}'; it is not read"
                    ),
                ];
            return Pages(file, zip, options, notes);
        }
        catch (InvalidDataException broken)
        {
            return [FoundArticle.Refused(file, null, null, $"the archive cannot be read: {broken.Message}")];
        }
    }

    private static List<FoundArticle> Pages(string file, ZipArchive zip, InputOptions options, FileNotes notes)
    {
        var listed = Listed(zip, options);
        var found = new List<FoundArticle>();
        var left = options.MaxArchiveBytes;
        foreach (var entry in zip.Entries.Where(IsArchive).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            using var packed = entry.Open();
            using Stream unpacked = entry.FullName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? new GZipStream(packed, CompressionMode.Decompress)
                : packed;
            using var limited = new LimitedStream(unpacked, left);
            found.AddRange(WarcFile.Pages(file, limited, address => listed.Count == 0 || listed.Contains(address), options, notes));
            left -= Math.Min(left, limited.Position);
        }
        notes.Shape(file, "a web archive (WACZ)");
        return found.Count > 0
            ? found
            : [FoundArticle.Refused(file, null, null, "the archive holds no page that answered with 200 and HTML")];
    }

    private static bool IsArchive(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".warc", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>The addresses of the list; frames and advertisements are not in it. Empty: there is no list, every page counts.</summary>
    private static HashSet<string> Listed(ZipArchive zip, InputOptions options)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        if (zip.GetEntry("pages/pages.jsonl") is not { } list)
            return listed;
        using var stream = new LimitedStream(list.Open(), options.MaxArchiveBytes);
        foreach (var line in BoundedLines.Of(stream, options.Limits.MaxMessageBytes).Take(MaxPages))
            if (AddressOf(line.Bytes) is { } address)
                listed.Add(address);
        return listed;
    }

    private static string? AddressOf(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var page = JsonDocument.Parse(line);
            return page.RootElement.ValueKind == JsonValueKind.Object ? JsonFields.Text(page.RootElement, "url") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
