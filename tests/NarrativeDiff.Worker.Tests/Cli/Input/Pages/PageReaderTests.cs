using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>What is read of invented pages: metadata in the order of trust, headline, outlet, and the article's text.</summary>
public sealed class PageReaderTests
{
    private const string Paragraphs = """
        <p>The mill on the north quay burnt down on Tuesday night, and the roof fell in before anybody could reach it, the fire service said.</p>
        <p>Two men, who had tried to save their boats, were hurt, and a third was missing for some hours before he was found on the other bank.</p>
        <p>The owner of the mill, who lives in the town, denied that the alarm had been switched off, and asked the council to hear her.</p>
        """;

    [Fact]
    public void JSON_LD_counts_more_than_microdata_and_that_more_than_meta()
    {
        var page = Read(
            """
            <meta property="og:title" content="Meta headline of the fire"><meta property="article:published_time" content="2030-05-03T12:00:00Z">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Post"},
              {"@type":["NewsArticle"],"headline":"Mill burns on the north quay","datePublished":"2030-05-03T10:00:00+0000","author":[{"@type":"Person","name":"Ada Moss"},{"@id":"#ivo"}],
               "publisher":{"@id":"#post"},"url":"https://www.harbour.example/mill?x=1#top","articleSection":["Opinion"],"isAccessibleForFree":"False"},
              {"@type":"Organization","@id":"#post","name":"The Harbour Post"},{"@type":"Person","@id":"#ivo","name":"Ivo Sand"}]}</script>
            """,
            $"""<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">Mill burns on the north quay</h1><time itemprop="datePublished" datetime="2030-05-03T11:00:00Z">11:00</time>{Paragraphs}</div>"""
        );

        Assert.Equal("Mill burns on the north quay", page.Headline);
        Assert.Equal(10, page.Published!.Local.Hour);
        Assert.Equal("The Harbour Post", page.Outlet);
        Assert.Equal(["Ada Moss", "Ivo Sand"], page.Authors);
        Assert.Equal("https://www.harbour.example/mill?x=1", page.Address);
        Assert.Equal(PageKind.Opinion, page.Kind);
        Assert.Contains(PageDoubt.Paywalled, page.Doubts);
    }

    [Theory]
    [InlineData(
        """<script type="application/ld+json">[{"@type":"BreadcrumbList"},{"@type":"ReportageNewsArticle","datePublished":"2030-05-03T10:00:00Z"}]</script>"""
    )]
    [InlineData(
        """<script type="application/ld+json">{"@type":"WebPage","mainEntity":{"@type":"Article","datePublished":"2030-05-03T10:00:00Z"}}</script>"""
    )]
    [InlineData(
        "<script type=\"application/ld+json\">/* data */ "
            + "{\"@type\":\"NewsArticle\",\"description\":\"two\nlines\",\"datePublished\":\"2030-05-03T10:00:00Z\",}</script>"
    )]
    [InlineData("""<meta name="parsely-page" content='{"pub_date":"2030-05-03T10:00:00Z"}'>""")]
    [InlineData("""<meta name="DC.date.issued" content="2030-05-03T10:00:00Z">""")]
    [InlineData("""<meta itemprop="datePublished" content="2030-05-03T10:00:00Z">""")]
    public void Finds_the_time_wherever_it_is_stated(string head) =>
        Assert.Equal(new DateTimeOffset(2030, 5, 3, 10, 0, 0, TimeSpan.Zero), Read(head, Paragraphs).Published?.Instant(null));

    [Fact]
    public void A_time_element_near_the_headline_is_the_article_s_and_that_of_a_teaser_is_not()
    {
        var near = Read(
            "",
            $"""<aside class="related"><time datetime="2029-01-01T00:00:00Z">old</time></aside><article><header><h1>Mill burns</h1><time datetime="2030-05-03T10:00:00Z">today</time></header>{Paragraphs}</article>"""
        );
        var none = Read(
            "",
            $"""<article><h1>Mill burns</h1>{Paragraphs}</article><aside class="related"><time datetime="2029-01-01T00:00:00Z">old</time></aside>"""
        );

        Assert.Equal(2030, near.Published!.Local.Year);
        Assert.Null(none.Published);
    }

    [Theory]
    [InlineData("0000-00-00 00:00")]
    [InlineData("{{time}}")]
    public void A_bad_time_is_unknown_and_refuses_nothing(string time) =>
        Assert.Null(Read($"""<meta property="article:published_time" content="{time}">""", Paragraphs).Published);

    [Theory]
    [InlineData("Mill burns on the quay | The Harbour Post", "Mill burns on the quay")]
    [InlineData("Mill burns on the quay - Harbour Post", "Mill burns on the quay")]
    [InlineData("Mill burns on the quay | News | The Harbour Post", "Mill burns on the quay")]
    [InlineData("The Harbour Post: Mill burns", "The Harbour Post: Mill burns")]
    [InlineData("Opinion | Mill burns on the quay", "Mill burns on the quay")]
    [InlineData("Mill burns - and nobody comes", "Mill burns - and nobody comes")]
    public void A_headline_has_no_outlet_or_section_behind_or_before_it(string title, string headline) =>
        Assert.Equal(
            headline,
            Read(
                $"""<title>{title}</title><meta property="og:site_name" content="The Harbour Post"><meta property="article:section" content="Opinion">""",
                Paragraphs,
                h1: null
            ).Headline
        );

    [Fact]
    public void A_headline_agrees_with_the_visible_heading() =>
        Assert.Equal(
            "Mill burns - and nobody comes",
            Read("<title>Mill burns - and nobody comes - Quay Daily News</title>", Paragraphs, "Mill burns - and nobody comes").Headline
        );

    [Fact]
    public void The_host_of_the_canonical_address_stands_for_an_outlet_without_a_name() =>
        Assert.Equal("harbour.example", Read("""<link rel="canonical" href="https://www.harbour.example/mill">""", Paragraphs).Outlet);

    [Fact]
    public void The_text_is_the_article_s_without_menus_teasers_embeds_and_what_is_struck_or_hidden()
    {
        var text = TextOf(
            Read(
                "",
                $"""
                <nav><a href="/">Home</a></nav><article><h1>Mill burns</h1>{Paragraphs}
                <p>The council <del>met</del> <ins>will meet</ins> on Friday to hear the owner, and the <q>old quay</q> stays shut until then, the mayor said.</p>
                <p style="display: none">Secret words for nobody.</p><noscript>Please enable scripts.</noscript>
                <blockquote class="twitter-tweet"><p>What a night on the quay!</p></blockquote>
                <p><a href="/ferry">Ferry fares rise in Vale</a></p><div class="author-bio"><p>Ada Moss writes about boats.</p></div>
                <div class="newsletter-signup"><p>Get the morning letter.</p></div></article>
                """
            )
        );

        Assert.Contains("The council will meet on Friday", text, StringComparison.Ordinal);
        Assert.Contains("“old quay”", text, StringComparison.Ordinal);
        foreach (
            var clutter in new[]
            {
                "Home",
                "Secret",
                "enable scripts",
                "What a night",
                "Ferry fares",
                "writes about boats",
                "morning letter",
                " met ",
            }
        )
            Assert.DoesNotContain(clutter, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_classes_of_lines_are_kept_so_that_captions_stay_captions()
    {
        var page = Read(
            "",
            $"""<article><h1>Mill burns</h1>{Paragraphs}<figure><figcaption class="credit">The mill after the fire</figcaption></figure>{Paragraphs.Replace("mill", "barn", StringComparison.Ordinal)}</article>"""
        );

        Assert.Contains(Parsed(page).Sentences, sentence => sentence.Excluded == Exclusion.Caption);
    }

    [Fact]
    public void The_text_in_the_metadata_stands_for_one_that_a_script_would_load()
    {
        var page = Read(
            $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"Mill burns","articleBody":"{{string.Join(' ', Enumerable.Repeat("The mill on the north quay burnt down.", 12))}}\nNobody was hurt."}</script>""",
            "<div id=app>Loading</div>"
        );

        Assert.EndsWith("Nobody was hurt.", TextOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_of_the_metadata_is_a_line_of_the_article() =>
        Assert.Contains(
            "Correction: The fire was on Tuesday.",
            TextOf(
                Read(
                    """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Mill burns","correction":{"@type":"CorrectionComment","text":"The fire was on Tuesday."}}</script>""",
                    Paragraphs
                )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_short_body_and_a_front_page_are_noted()
    {
        Assert.Contains(PageDoubt.ShortBody, Read("", "<p>The mill burnt.</p>").Doubts);
        Assert.Contains(
            PageDoubt.FrontPage,
            Read(
                """<meta property="og:type" content="website"><meta property="og:url" content="https://harbour.example/">""",
                Paragraphs
            ).Doubts
        );
        Assert.Contains(PageDoubt.NoHeadline, Read("", Paragraphs, h1: null).Doubts);
        Assert.Empty(Read("", Paragraphs + Paragraphs).Doubts);
    }

    [Fact]
    public void HTML_without_its_root_elements_is_a_whole_page() =>
        Assert.DoesNotContain(
            "Home",
            TextOf(
                PageReader.Read(
                    new PageSource(
                        "<!doctype html><meta charset=utf-8><title>Mill burns</title><nav><a href=/>Home</a> <a "
                            + $"href=/x>World</a></nav><main><h1>Mill burns</h1>{Paragraphs}</main>"
                    )
                )!
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_page_too_deep_for_a_tree_is_read_in_bounded_time()
    {
        var page = PageReader.Read(
            new PageSource(
                $"<html><title>Mill burns</title><body>{string.Concat(Enumerable.Repeat("<div>", 200_000))}The mill burnt.",
                null
            )
        )!;

        Assert.Equal("Mill burns", page.Headline);
        Assert.Contains("The mill burnt.", TextOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_within_a_script_make_no_page_too_deep() =>
        Assert.Equal(
            2030,
            Read(
                $"""<script>x = "{string.Concat(Enumerable.Repeat("<div>", 1_000))}";</script><meta name="date" content="2030-05-03T10:00:00Z">""",
                Paragraphs
            ).Published?.Local.Year
        );

    [Theory]
    [InlineData("Mill burns on the quay - Harbour Sport", "Mill burns on the quay")]
    [InlineData("Mill burns on the quay - The Northern Harbour Times", "Mill burns on the quay")]
    [InlineData("Mill burns on the quay - nobody was hurt", "Mill burns on the quay - nobody was hurt")]
    public void A_host_s_label_tells_the_outlet_behind_a_headline(string title, string headline)
    {
        var host = title.Contains("Northern", StringComparison.Ordinal) ? "nharbourtimes" : "harbour";
        Assert.Equal(
            headline,
            Read($"""<title>{title}</title><link rel="canonical" href="https://www.{host}.example/mill">""", Paragraphs, h1: null).Headline
        );
    }

    [Fact]
    public void A_list_below_a_heading_that_says_read_more_is_no_text() =>
        Assert.DoesNotContain(
            "Ferry",
            TextOf(
                Read(
                    "",
                    $"<article>{Paragraphs}<h3>Related stories</h3><ul><li>Ferry fares rise in Vale <a href=/a>and nobody "
                        + "pays</a></li><li>Ferry <a href=/b>sinks</a></li></ul></article>"
                )
            ),
            StringComparison.Ordinal
        );

    private static SavedPage Read(string head, string body, string? h1 = "Mill burns") =>
        PageReader.Read(
            new PageSource(
                $"<!DOCTYPE html><html lang=en><head>{head}</head><body>{(h1 is null || body.Contains("<h1", StringComparison.Ordinal) ? "" : $"<h1>{h1}</h1>")}{body}</body></html>"
            )
        )!;

    private static string TextOf(SavedPage page) => Parsed(page).Body;

    private static ArticleText Parsed(SavedPage page) =>
        ArticleReader.Read(
            new ArticleVersion
            {
                Key = new(new("post"), "mill"),
                Headline = page.Headline,
                Body = page.Body,
                BodyType = BodyType.Html,
                PublishedAt = ArticleVersion.UnknownTime,
            }
        );
}
