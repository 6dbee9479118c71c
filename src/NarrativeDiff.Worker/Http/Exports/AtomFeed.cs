using System.Globalization;
using System.Text;
using System.Xml;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Exports;

/// <summary>New reports as an Atom feed (RFC 4287): an entry a revision, the newest first.</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <param name="self">The feed's own address.</param>
    public static string Write(string title, string self, string baseAddress, IReadOnlyList<FeedEntry> entries)
    {
        using var bytes = new MemoryStream();
        using (
            var xml = XmlWriter.Create(
                bytes,
                new XmlWriterSettings
                {
                    Encoding = new UTF8Encoding(false),
                    Indent = true,
                    NewLineChars = "\n",
                }
            )
        )
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, self);
            xml.WriteElementString("title", Namespace, CleanText.Of(title));
            xml.WriteElementString("updated", Namespace, Time(entries.Count > 0 ? entries[0].StoredAt : DateTimeOffset.UnixEpoch));
            Link(xml, "self", self, "application/atom+xml");
            Link(xml, "alternate", baseAddress + "/", "text/html");
            xml.WriteStartElement("author", Namespace);
            xml.WriteElementString("name", Namespace, "NarrativeDiff");
            xml.WriteEndElement();
            foreach (var entry in entries)
                WriteEntry(xml, entry, baseAddress);
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void WriteEntry(XmlWriter xml, FeedEntry entry, string baseAddress)
    {
        var revision = entry.Revision.ToString(CultureInfo.InvariantCulture);
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, $"urn:narrativediff:report:{entry.StoryId}:{revision}");
        xml.WriteElementString("title", Namespace, CleanText.Of(entry.Title));
        xml.WriteElementString("updated", Namespace, Time(entry.StoredAt));
        Link(xml, "alternate", $"{baseAddress}/stories/{Uri.EscapeDataString(entry.StoryId)}?revision={revision}", "text/html");
        xml.WriteElementString(
            "summary",
            Namespace,
            CleanText.Of(
                (
                    $"Revision {revision}, {entry.Status}: "
                    + $"{entry.Findings?.ToString(CultureInfo.InvariantCulture) ?? "some"} findings. {entry.Leading}"
                ).TrimEnd()
            )
        );
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
