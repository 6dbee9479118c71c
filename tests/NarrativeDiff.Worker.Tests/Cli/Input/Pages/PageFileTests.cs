using System.IO.Compression;
using System.Text;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Cli.Input.Files;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>Saved pages as files: character sets, containers, folders, and what the command line adds.</summary>
public sealed class PageFileTests : IDisposable
{
    private readonly InputFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("utf-8", "utf-8", false)]
    [InlineData("utf-8", "utf-8", true)]
    [InlineData("utf-16", "utf-16", true)]
    [InlineData("utf-16", "utf-16", false)]
    [InlineData("utf-16BE", "utf-16", true)]
    [InlineData("windows-1252", "iso-8859-1", false)]
    [InlineData("windows-1252", "", false)]
    [InlineData("utf-8", "iso-8859-1", false)]
    public void Reads_the_page_in_its_character_set(string written, string declared, bool withMark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(written) ?? Encoding.GetEncoding(written);
        var bytes = encoding.GetBytes(Page(declared, ""));

        var article = Single(_folder.Write("cafe.html", withMark ? [.. encoding.GetPreamble(), .. bytes] : bytes));

        Assert.Equal("Café burns", article.Headline);
        Assert.Contains("The café “Zoë” on the north quay", ArticleReader.Read(article).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stray_byte_refuses_no_page()
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes("<html><title>Café burns</title><p>The café burnt "),
            0x93,
            .. Encoding.UTF8.GetBytes(" on Tuesday, said Zoë.</p></html>"),
        ];

        Assert.Equal("Café burns", Single(_folder.Write("cafe.html", bytes)).Headline);
    }

    [Theory]
    [InlineData("cafe.xhtml")]
    [InlineData("cafe.html.gz")]
    [InlineData("cafe.mhtml")]
    public void Reads_pages_in_other_containers(string name)
    {
        var html = Page("utf-8", "");
        var bytes =
            name.EndsWith("gz", StringComparison.Ordinal) ? Packed(html)
            : name.EndsWith("mhtml", StringComparison.Ordinal) ? Mhtml(html)
            : Encoding.UTF8.GetBytes(html);

        var article = Single(_folder.Write(name, bytes));

        Assert.Equal("Café burns", article.Headline);
        Assert.Contains("The café “Zoë”", ArticleReader.Read(article).Body, StringComparison.Ordinal);
        Assert.Equal(name.EndsWith("mhtml", StringComparison.Ordinal) ? "https://harbour.example/cafe" : null, article.Url);
    }

    [Fact]
    public void A_packed_page_that_unpacks_to_too_much_is_refused()
    {
        var read = Read(_folder.Write("bomb.html.gz", Packed(new string(' ', 2_000_000))), new() { MaxPageBytes = 1_000_000 });

        Assert.Contains("unpacks to more than 1000000 bytes", Assert.Single(read.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_browser_saves_beside_a_page_is_skipped_and_said()
    {
        _folder.Write("cafe.html", Page("utf-8", ""));
        _folder.Write("cafe_files/frame.html", "<title>Frame</title><p>An advertisement.</p>");
        _folder.Write("cafe_files/style.css", "p {}");
        _folder.Write("notes.pdf", "%PDF");

        var read = Read(_folder.Root, new());

        Assert.Single(read.Articles);
        Assert.Contains("left out of the folders: 1 .pdf, 2 in _files folders beside saved pages", read.Notes);
    }

    [Fact]
    public void The_outlet_option_fills_what_is_missing_and_with_a_mark_overrides_all()
    {
        var named = _folder.Write("harbour-post__cafe.html", Page("utf-8", ""));
        var stated = _folder.Write("stated.html", Page("utf-8", "<meta property='og:site_name' content='River Echo'>"));
        var silent = _folder.Write("silent.html", Page("utf-8", ""));

        Assert.Equal(["harbour-post", "River Echo", "x"], Outlets(new() { Outlet = "x" }, named, stated, silent));
        Assert.Equal(["x", "x", "x"], Outlets(new() { OutletForAll = "x" }, named, stated, silent));
    }

    [Fact]
    public void A_time_without_an_offset_is_taken_in_the_zone_that_is_told_and_else_noted()
    {
        var page = _folder.Write("cafe.html", Page("utf-8", "<meta property='article:published_time' content='2030-05-03T14:35:00'>"));

        Assert.Equal(
            new DateTimeOffset(2030, 5, 3, 12, 35, 0, TimeSpan.Zero),
            Single(page, new() { Zone = TimeZoneInfo.CreateCustomTimeZone("+02:00", TimeSpan.FromHours(2), null, null) }).PublishedAt
        );
        var unsure = Read(page, new());
        Assert.Equal(new DateTimeOffset(2030, 5, 3, 14, 35, 0, TimeSpan.Zero), Assert.Single(unsure.Articles).PublishedAt);
        Assert.Contains(unsure.Notes, note => note.Contains("states its time without an offset", StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_without_a_time_is_of_unknown_time()
    {
        var read = Read(_folder.Write("cafe.html", Page("utf-8", "")), new());

        Assert.False(Assert.Single(read.Articles).TimeKnown);
        Assert.Contains(read.Notes, note => note.Contains("has no time of publication", StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_saved_twice_is_one_article_by_its_address()
    {
        var html = Page("utf-8", "<link rel=canonical href='https://harbour.example/cafe'>");

        Assert.Equal("https://harbour.example/cafe", Single(_folder.Write("Café burns.html", html)).Key.ArticleId);
        Assert.Equal("https://harbour.example/cafe", Single(_folder.Write("Café burns (1).html", html)).Key.ArticleId);
    }

    [Fact]
    public void The_later_saved_version_of_a_page_appeared_when_it_was_changed()
    {
        string Version(string modified) =>
            Page(
                    "utf-8",
                    "<link rel=canonical href='https://harbour.example/cafe'><meta name=date "
                        + $"content='2030-05-03T10:00:00Z'><meta property='article:modified_time' content='{modified}'>"
                )
                .Replace("nobody", $"nobody at {modified[11..13]}", StringComparison.Ordinal);
        _folder.Write("Café burns (1).html", Version("2030-05-03T11:00:00Z"));
        _folder.Write("Café burns (2).html", Version("2030-05-03T16:30:00Z"));
        _folder.Write("Café burns.html", Version("2030-05-03T14:00:00Z"));

        var read = Read(_folder.Root);

        Assert.Equal([10.0, 16.5, 14.0], read.Articles.Select(article => article.PublishedAt.TimeOfDay.TotalHours));
    }

    private static string Page(string charset, string head) =>
        $"""
            <!DOCTYPE html><html><head><meta charset="{charset}"><title>Café burns</title>{head}</head>
            <body><article><p>The café “Zoë” on the north quay burnt down on Tuesday night, and nobody could reach it before the roof fell in.</p></article></body></html>
            """;

    private static ArticleInput Read(string file, InputOptions? options = null) =>
        InputFiles.Read([file], options ?? new(), cancel: TestContext.Current.CancellationToken);

    private static string[] Outlets(InputOptions options, params string[] files) =>
        [.. files.Select(file => Single(file, options).Key.Outlet.Value)];

    private static byte[] Packed(string html)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(html));
        return packed.ToArray();
    }

    private static byte[] Mhtml(string html) =>
        Encoding.ASCII.GetBytes(
            "From: <Saved by a browser>\r\nSnapshot-Content-Location: "
                + "https://harbour.example/cafe\r\nMIME-Version: 1.0\r\nContent-Type: "
                + "multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--part--\"\r\n\r\n"
                + "----part--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
                + "----part--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                + Quoted(html)
                + "\r\n----part----\r\n"
        );

    private static string Quoted(string html) =>
        string.Concat(
            Encoding
                .UTF8.GetBytes(html)
                .Select(
                    (b, i) =>
                        (b is >= 33 and <= 126 and not (byte)'=' or (byte)' ' ? ((char)b).ToString() : $"={b:X2}")
                        + (i % 60 == 59 ? "=\r\n" : "")
                )
        );

    private static ArticleVersion Single(string file, InputOptions? options = null)
    {
        var read = Read(file, options);
        Assert.Empty(read.Faults);
        return Assert.Single(read.Articles);
    }
}
