using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using NarrativeDiff.Worker.Cli.Input.Files;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Exports made to cost time or memory, or to lead out of their file: refused in one line, soon.</summary>
public sealed class HostileExportTests : IDisposable
{
    private static readonly InputOptions Small = new()
    {
        MaxTableBytes = 1_000_000,
        MaxExportBytes = 1_000_000,
        MaxArchiveBytes = 1_000_000,
        MaxPageBytes = 200_000,
    };

    private readonly InputFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void No_entity_of_a_feed_is_read()
    {
        var bomb =
            "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss "
            + "version=\"2.0\"><channel><title>&b;</title></channel></rss>";
        Assert.Contains("declares a document type", Refused("bomb.rss", bomb), StringComparison.Ordinal);
        Assert.Contains(
            "declares a document type",
            Refused("outside.xml", "<!DOCTYPE f [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><feed>&x;</feed>"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Elements_nested_without_end_end_the_reading()
    {
        var deep = "<rss version=\"2.0\"><channel><title>t</title><item><title>x</title>" + string.Concat(Enumerable.Repeat("<a>", 50_000));
        Assert.Contains("nested more than 200 deep", Refused("deep.rss", deep), StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_nested_without_end_are_not_JSON_that_is_read() =>
        Assert.Contains("not JSON", Refused("deep.json", "{\"articles\":" + new string('[', 100_000)), StringComparison.Ordinal);

    [Theory]
    [InlineData("huge.json", "{\"articles\":[")]
    [InlineData("huge.csv", "title,text,source\n")]
    [InlineData("huge.rss", "<rss version=\"2.0\"><channel>")]
    public void A_file_over_the_limit_is_not_read(string name, string start) =>
        Assert.Contains("the limit is 1000000", Refused(name, start + new string(' ', 1_000_001)), StringComparison.Ordinal);

    [Theory]
    [InlineData("many.csv", "title,text,source\n", ",", 900_000, "a row has more than 200000 separators")]
    [InlineData("head.csv", "", "a,", 450_000, "a row has more than 200000 separators")]
    [InlineData("many.json", "{\"articles\":[{\"x\":1}", ",{\"x\":1}", 60_000, "the list has 60001 entries, the limit is 50000")]
    public void Small_things_in_any_number_are_left(string name, string start, string again, int times, string reason) =>
        Assert.Contains(
            reason,
            Refused(
                name,
                start + string.Concat(Enumerable.Repeat(again, times)) + (name.EndsWith("json", StringComparison.Ordinal) ? "]}" : "\n")
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Entries_of_a_feed_in_any_number_are_left()
    {
        var file = _folder.Write("many.rss", "<rss version=\"2.0\"><channel>" + string.Concat(Enumerable.Repeat("<item/>", 1_100_000)));
        Assert.Contains("more than 1000000 elements", Assert.Single(ExportFiles.Read(file).Faults).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_of_a_table_over_the_limit_of_a_message_is_not_read()
    {
        var file = _folder.Write("field.csv", "title,text,source\nx,\"" + new string('a', 3_000_000));
        Assert.Contains(
            "one of its fields is over the limit",
            Assert.Single(ExportFiles.Read(file).Faults).Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_packed_archive_that_grows_without_end_is_left()
    {
        var grown = ExportFiles.Gzip([
            .. "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 500000000\r\n\r\n"u8,
            .. new byte[50_000_000],
        ]);
        Assert.True(grown.Length < 1_000_000);
        Assert.Contains("unpacks to more than 1000000 bytes", Refused("bomb.warc.gz", grown), StringComparison.Ordinal);
        Assert.Contains(
            "unpacks to more than 1000000 bytes",
            Refused("bomb.wacz", Zip(("archive/bomb.warc.gz", grown))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_packed_page_that_grows_without_end_is_left_and_the_others_are_read()
    {
        var bomb = ExportFiles.Record(
            "response",
            "https://bomb.example/",
            "application/http",
            ExportFiles.Response("text/html", ExportFiles.Gzip(new byte[20_000_000]), "Content-Encoding: gzip\r\n")
        );
        var file = _folder.Write("bomb.warc", [.. bomb, .. ExportFiles.Warc()]);

        var read = ExportFiles.Read(file, Small);

        Assert.Equal(2, read.Articles.Length);
        Assert.Equal("it unpacks to more than 200000 bytes", Assert.Single(read.Faults).Reason);
    }

    [Theory]
    [InlineData("../../etc/cron.d/x.warc")]
    [InlineData("archive\\..\\..\\x.warc")]
    [InlineData("/etc/x.warc")]
    public void A_name_that_leads_out_of_the_archive_is_refused(string name)
    {
        Assert.Contains("leads out of it", Refused("stray.wacz", Zip((name, ExportFiles.Warc()))), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public void A_word_file_that_grows_without_end_is_left()
    {
        var bomb = Zip(
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"u8.ToArray()
            ),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"u8.ToArray()
            ),
            (
                "word/document.xml",
                Encoding.UTF8.GetBytes(
                    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                        + string.Concat(Enumerable.Repeat("<w:p><w:r><w:t>Body</w:t></w:r></w:p>", 500_000))
                )
            )
        );
        Assert.Contains("unpacks to more than 1000000 characters", Refused("bomb.docx", bomb), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not.docx")]
    [InlineData("not.wacz")]
    [InlineData("not.warc")]
    [InlineData("not.warc.gz")]
    [InlineData("not.rss")]
    public void What_only_has_the_name_is_refused(string name) => Assert.NotEmpty(Refused(name, "just some words"));

    [Fact]
    public void A_word_file_of_another_kind_is_refused() =>
        Assert.Contains(
            "no Nexis Uni download",
            Refused("letter.docx", ExportFiles.Docx("Dear all,", "come to the meeting.")),
            StringComparison.Ordinal
        );

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var whole = new MemoryStream();
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in entries)
                using (var entry = zip.CreateEntry(name).Open())
                    entry.Write(bytes);
        return whole.ToArray();
    }

    private string Refused(string name, string text) => Refused(name, Encoding.UTF8.GetBytes(text));

    /// <returns>Why, in one line.</returns>
    private string Refused(string name, byte[] bytes)
    {
        var clock = Stopwatch.StartNew();
        var read = ExportFiles.Read(_folder.Write(name, bytes), Small);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}");
        Assert.Empty(read.Articles);
        var reason = Assert.Single(read.Faults).ToString();
        Assert.DoesNotContain('\n', reason);
        return reason;
    }
}
