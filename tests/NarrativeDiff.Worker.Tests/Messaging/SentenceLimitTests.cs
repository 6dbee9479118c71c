using System.Text;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Bodies of too many sentences.</summary>
public sealed class SentenceLimitTests
{
    private static readonly ArticleLimits Five = new() { MaxSentences = 5 };

    [Theory]
    [InlineData("text/plain", "At 5 p.m. the U.S. mill burnt. It was 3.5 m high.")]
    [InlineData("text/html", "<p><b>One</b> <i>fire</i>.</p><p>Two fires.</p><br><br>")]
    public void Takes_a_body_within_the_limit_though_it_has_many_marks(string type, string body) =>
        Assert.NotNull(Parse(type, body).Article);

    [Fact]
    public void Refuses_a_body_over_the_limit_and_says_how_many_there_were()
    {
        var refusal = Parse("text/plain", "One fire. Two fires. Three fires. Four fires. Five fires. Six fires.").Refusal;

        Assert.Equal(("too_many_sentences", "$.body"), (refusal?.Code, refusal?.Field));
        Assert.Contains("the limit is 5", refusal?.Reason, StringComparison.Ordinal);
    }

    private static ParsedArticle Parse(string type, string body) =>
        ArticleParser.Parse(Encoding.UTF8.GetBytes(Some.Message("body", $"\"{body}\"", $",\"bodyType\":\"{type}\"")), Five);
}
