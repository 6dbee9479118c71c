using System.Net;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Collecting;

/// <summary>Which addresses may be asked, by networks, by robots.txt and by the list.</summary>
public sealed class CollectingRulesTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    public void An_inner_address_is_not_public(string address) => Assert.False(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("9.9.9.9")]
    [InlineData("172.32.0.1")]
    [InlineData("::ffff:9.9.9.9")]
    [InlineData("2620:fe::fe")]
    public void An_outer_one_is(string address) => Assert.True(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task A_name_is_looked_at_by_what_it_resolves_to(string host) =>
        await Assert.ThrowsAsync<HttpRequestException>(async () =>
            await PublicAddress.ConnectAsync(new DnsEndPoint(host, 9), PublicAddress.IsPublic, "", TestContext.Current.CancellationToken)
        );

    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("user-agent: NarrativeDiff/2\ndisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", true)]
    [InlineData("User-agent: other\nUser-agent: narrativediff\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/a-b-d-c-e", false)]
    [InlineData("User-agent: *\nDisallow: /s?q=", "/s?q=1", false)]
    [InlineData("<html>no robots</html>", "/a", true)]
    [InlineData("User-agent: *\nDisallow: / # all\n", "/robots.txt", true)]
    public void Robots_txt_is_read_as_the_standard_says(string text, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(text, "narrativediff").Allows(new Uri("https://site.example" + path)));

    [Fact]
    public void A_delay_is_taken_up_to_a_minute() =>
        Assert.Equal(
            (TimeSpan.FromSeconds(7.5), TimeSpan.FromMinutes(1)),
            (
                RobotsRules.Parse("User-agent: *\nCrawl-delay: 7.5", "x").CrawlDelay,
                RobotsRules.Parse("User-agent: *\nCrawl-delay: 99999", "x").CrawlDelay
            )
        );

    [Fact]
    public void A_rule_of_many_stars_costs_no_time()
    {
        var rules = RobotsRules.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("a*", 900)) + "b", "x");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.True(rules.Allows(new Uri("https://site.example/" + new string('a', 20_000))));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_list_names_addresses_and_outlets()
    {
        var (sources, faults) = FeedSource.Read([
            "# news",
            "https://a.example/feed",
            "",
            "  harbour-post   https://b.example/feed # main",
            "ftp://c.example/",
            "a b https://d.example/",
        ]);

        Assert.Equal(
            [("https://a.example/feed", null), ("https://b.example/feed", "harbour-post")],
            sources.Select(source => (source.Address.AbsoluteUri, source.Outlet))
        );
        Assert.Equal(2, faults.Count);
        Assert.StartsWith("line 5: 'ftp://c.example/' is no web address", faults[0], StringComparison.Ordinal);
    }
}
