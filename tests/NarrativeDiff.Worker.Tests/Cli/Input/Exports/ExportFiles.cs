using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using NarrativeDiff.Worker.Cli.Input.Files;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Files as other programs export them, each with the same two articles on a fire in a mill.</summary>
internal static class ExportFiles
{
    public const string FirstHeadline = "Mill burns down";
    public const string FirstBody = "The mill on the north quay burnt down on Tuesday night. Two men were hurt, the fire service said.";
    public const string SecondHeadline = "Blaze destroys mill";
    public const string SecondBody =
        "The mill on the north quay burnt down on Tuesday night. Three men were hurt. The owner wants to build it up again.";

    public static ArticleInput Read(string file, InputOptions? options = null) =>
        InputFiles.Read([file], options ?? new InputOptions(), cancel: TestContext.Current.CancellationToken);

    public static string NewsApi { get; } =
        Wrapper(
            "\"status\":\"ok\",\"totalResults\":2",
            "\"id\":null,\"name\":\"Harbour Post\"",
            "\"id\":\"river-echo\",\"name\":\"River Echo\""
        );

    public static string GNews { get; } =
        Wrapper(
            "\"totalArticles\":2",
            "\"name\":\"Harbour Post\",\"url\":\"https://www.harbour-post.example\"",
            "\"name\":\"River Echo\",\"url\":\"https://river-echo.example\""
        );

    public static string EventRegistry { get; } =
        $$"""
            {"articles":{"page":1,"totalResults":2,"results":[
              {"uri":"81","lang":"eng","dateTime":"2030-05-03T10:20:00Z","dateTimePub":"2030-05-03T10:00:00Z","url":"https://harbour-post.example/mill","title":"{{FirstHeadline}}","body":"{{FirstBody}}",
               "source":{"uri":"harbour-post.example","title":"Harbour Post"},"authors":[{"uri":"ann","name":"Ann Weller"}]},
              {"uri":"82","lang":"eng","dateTimePub":"2030-05-03T11:00:00Z","url":"https://river-echo.example/mill","title":"{{SecondHeadline}}","body":"{{SecondBody}}",
               "source":{"uri":"river-echo.example","title":"River Echo"} } ] } }
            """;

    public static string MediaCloud { get; } =
        $$"""
            [{"id":"m1","media_name":"harbour-post.example","media_url":"harbour-post.example","publish_date":"2030-05-03 10:00:00","language":"en","title":"{{FirstHeadline}}","url":"https://harbour-post.example/mill","text":"{{FirstBody}}"},
             {"id":"m2","media_name":"river-echo.example","media_url":"river-echo.example","publish_date":"2030-05-03 11:00:00","language":"en","title":"{{SecondHeadline}}","url":"https://river-echo.example/mill","text":"{{SecondBody}}"}]
            """;

    public static string NewsPlease { get; } =
        $$"""
            {"authors":["Ann Weller"],"date_download":"2030-05-04 09:00:00","date_publish":"2030-05-03 10:00:00","language":"en","maintext":"{{FirstBody}}","source_domain":"harbour-post.example","title":"{{FirstHeadline}}","url":"https://harbour-post.example/mill"}
            {"authors":[],"date_download":"2030-05-04 09:00:00","date_publish":"2030-05-03 11:00:00","language":"en","maintext":"{{SecondBody}}","source_domain":"river-echo.example","title":"{{SecondHeadline}}","url":"https://river-echo.example/mill"}
            """;

    public static string Ninjs1 { get; } =
        $$"""
            [{"uri":"urn:harbour:1","type":"text","version":"2","versioncreated":"2030-05-03T12:00:00+0200","pubstatus":"usable","headline":"{{FirstHeadline}}","copyrightholder":"Harbour Post","byline":"Ann Weller","body_html":"<p>{{FirstBody}}</p>","language":"en-GB"},
             {"uri":"urn:river:1","type":"text","versioncreated":"2030-05-03T11:00:00Z","headline":"{{SecondHeadline}}","copyrightholder":"River Echo","body_text":"{{SecondBody}}"}]
            """;

    public static string Ninjs3 { get; } =
        $$"""
            [{"uri":"urn:harbour:1","versionCreated":"2030-05-03T10:00:00Z","by":"Ann Weller","copyrightHolder":"Harbour Post",
              "headlines":[{"role":"short","value":"Fire"},{"role":"main","value":"{{FirstHeadline}}"}],
              "bodies":[{"role":"summary","contentType":"text/plain","value":"A fire."},{"role":"main","contentType":"text/html","value":"<p>{{FirstBody}}</p>"}]},
             {"uri":"urn:river:1","versionCreated":"2030-05-03T11:00:00Z","infosources":[{"name":"River Echo"}],"headlines":[{"value":"{{SecondHeadline}}"}],"bodies":[{"value":"{{SecondBody}}"}]}]
            """;

    public static string JsonFeed { get; } =
        $$"""
            {"version":"https://jsonfeed.org/version/1.1","title":"The day","language":"en","items":[
              {"id":"1","url":"https://www.harbour-post.example/mill","title":"{{FirstHeadline}}","content_html":"<p>{{FirstBody}}</p>","date_published":"2030-05-03T10:00:00Z","authors":[{"name":"Ann Weller"}]},
              {"id":"2","url":"https://river-echo.example/mill","title":"{{SecondHeadline}}","content_text":"{{SecondBody}}","date_published":"2030-05-03T11:00:00Z"}]}
            """;

    public static string Rss { get; } =
        $"""
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
              <title>The day</title><link>https://day.example</link><description>Both</description><language>en</language>
              <item><title>Mill &amp;amp; quay: &lt;b&gt;{FirstHeadline}&lt;/b&gt;</title><link>https://www.harbour-post.example/mill</link><guid>h1</guid><pubDate>Fri, 03 May 2030 12:00:00 +0200</pubDate>
                <dc:creator>Ann Weller</dc:creator><description>A fire.</description><content:encoded><![CDATA[<p>{FirstBody}</p>]]></content:encoded></item>
              <item><title>{SecondHeadline}</title><link>https://river-echo.example/mill</link><pubDate>Fri, 03 May 2030 11:00:00 GMT</pubDate><content:encoded><![CDATA[<p>{SecondBody}</p>]]></content:encoded></item>
            </channel></rss>
            """;

    public static string Rdf { get; } =
        $"""
            <?xml version="1.0"?>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
              xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel rdf:about="https://day.example"><title>The day</title><link>https://day.example</link><dc:language>en</dc:language></channel>
              <item rdf:about="https://www.harbour-post.example/mill"><title>{FirstHeadline}</title><link>https://www.harbour-post.example/mill</link>
                <dc:date>2030-05-03T12:00+02:00</dc:date><dc:creator>Ann Weller</dc:creator><description>A fire.</description>
                <content:encoded><![CDATA[<p>{FirstBody}</p>]]></content:encoded></item>
              <item rdf:about="https://river-echo.example/mill"><title>{SecondHeadline}</title><link>https://river-echo.example/mill</link>
                <dc:date>2030-05-03T11:00:00Z</dc:date><content:encoded><![CDATA[<p>{SecondBody}</p>]]></content:encoded></item>
            </rdf:RDF>
            """;

    public static string Atom { get; } =
        $"""
            <feed xmlns="http://www.w3.org/2005/Atom"><title>The day</title><id>urn:day</id><updated>2030-05-03T12:00:00Z</updated>
              <entry><title>{FirstHeadline}</title><id>urn:h1</id><link href="https://www.harbour-post.example/mill"/><published>2030-05-03T10:00:00Z</published><updated>2030-05-03T10:00:00Z</updated>
                <author><name>Ann Weller</name></author><content type="html">&lt;p&gt;{FirstBody}&lt;/p&gt;</content></entry>
              <entry><title>{SecondHeadline}</title><id>urn:r1</id><link href="https://river-echo.example/mill"/><updated>2030-05-03T11:00:00Z</updated><content type="text">{SecondBody}</content></entry>
            </feed>
            """;

    public static string Csv { get; } =
        $"""
            id;Source;Published at;Title;Full text;Author
            1;Harbour Post;2030-05-03T10:00:00Z;{FirstHeadline};"{FirstBody}";Ann Weller
            2;River Echo;2030-05-03T11:00:00Z;"{SecondHeadline}";"{SecondBody}";
            """;

    public static string Tsv { get; } =
        $"outlet\tarticleId\tpublishedAt\theadline\tbody\nharbour-post\ta1\t2030-05-03T10:00:00Z\t{FirstHeadline}\t{FirstBody}\nriver-echo\tb1\t2030-05-03T11:00:00Z\t{SecondHeadline}\t{SecondBody}\n";

    public static string Html(string headline, string body, string time) =>
        $"<!DOCTYPE html><html><head><title>{headline}</title><meta property=\"og:title\" content=\"{headline}\"><meta "
        + $"property=\"article:published_time\" content=\"{time}\"></head>"
        + $"<body><nav>Home</nav><article><h1>{headline}</h1>{string.Concat(body.Split(". ").Select(sentence => $"<p>{sentence.TrimEnd('.')}.</p>"))}</article></body></html>";

    /// <summary>Two pages, a picture, a page that was not found and a request, as crawlers write them.</summary>
    public static byte[] Warc(bool packed = false)
    {
        using var whole = new MemoryStream();
        foreach (
            var record in new[]
            {
                Record("warcinfo", null, "application/warc-fields", Encoding.UTF8.GetBytes("software: test\r\n")),
                Record(
                    "request",
                    "https://www.harbour-post.example/mill",
                    "application/http; msgtype=request",
                    Encoding.UTF8.GetBytes("GET /mill HTTP/1.1\r\n\r\n")
                ),
                Record(
                    "response",
                    "https://www.harbour-post.example/mill",
                    "application/http; msgtype=response",
                    Response(
                        "text/html; charset=windows-1252",
                        Chunked(Gzip(Encoding.Latin1.GetBytes(Html(FirstHeadline + " at caf\u00E9", FirstBody, "2030-05-03T10:00:00Z")))),
                        "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
                    )
                ),
                Record(
                    "response",
                    "https://www.harbour-post.example/mill.png",
                    "application/http; msgtype=response",
                    Response("image/png", [1, 2, 3])
                ),
                Record(
                    "response",
                    "https://www.harbour-post.example/gone",
                    "application/http; msgtype=response",
                    Encoding.UTF8.GetBytes("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<title>Gone</title>")
                ),
                Record(
                    "response",
                    "https://river-echo.example/mill",
                    "application/http; msgtype=response",
                    Response("text/html", Encoding.UTF8.GetBytes(Html(SecondHeadline, SecondBody, "2030-05-03T11:00:00Z")))
                ),
            }
        )
            whole.Write(packed ? Gzip(record) : record);
        return whole.ToArray();
    }

    public static byte[] Wacz(params (string Name, byte[] Bytes)[] more)
    {
        using var whole = new MemoryStream();
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in more.Prepend(("archive/data.warc.gz", Warc(packed: true))))
                using (var entry = zip.CreateEntry(name).Open())
                    entry.Write(bytes);
        return whole.ToArray();
    }

    public static byte[] Docx(params string[] paragraphs)
    {
        using var whole = new MemoryStream();
        using (var document = WordprocessingDocument.Create(whole, WordprocessingDocumentType.Document))
            document.AddMainDocumentPart().Document = new Document(
                new Body(paragraphs.Select(text => new Paragraph(new Run(new Text(text)))))
            );
        return whole.ToArray();
    }

    public static byte[] NexisUni() =>
        Docx([
            "User Name: Reader",
            "Date and Time: Saturday, May 4, 2030 9:00 AM",
            "Documents (2)",
            $"1. {FirstHeadline}",
            $"2. {SecondHeadline}",
            FirstHeadline,
            "The Harbour Post (Northport)",
            "May 3, 2030 Friday 10:00 AM GMT",
            "Copyright 2030 Harbour Post All Rights Reserved",
            "Section: NEWS; Pg. 1",
            "Length: 17 words",
            "Byline: Ann Weller",
            "Body",
            "",
            .. FirstBody.Split(". "),
            "Classification",
            "Language: ENGLISH",
            "Publication-Type: Newspaper",
            "Load-Date: May 4, 2030",
            "End of Document",
            SecondHeadline,
            "River Echo",
            "3 May 2030",
            "Copyright 2030 River Echo",
            "Length: 20 words",
            "Body",
            SecondBody,
            "Load-Date: May 4, 2030",
            "End of Document",
        ]);

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Record(string type, string? address, string contentType, byte[] content) =>
        [
            .. Encoding.UTF8.GetBytes(
                $"WARC/1.0\r\nWARC-Type: {type}\r\n{(address is null ? "" : $"WARC-Target-URI: {address}\r\n")}WARC-Date: "
                    + $"2030-05-04T09:00:00Z\r\nContent-Type: {contentType}\r\nContent-Length: {content.Length}\r\n\r\n"
            ),
            .. content,
            .. "\r\n\r\n"u8,
        ];

    public static byte[] Response(string contentType, byte[] body, string headers = "") =>
        [.. Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {contentType}\r\n{headers}\r\n"), .. body];

    private static byte[] Chunked(byte[] bytes) =>
        [
            .. Encoding.UTF8.GetBytes($"{10:x}\r\n"),
            .. bytes[..10],
            .. Encoding.UTF8.GetBytes($"\r\n{bytes.Length - 10:x};last=1\r\n"),
            .. bytes[10..],
            .. "\r\n0\r\n\r\n"u8,
        ];

    private static string Wrapper(string head, string first, string second) =>
        $$"""
            {{{head}},"articles":[
              {"source":{{{first}}},"author":"Ann Weller","title":"{{FirstHeadline}}","description":"A fire.","url":"https://www.harbour-post.example/mill","publishedAt":"2030-05-03T10:00:00Z","content":"{{FirstBody}}"},
              {"source":{{{second}}},"author":null,"title":"{{SecondHeadline}}","url":"https://river-echo.example/mill","publishedAt":"2030-05-03T11:00:00Z","content":"{{SecondBody}}"}]}
            """;
}
