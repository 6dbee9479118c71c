using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Cli.Input.Exports;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Collecting;

/// <summary>What the collector asks of a web site, and what it sends on.</summary>
public sealed class CollectorTests : IAsyncLifetime
{
    private const string Body =
        "The mill on the north quay burnt down on Tuesday night. Two men were hurt. Nobody was inside when "
        + "the roof fell, the fire service said.";

    private readonly MovedClock _clock = new();
    private readonly List<ArticleVersion> _sent = [];
    private readonly List<string> _said = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("nd-collect-").FullName;
    private readonly List<IDisposable> _opened = [];
    private SqliteStore _store = null!;
    private LoopbackSite _site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await LoopbackSite.OpenAsync();
        _store = new SqliteStore(Path.Combine(_folder, "state.db"));
        await _store.MigrateAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened)
            opened.Dispose();
        await _site.DisposeAsync();
        _store.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_feed_leads_to_its_pages_and_each_is_sent_once()
    {
        _site.Feed("/feed", "/a", "/b");
        _site.Page("/a", "Mill burns down", Body);
        _site.Page("/b", "Mill lost", Body + " The council has promised to help.");
        var collector = await CollectorAsync("/feed");

        await RoundsAsync(collector, 3);

        Assert.Equal(
            [_site.Of("/a").AbsoluteUri, _site.Of("/b").AbsoluteUri],
            _sent.Select(article => article.Key.ArticleId).Order(StringComparer.Ordinal)
        );
        Assert.All(
            _sent,
            article =>
                Assert.Equal(
                    ("127.0.0.1", 1, new DateTimeOffset(2030, 5, 3, 10, 0, 0, TimeSpan.Zero)),
                    (article.Key.Outlet.Value, article.Version, article.PublishedAt)
                )
        );
        Assert.Equal(["/feed", "/a", "/b"], _site.Asked);
        Assert.Empty(_said);
    }

    [Fact]
    public async Task A_page_is_asked_for_later_and_later_only_what_has_changed_and_a_change_is_a_version()
    {
        _site.Page("/a", "Mill burns down", Body);
        var collector = await CollectorAsync("/a");
        var looks = new List<int>();
        for (var minute = 0; minute < 600; minute += 5)
        {
            if ((await collector.RoundAsync(Cancel)).Asked > 0)
                looks.Add(minute);
            _clock.Move(TimeSpan.FromMinutes(5));
        }
        Assert.InRange(looks.Count, 5, 7);
        Assert.All(
            looks.Zip(looks.Skip(1)).Zip(looks.Skip(2)),
            three => Assert.True(three.Second - three.First.Second > three.First.Second - three.First.First)
        );
        Assert.Single(_sent);

        _site.Page("/a", "Mill burns down", Body + " A third man died in hospital.");
        _clock.Move(TimeSpan.FromDays(1));
        await RoundsAsync(collector, 1);

        Assert.Equal((2, _clock.GetUtcNow()), (_sent[^1].Version, _sent[^1].PublishedAt));
        Assert.Equal(_sent[0].Key, _sent[1].Key);
    }

    [Fact]
    public async Task State_outlives_the_process()
    {
        _site.Feed("/feed", "/a");
        _site.Page("/a", "Mill burns down", Body);
        await RoundsAsync(await CollectorAsync("/feed"), 2);
        _clock.Move(TimeSpan.FromHours(1));

        await RoundsAsync(await CollectorAsync("/feed"), 2);

        Assert.Single(_sent);
        Assert.Equal(["/a", "/a", "/feed", "/feed"], _site.Asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_article_that_moved_stays_the_same_article()
    {
        _site.Feed("/feed", "/old", "/new");
        _site.Moved("/old", "/new");
        _site.Page("/new", "Mill burns down", Body);
        var collector = await CollectorAsync("/old");
        await RoundsAsync(collector, 1);
        _site.Page("/new", "Mill burns down", Body + " A third man died in hospital.");
        _clock.Move(TimeSpan.FromHours(1));
        await RoundsAsync(collector, 1);

        Assert.Equal(
            [(_site.Of("/old").AbsoluteUri, 1), (_site.Of("/old").AbsoluteUri, 2)],
            _sent.Select(article => (article.Key.ArticleId, article.Version ?? 0))
        );
        Assert.Equal(["/old", "/new", "/new"], _site.Asked);

        await RoundsAsync(await CollectorAsync("/feed", "/old"), 3);
        Assert.Equal(2, _sent.Count);
    }

    [Fact]
    public async Task A_redirect_for_now_is_followed_and_asked_again_at_its_old_address()
    {
        _site.Moved("/old", "/new", 302);
        _site.Page("/new", "Mill burns down", Body);
        var collector = await CollectorAsync("/old");
        await RoundsAsync(collector, 1);
        _clock.Move(TimeSpan.FromHours(1));
        await RoundsAsync(collector, 1);

        Assert.Equal(["/old", "/new", "/old", "/new"], _site.Asked);
        Assert.Single(_sent);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        _site.Moved("/a", "/b");
        _site.Moved("/b", "/a");

        await RoundsAsync(await CollectorAsync("/a"), 1);

        Assert.EndsWith("more than 5 redirects", Assert.Single(_said), StringComparison.Ordinal);
        Assert.InRange(_site.Asked.Count, 1, 7);
    }

    [Fact]
    public async Task A_host_that_wants_to_be_left_alone_is_for_as_long_as_it_says()
    {
        _site.On(
            "/a",
            context =>
            {
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "7200";
                return Task.CompletedTask;
            }
        );
        _site.Page("/b", "Mill burns down", Body);
        var collector = await CollectorAsync("/a", "/b");
        await RoundsAsync(collector, 1);
        _clock.Move(TimeSpan.FromMinutes(119));
        await RoundsAsync(collector, 1);
        Assert.Equal(["/a"], _site.Asked);

        _site.Page("/a", "Mill lost", Body);
        _clock.Move(TimeSpan.FromHours(2));
        await RoundsAsync(collector, 1);

        Assert.Equal(["/a", "/a", "/b"], _site.Asked.Order(StringComparer.Ordinal));
        Assert.Equal(2, _sent.Count);
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_not_asked()
    {
        _site.Text(
            "/robots.txt",
            "text/plain",
            "User-agent: *\nDisallow: /private\n\nUser-agent: narrativediff\nDisallow: /a\nAllow: /a/open\n"
        );
        _site.Page("/a", "Mill burns down", Body);
        _site.Page("/a/open", "Mill lost", Body);
        _site.Page("/private", "Mill gone", Body);

        await RoundsAsync(await CollectorAsync("/a", "/a/open", "/private"), 1);

        Assert.Equal(["/a/open", "/private"], _site.Asked.Order(StringComparer.Ordinal));
        Assert.Contains(_said, line => line.EndsWith("robots.txt forbids it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_asked_while_robots_txt_cannot_be_read()
    {
        _site.On(
            "/robots.txt",
            context =>
            {
                context.Response.StatusCode = 500;
                return Task.CompletedTask;
            }
        );
        _site.Page("/a", "Mill burns down", Body);

        await RoundsAsync(await CollectorAsync("/a"), 1);

        Assert.Empty(_site.Asked);
        Assert.Contains("robots.txt cannot be read", Assert.Single(_said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slow")]
    [InlineData("endless")]
    [InlineData("packed")]
    [InlineData("announced")]
    public async Task A_body_without_end_is_left_in_time(string kind)
    {
        _site.On(
            "/a",
            async context =>
            {
                context.Response.ContentType = "text/html";
                if (kind == "announced")
                    context.Response.ContentLength = 10_000_000_000;
                if (kind == "packed")
                    context.Response.Headers.ContentEncoding = "gzip";
                await using var body =
                    kind == "packed" ? new GZipStream(context.Response.Body, CompressionLevel.Fastest) : context.Response.Body;
                for (var i = 0; i < 5_000 && !context.RequestAborted.IsCancellationRequested; i++)
                {
                    await body.WriteAsync(kind == "slow" ? "a"u8.ToArray() : new byte[65_536], context.RequestAborted);
                    await body.FlushAsync(context.RequestAborted);
                    if (kind == "slow")
                        await Task.Delay(50, context.RequestAborted);
                }
            }
        );
        var clock = System.Diagnostics.Stopwatch.StartNew();

        await RoundsAsync(await CollectorAsync("/a"), 1);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"took {clock.Elapsed}");
        Assert.EndsWith(
            kind == "slow" ? "no whole answer within 2 s" : "the answer has more than 300000 bytes",
            Assert.Single(_said),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Addresses_of_this_machine_are_not_asked_unless_allowed()
    {
        _site.Page("/a", "Mill burns down", Body);

        await RoundsAsync(await CollectorAsync(allowPrivate: false, "/a"), 1);

        Assert.Empty(_site.Asked);
        Assert.Contains("127.0.0.1", Assert.Single(_said), StringComparison.Ordinal);
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task An_article_whole_in_its_feed_is_sent_without_its_page()
    {
        var feed =
            "<rss version=\"2.0\" "
            + "xmlns:c=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>t</title><item><title>Mill "
            + $"burns down</title><link>{_site.Of("/a")}</link><guid>g1</guid><c:encoded>{Body}</c:encoded></item></channel></rss>";
        _site.Text("/feed", "text/xml", feed);
        var collector = await CollectorAsync("/feed");
        await RoundsAsync(collector, 1);
        _site.Text("/feed", "text/xml", feed.Replace("Two men", "Three men", StringComparison.Ordinal));
        _clock.Move(TimeSpan.FromHours(1));
        await RoundsAsync(collector, 1);

        Assert.Equal(["/feed", "/feed"], _site.Asked);
        Assert.Equal(
            [(_site.Of("/a").AbsoluteUri, 1), (_site.Of("/a").AbsoluteUri, 2)],
            _sent.Select(article => (article.Key.ArticleId, article.Version ?? 0))
        );
    }

    [Fact]
    public async Task A_page_that_is_gone_or_no_article_is_said_and_asked_for_less_and_less()
    {
        _site.Text("/pdf", "application/pdf", "%PDF");
        var collector = await CollectorAsync("/gone", "/pdf");
        await RoundsAsync(collector, 1);
        _clock.Move(TimeSpan.FromMinutes(10));
        await RoundsAsync(collector, 1);

        Assert.Equal(["/gone", "/pdf"], _site.Asked.Order(StringComparer.Ordinal));
        Assert.Contains(_said, line => line.EndsWith("the host answered 404", StringComparison.Ordinal));
        Assert.Contains(_said, line => line.EndsWith("the answer is application/pdf, neither a feed nor a page", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_could_not_be_sent_is_sent_the_next_time()
    {
        _site.Page("/a", "Mill burns down", Body);
        var broken = true;
        var collector = await CollectorAsync(
            allowPrivate: true,
            send: (article, _) =>
            {
                if (broken)
                    throw new IOException("the broker is away");
                _sent.Add(article);
                return Task.CompletedTask;
            },
            "/a"
        );
        await Assert.ThrowsAsync<IOException>(() => collector.RoundAsync(Cancel));
        broken = false;

        await RoundsAsync(collector, 1);

        Assert.Single(_sent);
    }

    private Task<Collector> CollectorAsync(params string[] paths) => CollectorAsync(allowPrivate: true, paths);

    private Task<Collector> CollectorAsync(bool allowPrivate, params string[] paths) =>
        CollectorAsync(
            allowPrivate,
            (article, _) =>
            {
                lock (_sent)
                    _sent.Add(article);
                return Task.CompletedTask;
            },
            paths
        );

    private async Task<Collector> CollectorAsync(
        bool allowPrivate,
        Func<ArticleVersion, CancellationToken, Task> send,
        params string[] paths
    )
    {
        var options = new CollectorOptions
        {
            AllowPrivate = allowPrivate,
            HostDelay = TimeSpan.Zero,
            Timeout = TimeSpan.FromSeconds(2),
            MaxBytes = 300_000,
        };
        var client = new PoliteClient(options, _clock);
        _opened.Add(client);
        var collector = new Collector(
            options,
            client,
            new CollectedReader(new InputOptions()),
            _store,
            _clock,
            send,
            line =>
            {
                lock (_said)
                    _said.Add(line);
            }
        );
        await collector.StartAsync([.. paths.Select(path => new FeedSource(_site.Of(path), null))], Cancel);
        return collector;
    }

    private static async Task RoundsAsync(Collector collector, int rounds)
    {
        for (var i = 0; i < rounds; i++)
            await collector.RoundAsync(Cancel);
    }
}
