using System.Text;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Every way in which a message can be wrong, with the code, the field and a word of the remedy its publisher is
/// reported.</summary>
public sealed class RefusalTests
{
    private const string Start =
        """{"outlet":"harbour-post","articleId":"a1","headline":"Fire at mill","body":"It burnt.","publishedAt":"2030-05-03T14:35:00Z" """;

    [Theory]
    // bytes
    [InlineData("", "empty_message", null, "send a JSON object")]
    [InlineData(" \r\n\t", "empty_message", null, "send a JSON object")]
    [InlineData("\uFEFF", "empty_message", null, "send a JSON object")]
    // JSON
    [InlineData("{", "malformed_json", "$", "line 1, byte 2")]
    [InlineData("{'outlet':1}", "malformed_json", "$", "line 1, byte 2")]
    [InlineData("""{"outlet":"a",}""", "malformed_json", "$.outlet", "not JSON")]
    [InlineData("""{"outlet":"a"} {}""", "malformed_json", "$", "not JSON")]
    [InlineData("""{"outlet":"a" /* note */}""", "malformed_json", "$.outlet", "not JSON")]
    [InlineData("""{"version":01}""", "malformed_json", "$.version", "not JSON")]
    [InlineData("<article/>", "malformed_json", "$", "not JSON")]
    [InlineData("null", "not_an_object", "$", "null; send a JSON object")]
    [InlineData("[]", "not_an_object", "$", "an array; send a JSON object")]
    [InlineData("\"text\"", "not_an_object", "$", "a string; send a JSON object")]
    [InlineData("17", "not_an_object", "$", "a number; send a JSON object")]
    [InlineData("true", "not_an_object", "$", "a boolean; send a JSON object")]
    [InlineData("""{"x":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}""", "too_deep", "$.x[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]", "16 levels")]
    [InlineData("""{"outlet":"a","outlet":"b"}""", "duplicate_field", "$.outlet", "send it once")]
    [InlineData("""{"extra":{"n":[{},{"k":1,"k":2}]}}""", "duplicate_field", "$.extra.n[1].k", "send it once")]
    [InlineData("""{"outlet":"a","headline":"\ud83d alone"}""", "invalid_unicode", "$.headline", "both halves")]
    // fields that are not there
    [InlineData("{}", "missing_field", "$.outlet", "outlet is missing; name the outlet")]
    [InlineData("""{"Outlet":"a"}""", "missing_field", "$.outlet", "Outlet was sent; names are case-sensitive")]
    [InlineData("""{"outlet":null}""", "missing_field", "$.outlet", "outlet is null")]
    [InlineData("""{"outlet":"a"}""", "missing_field", "$.articleId", "send articleId or url")]
    [InlineData("""{"outlet":"a","articleId":"1"}""", "missing_field", "$.headline", "plain text")]
    [InlineData("""{"outlet":"a","articleId":"1","headline":"h"}""", "missing_field", "$.body", "text")]
    [InlineData("""{"outlet":"a","articleId":"1","headline":"h","body":"b"}""", "missing_field", "$.publishedAt", "2030-05-03T14:35:00Z")]
    public void Refuses_what_is_no_article_version(string message, string code, string? field, string remedy) =>
        AssertRefused(Encoding.UTF8.GetBytes(message), code, field, remedy);

    [Theory]
    // types
    [InlineData("outlet", "7", "wrong_type", "$.outlet", "outlet is a number; send a string")]
    [InlineData("articleId", "7", "wrong_type", "$.articleId", "send a string")]
    [InlineData("headline", "[]", "wrong_type", "$.headline", "headline is an array")]
    [InlineData("body", "{}", "wrong_type", "$.body", "body is an object")]
    [InlineData("bodyType", "true", "wrong_type", "$.bodyType", "bodyType is a boolean")]
    [InlineData("publishedAt", "1751540000", "wrong_type", "$.publishedAt", "send a string like")]
    [InlineData("version", "\"2\"", "wrong_type", "$.version", "send a number")]
    [InlineData("authors", "\"A. Writer\"", "wrong_type", "$.authors", "array of strings")]
    [InlineData("authors", "[\"A. Writer\",null]", "wrong_type", "$.authors[1]", "the item is null")]
    [InlineData("url", "{}", "wrong_type", "$.url", "send a string")]
    [InlineData("schema", "1", "wrong_type", "$.schema", "send a string")]
    // values
    [InlineData("schema", "\"narrativediff.article-version/2\"", "unsupported_schema", "$.schema", "send narrativediff.article-version/1")]
    [InlineData("schema", "\"narrativediff.article-version/10\"", "unsupported_schema", "$.schema", "send narrativediff.article-version/1")]
    [InlineData("outlet", "\"  \"", "blank_field", "$.outlet", "outlet is blank")]
    [InlineData("articleId", "\"\"", "blank_field", "$.articleId", "articleId is blank")]
    [InlineData("headline", "\"\\u00a0\"", "blank_field", "$.headline", "headline is blank")]
    [InlineData("story", "\"\"", "blank_field", "$.story", "leave it out")]
    [InlineData("body", "\" \\n\"", "blank_body", "$.body", "body has no text")]
    [InlineData("publishedAt", "\"yesterday\"", "invalid_date", "$.publishedAt", "'yesterday'; send ISO 8601")]
    [InlineData("publishedAt", "\"2030-02-30T10:00:00Z\"", "invalid_date", "$.publishedAt", "send ISO 8601")]
    [InlineData("publishedAt", "\"2030-05-03\"", "invalid_date", "$.publishedAt", "without an offset")]
    [InlineData("publishedAt", "\"2030-05-03T14:35:00\"", "invalid_date", "$.publishedAt", "without an offset")]
    [InlineData("publishedAt", "\"0001-01-01T00:00:00Z\"", "invalid_date", "$.publishedAt", "between 1900 and 2199")]
    [InlineData("capturedAt", "\"2030-05-03T14:35:00\"", "invalid_date", "$.capturedAt", "without an offset")]
    [InlineData("version", "0", "invalid_value", "$.version", "whole number from 1")]
    [InlineData("version", "1.5", "invalid_value", "$.version", "version is 1.5")]
    [InlineData("version", "99999999999", "invalid_value", "$.version", "whole number from 1")]
    [InlineData("outlet", "\"harbour-post \"", "invalid_value", "$.outlet", "send the bare id")]
    [InlineData("articleId", "\"a\\u0007\"", "invalid_value", "$.articleId", "control character")]
    [InlineData("headline", "\"\\u200b\\ufeff\"", "blank_field", "$.headline", "without a character to see")]
    [InlineData("headline", "\"\\u3164 \\u2800\"", "blank_field", "$.headline", "without a character to see")]
    [InlineData("body", "\"\\u200b\\u200d \\u2060\"", "blank_body", "$.body", "body has no text")]
    [InlineData("outlet", "\"harbour\\u202epost\"", "invalid_value", "$.outlet", "turns the direction of writing")]
    [InlineData("outlet", "\"harbour\\u200bpost\"", "invalid_value", "$.outlet", "send the bare id")]
    [InlineData("story", "\"mill\\u2066\"", "invalid_value", "$.story", "send the bare id")]
    [InlineData("outletName", "\"Harbour \\u202etsoP\"", "invalid_value", "$.outletName", "U+202E")]
    [InlineData("url", "\"http://x/\\n\"", "invalid_value", "$.url", "without white space")]
    [InlineData("url", "\" http://x/\"", "invalid_value", "$.url", "without white space")]
    [InlineData("url", "\"http://x/\\u202e\"", "invalid_value", "$.url", "without white space")]
    [InlineData("body", "\"a\\u0000b\"", "invalid_value", "$.body", "NUL")]
    [InlineData("url", "\"javascript:alert(1)\"", "invalid_value", "$.url", "absolute http or https")]
    [InlineData("url", "\"/news/1\"", "invalid_value", "$.url", "absolute http or https")]
    [InlineData("language", "\"English language\"", "invalid_value", "$.language", "BCP 47")]
    [InlineData("bodyType", "\"text/markdown\"", "unsupported_body_type", "$.bodyType", "text/plain or text/html")]
    public void Refuses_a_field_that_is_not_as_agreed(string field, string json, string code, string path, string remedy) =>
        AssertRefused(Encoding.UTF8.GetBytes(Some.Message(field, json)), code, path, remedy);

    [Theory]
    [InlineData("<p> </p><!-- nothing --><br/>")]
    [InlineData("<p>&nbsp;&#160;</p>")]
    [InlineData("<img src='a.png'")]
    [InlineData("<script>alert('It burnt.')</script>")]
    [InlineData("<SCRIPT src=x>It burnt.</SCRIPT ><style>p { color: red }</style><p>&#8203;</p>")]
    [InlineData("<!-- <p>It burnt.</p> --><template><p>It burnt.</p></template>")]
    [InlineData("<script>It burnt.")]
    public void Refuses_HTML_without_a_word(string html) =>
        AssertRefused(
            Encoding.UTF8.GetBytes(Some.Message("body", System.Text.Json.JsonSerializer.Serialize(html), ",\"bodyType\":\"text/html\"")),
            "blank_body",
            "$.body",
            "no text"
        );

    [Theory]
    [InlineData("outlet", 201)]
    [InlineData("articleId", 2_001)]
    [InlineData("story", 201)]
    [InlineData("headline", 4_001)]
    [InlineData("section", 2_001)]
    public void Refuses_a_value_over_its_length(string field, int length) =>
        AssertRefused(
            Encoding.UTF8.GetBytes(Some.Message(field, $"\"{new string('x', length)}\"")),
            "value_too_long",
            "$." + field,
            $"has {length} bytes"
        );

    [Fact]
    public void Refuses_bytes_that_are_not_UTF8() =>
        AssertRefused([.. Encoding.UTF8.GetBytes(Start), 0xC3, 0x28, (byte)'}'], "invalid_utf8", null, "encode it as UTF-8");

    [Fact]
    public void Refuses_a_message_over_the_limit_before_it_looks_into_it() =>
        AssertRefused(new byte[1_048_577], "message_too_large", null, "1048577 bytes, the limit is 1048576");

    [Theory]
    [InlineData("{}", "$.message", "has no content")]
    [InlineData("""{"message":"text"}""", "$.message", "is a string")]
    public void Refuses_an_envelope_without_a_message(string envelope, string field, string remedy) =>
        AssertRefused(Encoding.UTF8.GetBytes(envelope), "invalid_envelope", field, remedy, envelope: true);

    [Theory]
    [InlineData("""{"specversion":"1.0","id":"7"}""", "$.data", "has no content")]
    [InlineData("""{"specversion":"1.0","id":"7","data":[]}""", "$.data", "is an array")]
    public void Refuses_an_event_without_data(string message, string field, string remedy) =>
        AssertRefused(Encoding.UTF8.GetBytes(message), "invalid_envelope", field, remedy);

    [Fact]
    public void Names_a_field_inside_an_envelope_by_its_whole_path() =>
        AssertRefused(
            """{"message":{"outlet":"a","articleId":"1","headline":"h","body":"b","publishedAt":"soon"}}"""u8.ToArray(),
            "invalid_date",
            "$.message.publishedAt",
            "'soon'",
            envelope: true
        );

    [Fact]
    public void Says_whom_a_refused_message_was_about_as_far_as_it_can_be_read()
    {
        var parsed = ArticleParser.Parse(Encoding.UTF8.GetBytes(Some.Message("version", "0")), new());

        Assert.Equal(new MessageSource("harbour-post", "a1", null, null), parsed.Source);
    }

    private static void AssertRefused(byte[] message, string code, string? field, string remedy, bool envelope = false)
    {
        var parsed = ArticleParser.Parse(message, new ArticleLimits(), envelope);

        Assert.Null(parsed.Article);
        Assert.NotNull(parsed.Refusal);
        Assert.Equal((code, field), (parsed.Refusal.Code, parsed.Refusal.Field));
        Assert.Contains(remedy, parsed.Refusal.Reason, StringComparison.Ordinal);
        Assert.Contains(code, RefusalCode.All);
    }
}
