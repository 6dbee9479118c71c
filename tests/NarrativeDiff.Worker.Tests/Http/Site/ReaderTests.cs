using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Sample;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A reader's ways through the pages: simple and full view, pictures with tables, print, the list of stories, articles of one's
/// own.</summary>
public sealed class ReaderTests(Chromium chromium, SampleReport sample) : IClassFixture<Chromium>, IClassFixture<SampleReport>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal const string TabStops =
        "[...document.querySelectorAll('a[href], button, input, select, textarea, summary, "
        + "[tabindex=\"0\"]')].filter(part => part.checkVisibility() && !part.disabled).length";

    [Fact]
    public async Task The_simple_view_of_five_articles_has_at_most_a_hundred_and_fifty_tab_stops()
    {
        await using var visit = await chromium.GoAsync(await chromium.PutAsync("simple", sample.Report));
        Assert.InRange(await visit.AskAsync<int>(TabStops), 40, 150);

        await visit.Page.ClickAsync("#full-view");
        Assert.InRange(await visit.AskAsync<int>(TabStops), 500, int.MaxValue);
        Assert.Equal("true", await visit.Page.GetAttributeAsync("#full-view", "aria-pressed"));
    }

    [Fact]
    public async Task Each_picture_has_its_table_and_a_theme_opens_into_its_statements()
    {
        await using var visit = await chromium.GoAsync(await chromium.PutAsync("pictures", sample.Report));

        foreach (var picture in new[] { "theme-map", "place-map", "overlap", "source-map" })
            Assert.Equal(1, await visit.Page.Locator($"#{picture} svg.chart").CountAsync());
        Assert.All(
            new[] { "place-map", "overlap", "source-map" },
            async picture => Assert.True(await visit.Page.Locator($"#{picture} table").CountAsync() > 0)
        );
        Assert.NotEmpty(await visit.Page.Locator(".name-map svg circle.voice-outlet").AllAsync());

        // One colour a source: its bars bear the class of its row, in every column.
        var colours = await visit.AskAsync<string[]>(
            "[...document.querySelectorAll('#source-map rect[class^=p]')].map(bar => bar.getAttribute('class') + "
                + "' ' + bar.querySelector('title').textContent.split(': ')[1].split(', ')[0])"
        );
        Assert.All(
            colours.Select(colour => colour.Split(' ', 2)).GroupBy(colour => colour[0]),
            source => Assert.Single(source.Select(colour => colour[1]).Distinct())
        );

        await visit.Page.Locator("#theme-map svg a").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        var theme = await visit.AskAsync<string>("location.hash.slice(1)");
        await visit.UntilAsync($"document.getElementById('{theme}').open && document.getElementById('{theme}').checkVisibility()");
        Assert.Equal(
            sample.Report.Themes.First(one => one.Id == theme).Statements.Length,
            await visit.Page.Locator($"#{theme} ol li").CountAsync()
        );
    }

    /// <summary>What is shown in a scrolled box on the screen is whole on paper: a box that keeps its height prints over what
    /// follows.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_paper_nothing_is_printed_over_anything(bool full)
    {
        await using var visit = await chromium.GoAsync(await chromium.PutAsync("paper", sample.Report));
        if (full)
            await visit.DoAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");
        await visit.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        Assert.Empty(
            await visit.AskAsync<string[]>(
                "[...document.querySelectorAll('.scroll, .scroll-x, .side')].filter(box => box.checkVisibility() && "
                    + "getComputedStyle(box).overflowY === 'visible' && box.scrollHeight > box.clientHeight + 2 && "
                    + "getComputedStyle(box).maxHeight !== 'none').map(box => box.className)"
            )
        );
        Assert.Empty(
            await visit.AskAsync<string[]>(
                "[...document.querySelectorAll('.scroll')].filter(box => box.checkVisibility() && "
                    + "getComputedStyle(box).maxHeight !== 'none').map(box => box.className)"
            )
        );
        Assert.Empty(
            await visit.AskAsync<string[]>(
                "(() => { const parts = [...document.querySelectorAll('#appendix > details > *, #appendix > *, main "
                    + "> section')].filter(part => part.checkVisibility()); return parts.filter(part => "
                    + "part.nextElementSibling?.checkVisibility() && "
                    + "part.nextElementSibling.getBoundingClientRect().height > 0 && Math.max(...[part, "
                    + "...part.querySelectorAll('tr, p, li')].filter(inner => inner.checkVisibility()).map(inner => "
                    + "inner.getBoundingClientRect().bottom)) > part.nextElementSibling.getBoundingClientRect().top + "
                    + "1).map(part => part.outerHTML.slice(0, 80)); })()"
            )
        );
        var pdf = await visit.Page.PdfAsync();
        await File.WriteAllBytesAsync(
            Path.Combine(
                Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName,
                full ? "paper-full.pdf" : "paper.pdf"
            ),
            pdf,
            Cancel
        );
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
    }

    [Fact]
    public async Task Judging_and_hedging_words_are_marked_in_the_annotated_article()
    {
        await using var visit = await chromium.GoAsync(await chromium.PutAsync("words", sample.Report) + "#E");

        Assert.NotEmpty(await visit.Page.Locator("#E mark.judging").AllTextContentsAsync());
        Assert.NotEmpty(await visit.Page.Locator("#articles mark.hedging").AllTextContentsAsync());
        // The marks take nothing from the text and add nothing.
        var witness = sample.Report.Witnesses.First(one => one.Siglum == "E");
        var sentence = witness.Sentences.First(one => one.Field == "body");
        Assert.Equal(
            witness.Body.Substring(sentence.Start, sentence.Length),
            await visit.AskAsync<string>($"document.getElementById('E-{sentence.Index}').textContent")
        );
    }

    [Fact]
    public async Task The_list_names_outlets_and_the_day_of_the_event_and_is_narrowed_and_sorted()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        await worker.SendAsync(
            Some.Message(
                Some.Version("coast-daily", body: "Gulls nest on the pier again.", hint: "gulls", headline: "Gulls are back", minute: 2_000)
            )
        );
        await using var visit = await chromium.GoAsync(worker.Address.AbsoluteUri);

        Assert.Contains(
            "harbour-post, valley-echo, nightly",
            await visit.TextAsync(".story:has-text('mill') .outlets"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "event " + Some.Noon.UtcDateTime.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture),
            (await visit.TextAsync(".story:has-text('mill') .about")).ReplaceLineEndings(" "),
            StringComparison.Ordinal
        );
        Assert.Equal(4, await visit.Page.Locator(".story-clock .dot").CountAsync());
        await visit.PictureAsync("list-clock", whole: true);

        await visit.Page.FillAsync(".search [name=q]", "pier");
        await visit.Page.CheckAsync(".search [name=in]");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.UntilAsync("location.search.includes('in=bodies') && document.querySelectorAll('.story').length === 1");
        Assert.Equal("Gulls are back", await visit.TextAsync(".story h2"));
        await visit.Page.GotoAsync($"{worker.Address}?outlet=nightly&sort=event");
        Assert.Equal(1, await visit.Page.Locator(".story").CountAsync());
        Assert.Equal("", string.Join('\n', await Axe.ViolationsAsync(visit)));
        await visit.Page.GotoAsync($"{worker.Address}?from=1999-13-45&until=0001-01-01&sort=nonsense&after=x");
        Assert.Equal("", string.Join(' ', visit.Complaints));
    }

    [Fact]
    public async Task Articles_are_pasted_and_chosen_as_files_in_the_browser_and_lead_to_their_story()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await using var visit = await chromium.GoAsync($"{worker.Address}add");
        Assert.Equal("", string.Join('\n', await Axe.ViolationsAsync(visit)));

        await visit.Page.ClickAsync("#add [type=submit]");
        Assert.Contains("paste a text or choose a file first", await visit.TextAsync("#added"), StringComparison.Ordinal);
        await visit.Page.FillAsync("#add [name=outlet]", "harbour-post");
        await visit.Page.FillAsync("#add [name=headline]", "Fire destroys <b>mill</b>");
        await visit.Page.FillAsync("#add [name=body]", "A fire destroyed the old flour mill on Monday night.");
        await visit.Page.FillAsync("#add [name=story]", "mill");
        await visit.Page.SetInputFilesAsync(
            "#add [name=files]",
            (Microsoft.Playwright.FilePayload[])
                [
                    new Microsoft.Playwright.FilePayload
                    {
                        Name = "valley-echo__mill.txt",
                        MimeType = "text/plain",
                        Buffer = "Mill gone\nThe old flour mill was destroyed by a fire."u8.ToArray(),
                    },
                    new Microsoft.Playwright.FilePayload
                    {
                        Name = "two.jsonl",
                        MimeType = "application/json",
                        Buffer =
                            "{\"outlet\":\"nightly\",\"articleId\":\"m\",\"headline\":\"Fire\",\"body\":\"A fire on Monday.\",\"publishedAt\":\"2024-03-05T08:00:00Z\"}\nno json\n"u8.ToArray(),
                    },
                ]
        );
        await visit.Page.ClickAsync("#add [type=submit]");
        await visit.UntilAsync("document.querySelectorAll('#added li').length === 4");

        Assert.Equal(3, await visit.Page.Locator("#added a[href='/stories/mill']").CountAsync());
        Assert.Equal(1, await visit.Page.Locator("#added .bad").CountAsync());
        Assert.Equal(3, (await worker.Store.VersionsOfStoryAsync("mill", Cancel)).Count);
        Assert.Equal("", string.Join(' ', visit.Complaints));
        await visit.PictureAsync("add");
    }

    [Fact]
    public async Task Pages_come_compressed_to_whoever_asks_and_the_rest_as_it_is()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        using var client = new HttpClient { BaseAddress = worker.Address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");

        using var page = await client.GetAsync(new Uri("stories/mill", UriKind.Relative), Cancel);
        using var json = await client.GetAsync(new Uri("api/stories", UriKind.Relative), Cancel);

        Assert.Equal("gzip", Assert.Single(page.Content.Headers.ContentEncoding));
        Assert.Empty(json.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task An_unknown_story_is_a_page_with_a_way_on()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/nowhere");

        Assert.Equal("No such story", await visit.TextAsync("h1"));
        Assert.Equal("", string.Join('\n', await Axe.ViolationsAsync(visit)));
        await visit.Page.ClickAsync("main a");
        Assert.Equal(worker.Address.AbsoluteUri, visit.Page.Url);
    }
}
