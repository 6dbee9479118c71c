using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Cli.Input.Files;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Articles from plain text and from pages, and what file names say.</summary>
public sealed class TextFileTests : IDisposable
{
    private readonly InputFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("harbour-post__mill-fire.txt", "harbour-post", "mill-fire", null, null)]
    [InlineData("harbour-post__mill-fire__v2.txt", "harbour-post", "mill-fire", 2, null)]
    [InlineData("harbour-post__mill-fire__v12__2030-05-03T1435Z.html", "harbour-post", "mill-fire", 12, "2030-05-03T14:35:00Z")]
    [InlineData("harbour-post__mill-fire__2030-05-03T1435Z__v12.txt", "harbour-post", "mill-fire", 12, "2030-05-03T14:35:00Z")]
    [InlineData("harbour-post__mill__fire__v2.txt", "harbour-post", "mill__fire", 2, null)]
    [InlineData("harbour-post__v2.txt", null, "harbour-post", 2, null)]
    [InlineData("mill-fire.txt", null, "mill-fire", null, null)]
    [InlineData("harbour-post__v0.txt", "harbour-post", "v0", null, null)]
    [InlineData("harbour-post__mill__2030-13-03T1435Z.txt", "harbour-post", "mill__2030-13-03T1435Z", null, null)]
    public void A_file_name_reports_outlet_article_version_and_time(
        string file,
        string? outlet,
        string article,
        int? version,
        string? published
    ) => Assert.Equal(new FileNameParts(outlet, article, version, published), FileNameParts.Of(file));

    [Fact]
    public void The_first_line_is_the_headline_and_the_rest_the_body()
    {
        var file = _folder.Write(
            "harbour-post__mill-fire__v2__2030-05-03T1435Z.txt",
            "\uFEFF\r\n  Mill burns \r\n\r\nThe mill burnt.\r\n\r\nTwo men were hurt.\r\n"
        );

        var article = Single(new(), file);

        Assert.Equal(new ArticleKey(new("harbour-post"), "mill-fire"), article.Key);
        Assert.Equal("Mill burns", article.Headline);
        Assert.Equal("The mill burnt.\r\n\r\nTwo men were hurt.", article.Body);
        Assert.Equal(BodyType.PlainText, article.BodyType);
        Assert.Equal(2, article.Version);
        Assert.Equal(new DateTimeOffset(2030, 5, 3, 14, 35, 0, TimeSpan.Zero), article.PublishedAt);
    }

    [Fact]
    public void The_command_line_reports_what_the_file_does_not()
    {
        var article = Single(
            new() { Outlet = "river-echo", Published = "2030-05-03T16:35:00+02:00" },
            _folder.Write("mill-fire.txt", "Mill burns\nThe mill burnt.")
        );

        Assert.Equal("river-echo", article.Key.Outlet.Value);
        Assert.Equal(new DateTimeOffset(2030, 5, 3, 14, 35, 0, TimeSpan.Zero), article.PublishedAt);
    }

    [Fact]
    public void A_file_name_counts_more_than_the_command_line()
    {
        var article = Single(
            new() { Outlet = "river-echo", Published = "2030-01-01T00:00:00Z" },
            _folder.Write("harbour-post__mill-fire__2030-05-03T1435Z.txt", "Mill burns\nThe mill burnt.")
        );

        Assert.Equal("harbour-post", article.Key.Outlet.Value);
        Assert.Equal(new DateTimeOffset(2030, 5, 3, 14, 35, 0, TimeSpan.Zero), article.PublishedAt);
    }

    [Fact]
    public void A_fragment_of_HTML_is_the_body_without_its_heading()
    {
        var article = Single(
            new(),
            _folder.Write("harbour-post__mill-fire.html", "<h1>Mill\n burns</h1><p>The mill burnt.</p><p>By our reporter</p>")
        );

        Assert.Equal("Mill burns", article.Headline);
        Assert.Equal("<p>The mill burnt.</p><p>By our reporter</p>", article.Body);
        Assert.Equal(BodyType.Html, article.BodyType);
    }

    [Fact]
    public void A_whole_page_is_reduced_to_its_article()
    {
        var page = _folder.Write(
            "mill-fire.html",
            """
            <!DOCTYPE html><html lang="en"><head><title>Mill burns | The Harbour Post</title>
            <meta property="og:title" content="Mill burns"><meta property="og:site_name" content="The Harbour Post">
            <meta property="article:published_time" content="2030-05-03T16:35:00+02:00"><style>p { color: red }</style></head>
            <body><nav><a href="/">Home</a><a href="/world">World news</a></nav>
            <article><h1>Mill burns</h1><p>The mill on the north quay burnt down on Tuesday night, and the roof fell in before anybody could reach it.</p>
            <p>Two men, who had tried to save their boats, were hurt, the fire service said, and a third was missing for some hours.</p>
            <script>track("reader")</script></article><footer>All rights reserved. <a href="/terms">Terms</a></footer></body></html>
            """
        );

        var article = Single(new(), page);

        Assert.Equal("Mill burns", article.Headline);
        Assert.Equal(new ArticleKey(new("The Harbour Post"), "mill-fire"), article.Key);
        Assert.Equal(new DateTimeOffset(2030, 5, 3, 14, 35, 0, TimeSpan.Zero), article.PublishedAt);
        var body = ArticleReader.Read(article).Body;
        Assert.Contains("Two men, who had tried to save their boats, were hurt", body, StringComparison.Ordinal);
        Assert.DoesNotContain("World news", body, StringComparison.Ordinal);
        Assert.DoesNotContain("track", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Terms", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_without_an_offset_on_a_page_is_left_to_the_command_line()
    {
        var article = Single(
            new() { Published = "2030-05-03T10:00:00Z" },
            _folder.Write("a__b.html", "<title>Mill burns</title><time datetime=\"2030-05-03T16:35:00\">today</time><p>The mill burnt.</p>")
        );

        Assert.Equal(new DateTimeOffset(2030, 5, 3, 10, 0, 0, TimeSpan.Zero), article.PublishedAt);
    }

    private static ArticleVersion Single(InputOptions options, string file)
    {
        var read = InputFiles.Read([file], options);
        Assert.Empty(read.Faults);
        return Assert.Single(read.Articles);
    }
}
