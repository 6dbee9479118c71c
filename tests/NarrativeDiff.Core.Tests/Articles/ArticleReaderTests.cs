using CsCheck;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Articles;

/// <summary>An article is drawn as it is read: one sentence a line, clutter with its reason before it, clauses parted by
/// <c>|</c>.</summary>
public sealed class ArticleReaderTests
{
    [Fact]
    public void Marks_byline_and_both_captions_and_keeps_every_sentence() =>
        Assert.Equal(
            """
            Byline: By
            Byline: News Desk
            Caption: (FILES) In this file photo taken on June 1, 2020, Governor Ada Holt speaks during a visit to the old port.—AFP
            Caption: (FILES) In this file photo taken on June 1, 2020, Governor Ada Holt speaks during a visit to the old port.—AFP
            Dateline: LISBON (Reuters) —
            The governor rejected the claim on Monday, | saying that no order was given.
            "It is absurd," she said.
            ReadMore: Read more: Who owns the port?
            The port stays closed.
            AgencyCredit: — Reuters
            Headline: Governor rejects claim
            """,
            Drawn(
                Plain(
                    """
                    By
                    News Desk
                    (FILES) In this file photo taken on June 1, 2020, Governor Ada Holt speaks during a visit to the old port.—AFP
                    (FILES) In this file photo taken on June 1, 2020, Governor Ada Holt speaks during a visit to the old port.—AFP 

                    LISBON (Reuters) — The governor rejected the claim on Monday, saying that no order was given. "It is absurd," she said.
                    Read more: Who owns the port?
                    The port stays closed. — Reuters
                    """
                )
            )
        );

    [Fact]
    public void A_long_line_that_comes_twice_is_marked_the_second_time_only() =>
        Assert.Equal(
            """
            The storm tore the roofs off forty houses in the bay.
            No.
            No.
            Repeated: The storm tore the roofs off forty houses in the bay.
            Headline: Governor rejects claim
            """,
            Drawn(
                Plain(
                    "The storm tore the roofs off forty houses in the bay.\nNo.\nNo.\nThe storm tore the roofs off forty houses in the bay."
                )
            )
        );

    [Fact]
    public void Html_becomes_lines_with_what_the_markup_says_of_them() =>
        Assert.Equal(
            """
            Byline: Ada Quill
            Caption: Boats lie on the quay
            Rain & wind hit the bay.
            Two men were hurt.
            First point
            Second point
            Share: Tell your friends
            Boilerplate: All news by mail
            Headline: Governor rejects claim
            """,
            Drawn(
                Html(
                    """
                    <html><head><title>x</title><style>p{}</style></head><body>
                    <nav hidden>Menu</nav><script>alert("x")</script><template><p>unseen</p></template>
                    <p class="byline">Ada Quill</p>
                    <figure><img src="x"><figcaption>Boats lie on the quay</figcaption></figure>
                    <p>Rain &amp; wind
                       hit the <b>bay</b>.<br>Two men were hurt.</p>
                    <ul><li>First point<li>Second point</ul>
                    <div class="share-bar">Tell your friends</div>
                    <aside>All news by mail</aside>
                    """
                )
            )
        );

    [Theory]
    [InlineData("(no headline)", true)]
    [InlineData("[untitled]", true)]
    [InlineData("(Some) say (others) deny", false)]
    [InlineData("Storm hits coast (again)", false)]
    public void A_headline_wholly_in_brackets_is_a_placeholder(string headline, bool excluded)
    {
        var last = ArticleReader.Read(Plain("Rain fell.") with { Headline = headline }).Sentences[^1];
        Assert.Equal((TextField.Headline, 1, excluded ? Exclusion.Boilerplate : null), (last.Field, last.Index, last.Excluded));
    }

    [Fact]
    public void A_plain_body_stays_as_received()
    {
        const string body = "\ufeff Odd\u00a0 spaces,\r\n“marks” &amp; <b>tags</b>.\u2028";
        Assert.Equal(body, ArticleReader.Read(Plain(body)).Body);
    }

    [Fact]
    public void Nothing_is_lost_and_nothing_overlaps() =>
        Some
            .Text.Select(Gen.Bool)
            .Sample((body, html) => AssertTiles(ArticleReader.Read((html ? Html(body) : Plain(body)) with { Headline = body })));

    [Fact]
    public void A_page_nested_a_hundred_thousand_deep_is_read_flat() =>
        Assert.Equal(
            "Rain & wind hit the bay.\nTwo men were hurt.",
            ArticleReader
                .Read(
                    Html(
                        string.Concat(Enumerable.Repeat("<div><b>", 50_000))
                            + "<script>alert(1)</script><p>Rain &amp; wind hit\nthe bay.</p><p>Two men were hurt."
                    )
                )
                .Body
        );

    [Theory]
    [InlineData("<form><p>{0}</p></form>")]
    [InlineData("<div class='social-affairs'><p>{0}</p></div>")]
    public void A_wrapper_round_the_whole_article_is_no_clutter(string page)
    {
        var story = string.Concat(Enumerable.Range(1, 60).Select(day => $"On day {day} the rain went on falling over the bay. "));
        Assert.DoesNotContain(
            ArticleReader.Read(Html(page.Replace("{0}", story, StringComparison.Ordinal))).Sentences,
            sentence => sentence.Excluded is not null
        );
    }

    private static void AssertTiles(ArticleText article)
    {
        Assert.Equal(Enumerable.Range(0, article.Sentences.Length), article.Sentences.Select(sentence => sentence.Index));
        foreach (var field in Enum.GetValues<TextField>())
        {
            var text = article.TextOf(field);
            var at = 0;
            foreach (var sentence in article.Sentences.Where(sentence => sentence.Field == field))
            {
                Assert.True(string.IsNullOrWhiteSpace(text[at..sentence.Span.Start]));
                Assert.Equal(sentence.Span, TextSpan.FromBounds(sentence.Segments[0].Start, sentence.Segments[^1].End));
                Assert.All(sentence.Segments.Zip(sentence.Segments.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
                at = sentence.Span.End;
            }
            Assert.True(string.IsNullOrWhiteSpace(text[at..]));
        }
    }

    [Theory]
    [InlineData(
        "LISBON, Portugal (AP) — The governor rejected the claim on Monday, saying that no order was given. "
            + "\"It is absurd,\" she said.\nRead more: Who owns the port?\nThe port stays closed. — Reuters"
    )]
    [InlineData("By News Desk\nGENEVA — The mill burnt. Nobody was hurt.\nThis story has been updated to correct the number of engines.")]
    public void Spaces_of_a_layout_change_nothing_that_is_read(string body)
    {
        string Read(string spaces) =>
            string.Join(
                " ",
                Drawn(Plain(body.Replace(" ", spaces, StringComparison.Ordinal)))
                    .Split([' ', '\u00a0', '\u202f'], StringSplitOptions.RemoveEmptyEntries)
            );

        Assert.All(["  ", "\u00a0", " \u202f"], spaces => Assert.Equal(Read(" "), Read(spaces)));
    }

    private static string Drawn(ArticleVersion version)
    {
        var article = ArticleReader.Read(version);
        return string.Join(
            '\n',
            article.Sentences.Select(sentence =>
                (
                    sentence.Field == TextField.Headline ? "Headline: "
                    : sentence.Excluded is { } why ? $"{why}: "
                    : ""
                ) + string.Join("| ", sentence.Segments.Select(segment => segment.Of(article.TextOf(sentence.Field))))
            )
        );
    }

    private static ArticleVersion Plain(string body) =>
        new()
        {
            Key = new ArticleKey(new OutletId("harbour-post"), "a1"),
            Headline = "Governor rejects claim",
            Body = body,
            PublishedAt = DateTimeOffset.UnixEpoch,
        };

    private static ArticleVersion Html(string body) => Plain(body) with { BodyType = BodyType.Html };
}
