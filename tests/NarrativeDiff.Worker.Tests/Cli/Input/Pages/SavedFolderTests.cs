using System.Text.Json;
using NarrativeDiff.Worker.Collecting;
using NarrativeDiff.Worker.Http.Site;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>Folders of pages as a real browser saves them, each page with its time in another form: compared with nothing said
/// beside the folder.</summary>
public sealed class SavedFolderTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly InputFolder _folder = new();

    /// <summary>What a page puts where, and the time that a reader of it knows.</summary>
    private sealed record Page(string Outlet, string Head, string BesideHeadline, string Time);

    /// <summary>Ways of saying ten o'clock UTC, and later hours.</summary>
    private static readonly Page[] Ways =
    [
        new("Harbour Post", Json("2030-05-03T11:00:00+0100"), "", "2030-05-03T10:00:00Z"),
        new("River Echo", """<meta property="article:published_time" content="2030-05-03T11:15:00Z">""", "", "2030-05-03T11:15:00Z"),
        new("Lenn Courier", "", """<time datetime="2030-05-03T14:30:00+02:00">3 May</time>""", "2030-05-03T12:30:00Z"),
        new("Quay Gazette", """<meta name="date" content="Fri, 03 May 2030 13:45:00 GMT">""", "", "2030-05-03T13:45:00Z"),
        new("Island Mail", "", "<p class=\"date\">May 3, 2030 10:50 am EDT</p>", "2030-05-03T14:50:00Z"),
    ];

    public static TheoryData<string, string[]> Events =>
        new()
        {
            {
                "Mill burns down on the north quay",
                ["A fire destroyed the old flour mill on the north quay.", "Two men were hurt.", "The owner denied that an alarm was off."]
            },
            {
                "Ferry crews walk out in Lenn",
                [
                    "Ferry crews between the islands stopped work.",
                    "The port said nine crossings were lost.",
                    "The union asked for longer breaks.",
                ]
            },
            {
                "Lock gate falls on the Kesten canal",
                [
                    "A crane fell on the gate of the old lock.",
                    "Boats queued as far as the mill.",
                    "The canal board said a new gate would cost $3 million.",
                ]
            },
            {
                "Council rejects tunnel under the harbour",
                [
                    "The council rejected a tunnel under the harbour.",
                    "Eleven members voted against it.",
                    "The mayor called the vote a lost year.",
                ]
            },
            {
                "School closes after roof gives way",
                ["A roof over a school gym gave way at night.", "Nobody was inside.", "Engineers said wet snow had been too heavy."]
            },
        };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Events))]
    public async Task A_folder_of_saved_pages_becomes_a_report_with_their_times(string headline, string[] facts)
    {
        await using var site = await LoopbackSite.OpenAsync();
        var pages = Ways.Skip(headline.Length % 2).Take(3 + headline.Length % 2).ToArray();
        foreach (var (i, page) in pages.Index())
        {
            site.Text($"/{i}", "text/html; charset=utf-8", Html(page, headline, facts));
            // a single file (MHTML) has no scripts, and so none of the metadata in them: such a page is saved as HTML
            var whole = page.Head.Contains("ld+json", StringComparison.Ordinal);
            _folder.Write($"saved/{page.Outlet} {i}.{(whole ? "html" : "mhtml")}", await SaveAsync(site.Of($"/{i}"), whole));
        }
        var (html, json) = (_folder.Of("report.html"), _folder.Of("report.json"));

        var shown = await VerbRun.Compare(_folder.Of("saved"), "--out", html);
        var written = await VerbRun.Compare(_folder.Of("saved"), "--out", json);

        Assert.Equal((ExitCode.Success, ExitCode.Success), (shown.Code, written.Code));
        Assert.DoesNotContain("1970", await File.ReadAllTextAsync(html, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(json, TestContext.Current.CancellationToken));
        Assert.Equal(
            pages.Select(page => page.Time).Order(),
            report.RootElement.GetProperty("witnesses").EnumerateArray().Select(one => one.GetProperty("publishedAt").GetString()!).Order()
        );
    }

    /// <summary>As "Save as" writes it: HTML, or a single file.</summary>
    private async Task<string> SaveAsync(Uri address, bool whole)
    {
        await using var visit = await chromium.GoAsync(address.AbsoluteUri);
        if (whole)
            return await visit.Page.ContentAsync();
        var browser = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        var snapshot = await browser.SendAsync("Page.captureSnapshot", new Dictionary<string, object> { ["format"] = "mhtml" });
        return snapshot!.Value.GetProperty("data").GetString()!;
    }

    private static string Json(string time) =>
        $$"""<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"{{time}}"}</script>""";

    private static string Html(Page page, string headline, string[] facts)
    {
        var words = string.Concat(
            facts.Select(
                (fact, i) =>
                    $"<p>{fact} {page.Outlet} was told so by two people who were near, one of whom asked not to be named for part {i + 1}.</p>"
            )
        );
        return $"""
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{headline} - {page.Outlet}</title>
            <meta property="og:site_name" content="{page.Outlet}"><meta property="og:title" content="{headline}">{page.Head}</head>
            <body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
            <article><h1>{headline}</h1>{page.BesideHeadline}{words}</article>
            <footer>All rights reserved</footer></body></html>
            """;
    }
}
