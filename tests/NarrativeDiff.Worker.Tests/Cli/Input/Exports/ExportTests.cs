using System.Text;
using System.Text.Json;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Worker.Cli.Input.Files;
using NarrativeDiff.Worker.Cli.Verbs;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Every format that other programs export: what is read of it, and what is said.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly InputFolder _folder = new();

    public static TheoryData<string, string, string> Formats =>
        new()
        {
            { "newsapi.json", "NewsAPI", "Harbour Post, river-echo" },
            { "gnews.json", "GNews", "harbour-post.example, river-echo.example" },
            { "eventregistry.json", "Event Registry", "harbour-post.example, river-echo.example" },
            { "mediacloud.json", "Media Cloud", "harbour-post.example, river-echo.example" },
            { "newsplease.jsonl", "news-please", "harbour-post.example, river-echo.example" },
            { "ninjs1.json", "ninjs", "Harbour Post, River Echo" },
            { "ninjs3.json", "ninjs", "Harbour Post, River Echo" },
            { "feed.json", "JSON Feed", "harbour-post.example, river-echo.example" },
            { "feed.rss", "RSS", "harbour-post.example, river-echo.example" },
            { "feed.rdf", "RSS 1.0", "harbour-post.example, river-echo.example" },
            { "feed.xml", "Atom", "harbour-post.example, river-echo.example" },
            {
                "table.csv",
                "a table (outlet from source, articleId from id, headline from title, body from fulltext, authors from author)",
                "Harbour Post, River Echo"
            },
            { "table.tsv", "a table", "harbour-post, river-echo" },
            { "day.warc", "a web archive (WARC)", "harbour-post.example, river-echo.example" },
            { "day.warc.gz", "a web archive (WARC)", "harbour-post.example, river-echo.example" },
            { "day.wacz", "a web archive (WACZ)", "harbour-post.example, river-echo.example" },
            { "nexis.docx", "a Nexis Uni download", "the-harbour-post, river-echo" },
        };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void Reads_two_articles_and_says_the_shape(string name, string shape, string outlets)
    {
        var file = _folder.Write(name, Content(name));

        var read = ExportFiles.Read(file);

        Assert.Empty(read.Faults);
        Assert.Contains($"{file} is read as {shape}", read.Notes);
        Assert.Equal(outlets, string.Join(", ", read.Articles.Select(article => article.Key.Outlet.Value)));
        Assert.All(read.Articles, article => Assert.Equal(new DateTime(2030, 5, 3), article.PublishedAt.UtcDateTime.Date));
        Assert.Equal(
            [Words(ExportFiles.FirstBody), Words(ExportFiles.SecondBody)],
            read.Articles.Select(article => Words(ArticleReader.Read(article).Body))
        );
        Assert.Equal(ExportFiles.SecondHeadline, read.Articles[1].Headline);
        Assert.Contains(ExportFiles.FirstHeadline, read.Articles[0].Headline, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Compares_the_two_articles(string name, string _, string outlets)
    {
        var file = _folder.Write(name, Content(name));

        var run = await VerbRun.Compare(file);

        Assert.Equal(ExitCode.Success, run.Code);
        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal(
            outlets.Split(", ").Order(StringComparer.Ordinal),
            report.RootElement.GetProperty("witnesses").EnumerateArray().Select(witness => witness.GetProperty("outlet").GetString())
        );
        Assert.Contains(
            report.RootElement.GetProperty("statements").EnumerateArray(),
            statement => statement.GetProperty("carriers").GetInt32() == 2
        );
    }

    [Fact]
    public async Task Import_shows_what_was_read_and_reads_it_again_as_the_same()
    {
        var file = _folder.Write("newsapi.json", ExportFiles.NewsApi);
        var day = _folder.Of("day.jsonl");

        var run = await VerbRun.Of(ImportCommand.Create(), file, "--out", day);

        Assert.Equal((ExitCode.Success, ""), (run.Code, run.Output));
        Assert.Contains($"note: {file} is read as NewsAPI", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            ExportFiles.Read(file).Articles.Select(article => (article.Key, article.ContentHash, article.PublishedAt)),
            ExportFiles.Read(day).Articles.Select(article => (article.Key, article.ContentHash, article.PublishedAt))
        );
    }

    [Fact]
    public void A_map_names_the_fields_of_an_unknown_export()
    {
        var file = _folder.Write(
            "own.json",
            """{"response":{"found":[{"paper":{"code":"harbour-post"},"nr":7,"when":"3 May 2030 10:00","head":"Mill burns down","paras":"It burnt."}]}}"""
        );
        var (map, refusal) = FieldMap.Parse([
            "items=response.found",
            "outlet=paper.code",
            "articleId=nr",
            "publishedAt=when",
            "headline=head",
            "body=paras",
        ]);

        var article = Assert.Single(ExportFiles.Read(file, new InputOptions { Map = map }).Articles);

        Assert.Null(refusal);
        Assert.Equal(
            ("harbour-post", "7", "Mill burns down", "It burnt."),
            (article.Key.Outlet.Value, article.Key.ArticleId, article.Headline, article.Body)
        );
    }

    [Fact]
    public void A_map_names_the_columns_of_a_table()
    {
        var file = _folder.Write("own.csv", "paper,head,words,when\nharbour-post,Mill burns down,It burnt.,2030-05-03\n");

        Assert.Equal(
            $"{file}:1: the table has no column for headline, body, outlet; its columns are paper, head, words, "
                + $"when; say with --map FIELD=COLUMN which of them holds what",
            Assert.Single(ExportFiles.Read(file).Faults).ToString()
        );
        var read = ExportFiles.Read(
            file,
            new InputOptions { Map = FieldMap.Parse(["outlet=paper", "headline=head", "body=words", "publishedAt=when"]).Map }
        );
        Assert.Equal("own-1", Assert.Single(read.Articles).Key.ArticleId);
        Assert.Contains($"{file}: days without a clock are taken as of noon", read.Notes);
    }

    [Fact]
    public async Task A_map_that_is_none_is_wrong_usage()
    {
        var run = await VerbRun.Of(ImportCommand.Create(), _folder.Write("table.csv", ExportFiles.Csv), "--map", "title:headline");

        Assert.Equal(ExitCode.WrongUsage, run.Code);
    }

    [Fact]
    public void An_unknown_shape_is_told_everything_that_it_lacks_at_once()
    {
        var file = _folder.Write("what.json", """{"name":"x","words":["a"]}""");

        Assert.Equal(
            $"{file}: none of the shapes that are read; as an article it lacks headline, body, outlet, "
                + $"publishedAt, articleId or url. It has name, words; say with --map FIELD=NAME which of them holds "
                + $"what",
            Assert.Single(ExportFiles.Read(file).Faults).ToString()
        );
    }

    [Theory]
    [InlineData(
        """{"status":"ok","totalResults":1,"articles":[{"source":{"name":"Echo"},"title":"Mill burns","url":"https://e.example/1","publishedAt":"2030-05-03T10:00:00Z","content":"The mill burnt… [+1234 chars]"}]}""",
        "the export cuts the body short"
    )]
    [InlineData(
        """{"status":"ok","totalResults":1,"articles":[{"source":{"name":"Echo"},"title":null,"url":"https://e.example/1","publishedAt":"2030-05-03T10:00:00Z","content":null}]}""",
        "the article lacks headline and body"
    )]
    [InlineData("""{"status":"ok","totalResults":0,"articles":[]}""", "the list of articles is empty")]
    public void Says_what_stands_in_the_way(string json, string reason)
    {
        var file = _folder.Write("newsapi.json", json);

        Assert.Contains(reason, Assert.Single(ExportFiles.Read(file).Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_of_summaries_is_no_article()
    {
        var file = _folder.Write(
            "feed.rss",
            """<rss version="2.0"><channel><title>t</title><item><title>Mill burns</title><link>https://e.example/1</link><description>A fire.</description></item></channel></rss>"""
        );

        Assert.Equal(
            $"{file}: entry 1: the feed holds no full text of this entry, at most a summary; fetch the page with narrativediff collect",
            Assert.Single(ExportFiles.Read(file).Faults).ToString()
        );
    }

    [Fact]
    public void A_list_of_pages_in_a_WACZ_file_says_which_count()
    {
        var file = _folder.Write(
            "day.wacz",
            ExportFiles.Wacz(
                (
                    "pages/pages.jsonl",
                    Encoding.UTF8.GetBytes("{\"format\":\"json-pages-1.0\"}\n{\"url\":\"https://river-echo.example/mill\"}\n")
                )
            )
        );

        var article = Assert.Single(ExportFiles.Read(file).Articles);

        Assert.Equal("https://river-echo.example/mill", article.Url);
        Assert.Equal(new DateTimeOffset(2030, 5, 4, 9, 0, 0, TimeSpan.Zero), article.CapturedAt);
    }

    /// <summary>Pages and Word files put sentences into paragraphs of their own.</summary>
    private static string Words(string text) => string.Join(' ', text.Split([' ', '\n', '.', ','], StringSplitOptions.RemoveEmptyEntries));

    private static byte[] Content(string name) =>
        name switch
        {
            "newsapi.json" => Encoding.UTF8.GetBytes(ExportFiles.NewsApi),
            "gnews.json" => Encoding.UTF8.GetBytes(ExportFiles.GNews),
            "eventregistry.json" => Encoding.UTF8.GetBytes(ExportFiles.EventRegistry),
            "mediacloud.json" => Encoding.UTF8.GetBytes(ExportFiles.MediaCloud),
            "newsplease.jsonl" => Encoding.UTF8.GetBytes(ExportFiles.NewsPlease),
            "ninjs1.json" => Encoding.UTF8.GetBytes(ExportFiles.Ninjs1),
            "ninjs3.json" => Encoding.UTF8.GetBytes(ExportFiles.Ninjs3),
            "feed.json" => Encoding.UTF8.GetBytes(ExportFiles.JsonFeed),
            "feed.rss" => Encoding.UTF8.GetBytes(ExportFiles.Rss),
            "feed.rdf" => Encoding.UTF8.GetBytes(ExportFiles.Rdf),
            "feed.xml" => Encoding.UTF8.GetBytes(ExportFiles.Atom),
            "table.csv" => Encoding.UTF8.GetBytes(ExportFiles.Csv),
            "table.tsv" => Encoding.UTF8.GetBytes(ExportFiles.Tsv),
            "day.warc" => ExportFiles.Warc(),
            "day.warc.gz" => ExportFiles.Warc(packed: true),
            "day.wacz" => ExportFiles.Wacz(),
            "nexis.docx" => ExportFiles.NexisUni(),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
}
