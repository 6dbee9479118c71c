using System.Text;
using CsCheck;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>What a good message becomes.</summary>
public sealed class ArticleParserTests
{
    [Fact]
    public void Reads_every_field()
    {
        var article = Read(
            """
            {"schema":"narrativediff.article-version/1","outlet":"harbour-post","outletName":"The Harbour Post","articleId":"mill-fire","headline":"Mill burns",
             "body":"<p>It burnt.</p>","bodyType":"text/html","publishedAt":"2030-05-03T16:35:00+02:00","version":3,"url":"https://harbour.example/mill","authors":["A. Writer","B. Scribe"],
             "section":"local","language":"en-GB","capturedAt":"2030-05-03T14:40:00Z","story":"mill","unknown":{"ignored":true}}
            """
        );

        Assert.Equal(new ArticleKey(new("harbour-post"), "mill-fire"), article.Key);
        Assert.Equal(
            ("The Harbour Post", "Mill burns", "<p>It burnt.</p>", BodyType.Html),
            (article.OutletName, article.Headline, article.Body, article.BodyType)
        );
        Assert.Equal(new DateTimeOffset(2030, 5, 3, 14, 35, 0, TimeSpan.Zero), article.PublishedAt);
        Assert.Equal(TimeSpan.Zero, article.PublishedAt.Offset);
        Assert.Equal(
            (3, "https://harbour.example/mill", "local", "en-GB", "mill"),
            (article.Version, article.Url, article.Section, article.Language, article.StoryHint)
        );
        Assert.Equal(["A. Writer", "B. Scribe"], article.Authors);
        Assert.Equal(new DateTimeOffset(2030, 5, 3, 14, 40, 0, TimeSpan.Zero), article.CapturedAt);
    }

    [Fact]
    public void Takes_the_address_for_the_article_id_where_there_is_none() =>
        Assert.Equal(
            "https://harbour.example/mill",
            Read(
                """{"outlet":"a","url":"https://harbour.example/mill","headline":"h","body":"b","publishedAt":"2030-05-03T14:35Z"}"""
            ).Key.ArticleId
        );

    [Fact]
    public void Takes_null_for_an_optional_field_as_absent() => Assert.Null(Read(Some.Message("story", "null")).StoryHint);

    [Fact]
    public void Ignores_a_byte_order_mark() => Assert.Equal("harbour-post", Read("\uFEFF" + Some.Message()).Key.Outlet.Value);

    [Fact]
    public void Takes_a_minor_version_of_the_schema() =>
        Assert.Equal("a1", Read(Some.Message("schema", "\"narrativediff.article-version/1.4\"")).Key.ArticleId);

    [Fact]
    public void Opens_the_envelope_and_keeps_its_ids()
    {
        var parsed = ArticleParser.Parse(
            Encoding.UTF8.GetBytes(
                $$"""{"messageId":"m-1","correlationId":"c-1","messageType":["urn:message:X"],"message":{{Some.Message()}},"headers":{} }"""
            ),
            new(),
            envelope: true
        );

        Assert.Equal("a1", parsed.Article?.Key.ArticleId);
        Assert.Equal(new MessageSource("harbour-post", "a1", "m-1", "c-1"), parsed.Source);
    }

    [Fact]
    public void Opens_a_CloudEvents_event_and_keeps_its_id()
    {
        var parsed = ArticleParser.Parse(
            Encoding.UTF8.GetBytes($$"""{"specversion":"1.0","type":"x","source":"/cms","id":"e-1","data":{{Some.Message()}} }"""),
            new()
        );

        Assert.Equal("a1", parsed.Article?.Key.ArticleId);
        Assert.Equal("e-1", parsed.Source.MessageId);
    }

    [Fact]
    public void Answers_any_bytes_with_an_article_or_a_refusal() =>
        Gen.OneOf(Gen.Byte.Array[0, 200], Gen.String.Select(Encoding.UTF8.GetBytes), Damaged())
            .Sample(bytes =>
            {
                var parsed = ArticleParser.Parse(bytes, new());
                return parsed.Article is null != parsed.Refusal is null;
            });

    /// <summary>A good message with one byte changed.</summary>
    private static Gen<byte[]> Damaged()
    {
        var good = Encoding.UTF8.GetBytes(Some.Message("authors", "[\"A. Writer\"]"));
        return Gen.Select(
            Gen.Int[0, good.Length - 1],
            Gen.Byte,
            (at, value) =>
            {
                var bytes = good.ToArray();
                bytes[at] = value;
                return bytes;
            }
        );
    }

    private static ArticleVersion Read(string message)
    {
        var parsed = ArticleParser.Parse(Encoding.UTF8.GetBytes(message), new());
        Assert.Null(parsed.Refusal);
        return parsed.Article!;
    }
}
