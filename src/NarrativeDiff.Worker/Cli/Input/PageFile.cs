using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Worker.Cli.Input.Pages;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Reads a saved page (<c>.html</c>, <c>.xhtml</c>, <c>.mhtml</c>, also packed as <c>.gz</c>): a fragment is the body as it
/// stands, a whole page is reduced to its article.</summary>
internal static class PageFile
{
    public static readonly ImmutableArray<string> Extensions = [".html", ".htm", ".xhtml", ".mhtml", ".mht"];

    /// <summary>Also <c>.html.gz</c> and the like.</summary>
    public static bool IsPage(string file) => Extensions.Contains(Path.GetExtension(Unpacked(file)), StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<FoundArticle> Read(string file, InputOptions options, FileNotes notes)
    {
        var size = new FileInfo(file).Length;
        return size > options.MaxPageBytes
            ?
            [
                FoundArticle.Refused(
                    file,
                    null,
                    null,
                    $"the file has {size} bytes, the limit is {options.MaxPageBytes}; cut out what is not the article"
                ),
            ]
            : [Read(File.ReadAllBytes(file), file, options, notes)];
    }

    /// <summary>Reads the bytes of a page, wherever they come from.</summary>
    /// <param name="file">Its name says outlet, article, version and time where it has the form; it stands in faults and notes.</param>
    /// <param name="address">Where the page was fetched from; null where nobody knows.</param>
    /// <param name="charset">What the transfer said.</param>
    public static FoundArticle Read(
        ReadOnlyMemory<byte> bytes,
        string file,
        InputOptions options,
        FileNotes notes,
        string? address = null,
        string? charset = null
    )
    {
        if (PageBytes.Unpacked(bytes, options.MaxPageBytes) is not { } plain)
            return FoundArticle.Refused(
                file,
                null,
                null,
                $"the packed page is broken or unpacks to more than {options.MaxPageBytes} bytes"
            );
        var source = Path.GetExtension(Unpacked(file)).ToLowerInvariant() is ".mhtml" or ".mht"
            ? MhtmlPage.Read(plain.Span)
            : new PageSource(PageBytes.Text(plain.Span, charset), address);
        if (source is null)
            return FoundArticle.Refused(file, null, null, "the file holds no HTML page; save it again as a web page");
        if (PageReader.Read(source) is not { } page)
            return FoundArticle.Refused(file, null, null, "no headline; give the page a title or an h1");
        var time = page.Published?.Instant(options.Zone);
        notes.OfPage(file, page, isTimeSure: time is not null || page.Published is null);
        return TextMessage.Read(Unpacked(file), TextOf(page, time, options), options, notes) with
        {
            Modified = page.Modified?.Instant(options.Zone ?? TimeZoneInfo.Utc),
        };
    }

    private static string Unpacked(string file) =>
        Path.GetExtension(file).Equals(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;

    private static FileText TextOf(SavedPage page, DateTimeOffset? time, InputOptions options) =>
        new(page.Headline, page.Body, "text/html", page.Outlet, Written(time))
        {
            // the last resort: a clock without an offset is that of Greenwich, and a note says so
            UnsurePublished = time is null && page.Published is not null ? Written(page.Published.Instant(TimeZoneInfo.Utc)) : null,
            Url = page.Address,
            Authors = [.. page.Authors.Where(author => author.Length < 200).Take(20)],
            Section =
                page.Kind is { } kind ? kind.ToString()
                : page.Section is { Length: < 200 } section ? section
                : null,
            Language = LanguageTagOf(page.Language),
        };

    private static string? Written(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>"en_GB" is a locale, its tag is "en-GB"; what is no tag says nothing.</summary>
    private static string? LanguageTagOf(string? language)
    {
        var tag = language?.Split(',')[0].Trim().Replace('_', '-');
        return
            tag is { Length: >= 2 and <= 35 }
            && tag.Split('-') is var parts
            && parts[0].Length is 2 or 3
            && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit))
            ? tag
            : null;
    }
}
