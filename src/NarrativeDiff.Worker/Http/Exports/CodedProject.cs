using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Exports;

/// <summary>A report as a REFI-QDA project (.qdpx), which programs for qualitative analysis open: an article a source, a rule a code, a
/// quotation a coded selection.</summary>
/// <remarks>REFI-QDA Project 1.0. Positions are code points of the text with its headline on top. The same report gives the same
/// bytes.</remarks>
internal static class CodedProject
{
    private const string Namespace = "urn:QDA-XML:project:1.0";
    private const string BetweenHeadlineAndBody = "\n\n";

    public static Task<byte[]> WriteAsync(Report report)
    {
        var sources = report.Witnesses.SelectMany(Source.AllOf).ToArray();
        return FixedZip.WriteAsync([
            ("project.qde", Project(report, sources)),
            .. sources.Select(source => ($"sources/{source.Guid}.txt", Encoding.UTF8.GetBytes(source.Text))),
        ]);
    }

    private static byte[] Project(Report report, Source[] sources)
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
            var (user, at) = (GuidOf("user"), Time(report.Window.To));
            xml.WriteStartElement("Project", Namespace);
            Attributes(xml, ("name", report.Title), ("origin", "NarrativeDiff"), ("creatingUserGUID", user), ("creationDateTime", at));
            xml.WriteStartElement("Users", Namespace);
            xml.WriteStartElement("User", Namespace);
            Attributes(xml, ("guid", user), ("name", "NarrativeDiff"));
            xml.WriteEndElement();
            xml.WriteEndElement();
            // The schema wants at least one code in a code book.
            if (!report.Findings.IsEmpty)
                Codes(xml, report);
            xml.WriteStartElement("Sources", Namespace);
            foreach (var source in sources)
                WriteSource(xml, report, source, user);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Codes(XmlWriter xml, Report report)
    {
        xml.WriteStartElement("CodeBook", Namespace);
        xml.WriteStartElement("Codes", Namespace);
        foreach (
            var (rule, kind) in report
                .Findings.Select(finding => (finding.Rule, finding.Kind))
                .Distinct()
                .OrderBy(code => code.Rule, StringComparer.Ordinal)
                .ThenBy(code => code.Kind, StringComparer.Ordinal)
        )
        {
            xml.WriteStartElement("Code", Namespace);
            Attributes(xml, ("guid", CodeOf(rule, kind)), ("name", $"{rule} {kind}"), ("isCodable", "true"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteSource(XmlWriter xml, Report report, Source source, string user)
    {
        var at = Time(source.PublishedAt);
        xml.WriteStartElement("TextSource", Namespace);
        Attributes(
            xml,
            ("guid", source.Guid),
            ("name", source.Name),
            ("plainTextPath", $"internal://{source.Guid}.txt"),
            ("creatingUser", user),
            ("creationDateTime", at)
        );
        foreach (var finding in report.Findings)
        foreach (var (span, place) in finding.Evidence.Select((span, place) => (span, place)).Where(entry => source.Holds(entry.span)))
        {
            var start = (span.Field == "headline" ? 0 : source.BodyStart) + span.Start;
            var from = CleanText.CodePoints(source.Text.AsSpan(0, start));
            xml.WriteStartElement("PlainTextSelection", Namespace);
            Attributes(
                xml,
                ("guid", GuidOf($"{source.Guid} {finding.Id} {place}")),
                ("name", Short(span.Exact)),
                ("startPosition", Number(from)),
                ("endPosition", Number(from + CleanText.CodePoints(source.Text.AsSpan(start, span.Length)))),
                ("creatingUser", user),
                ("creationDateTime", at)
            );
            xml.WriteElementString("Description", Namespace, CleanText.Of(finding.Summary));
            xml.WriteStartElement("Coding", Namespace);
            Attributes(
                xml,
                ("guid", GuidOf($"{source.Guid} {finding.Id} {place} coding")),
                ("creatingUser", user),
                ("creationDateTime", at)
            );
            xml.WriteStartElement("CodeRef", Namespace);
            Attributes(xml, ("targetGUID", CodeOf(finding.Rule, finding.Kind)));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params (string Name, string Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
            xml.WriteAttributeString(name, CleanText.Of(value));
    }

    private static string CodeOf(string rule, string kind) => GuidOf($"code {rule} {kind}");

    private static string GuidOf(string name) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16), bigEndian: true).ToString();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Short(string exact) => exact.Length <= 60 ? exact : exact[..(char.IsHighSurrogate(exact[59]) ? 59 : 60)];

    /// <summary>One version of one article.</summary>
    private sealed record Source(
        string Outlet,
        string ArticleId,
        int Version,
        DateTimeOffset PublishedAt,
        string Name,
        int BodyStart,
        string Text
    )
    {
        public string Guid { get; } = GuidOf($"source {Outlet}\u001f{ArticleId}\u001f{Version}");

        public static IEnumerable<Source> AllOf(ReportWitness witness) =>
            witness
                .EarlierVersions.Select(version => (version.Version, version.PublishedAt, version.Headline, version.Body))
                .Append((witness.Version, witness.PublishedAt, witness.Headline, witness.Body))
                .Select(version => new Source(
                    witness.Outlet,
                    witness.ArticleId,
                    version.Version,
                    version.PublishedAt,
                    $"{witness.Siglum} {witness.OutletName ?? witness.Outlet}, version {Number(version.Version)}",
                    version.Headline.Length + BetweenHeadlineAndBody.Length,
                    CleanText.Of(version.Headline + BetweenHeadlineAndBody + version.Body)
                ));

        public bool Holds(Evidence span) =>
            span.Outlet == Outlet
            && span.ArticleId == ArticleId
            && span.Version == Version
            && (span.Field == "headline" ? 0 : BodyStart) + span.Start + span.Length <= Text.Length;
    }
}
