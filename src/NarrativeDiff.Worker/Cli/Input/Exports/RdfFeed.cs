using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Reads RSS 1.0, whose entries stand beside their channel in an RDF document.</summary>
internal static class RdfFeed
{
    private const string Syntax = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    private static readonly XNamespace Rss = "http://purl.org/rss/1.0/";

    private static readonly XNamespace Dc = FeedFile.DublinCore;

    /// <summary>Whether the element that a reader stands on opens such a feed.</summary>
    public static bool Is(XmlReader at) => at.LocalName == "RDF" && at.NamespaceURI == Syntax;

    public static IReadOnlyList<ExportRecord> Read(XmlReader reader)
    {
        var root = XElement.Load(reader);
        var channel = root.Element(Rss + "channel");
        return [.. root.Elements(Rss + "item").Select((item, index) => RecordOf(channel, item, index))];
    }

    private static ExportRecord RecordOf(XElement? channel, XElement item, int index)
    {
        var about = (string?)item.Attribute(XName.Get("about", Syntax));
        var url = Text(item, Rss + "link") ?? about;
        return new ExportRecord
        {
            Outlet = ExportRecord.HostOf(url) ?? ExportRecord.HostOf(Text(channel, Rss + "link")),
            OutletName = Text(channel, Rss + "title"),
            ArticleId = about ?? url,
            PublishedAt = Text(item, Dc + "date"),
            Headline = Text(item, Rss + "title"),
            Body = Body(item),
            IsHtml = true,
            Url = url,
            Authors = item.Elements(Dc + "creator").Select(creator => creator.Value.Trim()).Where(name => name.Length > 0).ToArray(),
            Section = Text(item, Dc + "subject"),
            Language = Text(item, Dc + "language") ?? Text(channel, Dc + "language"),
            Path = string.Create(CultureInfo.InvariantCulture, $"entry {index + 1}"),
        };
    }

    private static string? Body(XElement item) =>
        Text(item, XName.Get("encoded", FeedFile.ContentModule))
        ?? (Text(item, Rss + "description") is { Length: >= FeedFile.MinWholeText } whole ? whole : null);

    private static string? Text(XElement? of, XName name) => of?.Element(name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
