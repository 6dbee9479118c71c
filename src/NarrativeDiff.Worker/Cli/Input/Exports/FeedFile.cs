using System.Globalization;
using System.ServiceModel.Syndication;
using System.Xml;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Reads RSS 1.0, RSS 2.0 and Atom with the full text of the articles in them.</summary>
/// <remarks>No document type is read, so no entity can grow or fetch anything.</remarks>
internal static class FeedFile
{
    internal const string ContentModule = "http://purl.org/rss/1.0/modules/content/";
    internal const string DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>A description without the full text beside it: from this length on it may be the article; shorter it is a summary. UTF-16
    /// code units.</summary>
    internal const int MinWholeText = 600;

    public static IEnumerable<FoundArticle> Read(string file, InputOptions options, FileNotes notes)
    {
        var size = new FileInfo(file).Length;
        if (size > options.MaxTableBytes)
            return [FoundArticle.Refused(file, null, null, $"the file has {size} bytes, the limit is {options.MaxTableBytes}; split it")];
        using var stream = File.OpenRead(file);
        var (records, shape, refusal) = Records(stream, options);
        if (refusal is not null)
            return [FoundArticle.Refused(file, null, null, refusal)];
        notes.Shape(file, shape!);
        return records.Count == 0
            ? [FoundArticle.Refused(file, null, null, "the feed has no entries; nothing to read")]
            :
            [
                .. records.Select(record =>
                    record.Body is null
                        ? FoundArticle.Refused(
                            file,
                            null,
                            record.Path,
                            "the feed holds no full text of this entry, at most a summary; fetch the page with narrativediff collect"
                        )
                        : record.ToArticle(file, options, notes)
                ),
            ];
    }

    /// <summary>The entries of a feed; one without its full text has no body.</summary>
    /// <returns>Entries and the name of the shape, or why it is no feed.</returns>
    public static (IReadOnlyList<ExportRecord> Records, string? Shape, string? Refusal) Records(Stream stream, InputOptions options)
    {
        try
        {
            using var xml = XmlReader.Create(
                stream,
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    MaxCharactersInDocument = options.MaxTableBytes,
                    IgnoreComments = true,
                    IgnoreProcessingInstructions = true,
                }
            );
            using var bounded = new ElementLimit(xml);
            if (bounded.MoveToContent() == XmlNodeType.Element && RdfFeed.Is(bounded))
                return (RdfFeed.Read(bounded), "RSS 1.0", null);
            SyndicationFeedFormatter formatter = new Rss20FeedFormatter();
            if (!formatter.CanRead(bounded))
                formatter = new Atom10FeedFormatter();
            if (!formatter.CanRead(bounded))
                return ([], null, $"the XML is neither RSS nor Atom but <{bounded.Name}>; give a feed with the full text of its articles");
            formatter.DateTimeParser = (XmlDateTimeData data, out DateTimeOffset time) => Time(data.DateTimeString, options.Zone, out time);
            formatter.ReadFrom(bounded);
            return (
                [.. formatter.Feed.Items.Select((item, index) => RecordOf(formatter.Feed, item, index))],
                formatter is Rss20FeedFormatter ? "RSS" : "Atom",
                null
            );
        }
        catch (XmlException broken)
        {
            return (
                [],
                null,
                broken.Message.Contains("DTD", StringComparison.Ordinal)
                    ? "the XML declares a document type, which is not read for safety; remove the DOCTYPE"
                    : $"the XML cannot be read: {broken.Message}"
            );
        }
    }

    private static ExportRecord RecordOf(SyndicationFeed feed, SyndicationItem item, int index)
    {
        var url =
            (item.Links.FirstOrDefault(link => link.RelationshipType is null or "alternate") ?? item.Links.FirstOrDefault())
                ?.GetAbsoluteUri()
                ?.AbsoluteUri
            ?? (Uri.IsWellFormedUriString(item.Id, UriKind.Absolute) ? item.Id : null);
        var home = feed.Links.FirstOrDefault(link => link.RelationshipType is null or "alternate")?.GetAbsoluteUri()?.AbsoluteUri;
        return new ExportRecord
        {
            Outlet = ExportRecord.HostOf(url) ?? ExportRecord.HostOf(home),
            OutletName = item.SourceFeed?.Title?.Text ?? feed.Title?.Text,
            ArticleId = item.Id ?? url,
            PublishedAt = Published(item),
            Headline = item.Title?.Text,
            Body = Body(item),
            IsHtml = true,
            Url = url,
            Authors = Authors(item),
            Section = item.Categories.FirstOrDefault()?.Name,
            Language = feed.Language,
            Path = string.Create(CultureInfo.InvariantCulture, $"entry {index + 1}"),
        };
    }

    private static string? Published(SyndicationItem item)
    {
        var time = item.PublishDate != default ? item.PublishDate : item.LastUpdatedTime;
        return time != default
            ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : Extension(item, "date", DublinCore);
    }

    private static string? Body(SyndicationItem item)
    {
        var full = Extension(item, "encoded", ContentModule) ?? (item.Content as TextSyndicationContent)?.Text;
        if (!string.IsNullOrWhiteSpace(full))
            return full;
        return item.Summary?.Text is { Length: >= MinWholeText } summary ? summary : null;
    }

    private static string[]? Authors(SyndicationItem item)
    {
        string[] names =
        [
            .. item.Authors.Concat(item.SourceFeed?.Authors ?? []).Select(author => author.Name ?? author.Email).OfType<string>(),
        ];
        return names.Length > 0 ? names
            : Extension(item, "creator", DublinCore) is { } creator ? [creator]
            : null;
    }

    private static string? Extension(SyndicationItem item, string name, string space)
    {
        var found = item.ElementExtensions.FirstOrDefault(extension => extension.OuterName == name && extension.OuterNamespace == space);
        return found?.GetReader() is { } reader ? reader.ReadElementContentAsString() : null;
    }

    private static bool Time(string text, TimeZoneInfo? zone, out DateTimeOffset time)
    {
        var read = ExportTime.Read(text, zone);
        time = read is null ? default : DateTimeOffset.Parse(read.Iso, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Ends reading where elements are nested deeper than any feed's, or are more.</summary>
    private sealed class ElementLimit(XmlReader inner) : XmlReaderPass(inner)
    {
        private const int MaxDepth = 200;
        private const int MaxElements = 1_000_000;

        private int _elements;

        public override bool Read()
        {
            var more = base.Read();
            if (NodeType == XmlNodeType.Element && ++_elements > MaxElements)
                throw new XmlException($"there are more than {MaxElements} elements");
            return Depth <= MaxDepth ? more : throw new XmlException($"elements are nested more than {MaxDepth} deep");
        }
    }
}
