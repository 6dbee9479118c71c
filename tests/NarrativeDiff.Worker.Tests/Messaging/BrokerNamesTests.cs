namespace NarrativeDiff.Worker.Messaging;

/// <summary>Routing keys and message ids that strangers rely on.</summary>
public sealed class BrokerNamesTests
{
    [Fact]
    public void Routing_keys_keep_their_number_of_words_whatever_an_outlet_is_called()
    {
        Assert.Equal("article.harbour-post", BrokerNames.ArticleKey("harbour-post"));
        Assert.Equal("article.www_harbour_example", BrokerNames.ArticleKey("www.harbour.example"));
        Assert.Equal("outcome.unknown.rejected", BrokerNames.OutcomeKey(null, "rejected"));
        Assert.Equal("report.mill.final", BrokerNames.ReportKey("mill", "final"));
        Assert.InRange(BrokerNames.QuarantineKey(new string('ж', 2_000), "malformed_json").Length, 1, 120);
    }

    [Fact]
    public void Message_ids_follow_from_what_is_said()
    {
        var id = MessageIds.Of("report", "mill", "1");

        Assert.Equal(id, MessageIds.Of("report", "mill", "1"));
        Assert.NotEqual(id, MessageIds.Of("report", "mill", "2"));
        Assert.NotEqual(MessageIds.Of("a", "bc"), MessageIds.Of("ab", "c"));
        Assert.Equal('5', id.ToString()[14]);
        Assert.Contains(id.ToString()[19], "89ab");
    }
}
