using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>The page in a real browser: quiet, inert, connected, and usable with and without its script.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Asks_for_nothing_but_itself_and_complains_of_nothing()
    {
        await using var visit = await chromium.OpenAsync();

        Assert.Equal([new Uri(chromium.File).AbsoluteUri], visit.Requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Hostile_texts_stay_texts()
    {
        await using var visit = await chromium.OpenAsync();

        Assert.Equal($"Crane at Velmar {SomeReport.Script} – NarrativeDiff", await visit.AskAsync<string>("document.title"));
        Assert.Equal(1, await visit.AskAsync<int>("document.scripts.length"));
        Assert.Equal(
            0,
            await visit.AskAsync<int>("document.querySelectorAll('img, iframe, object, embed, [onerror], [href^=\"javascript\"]').length")
        );
    }

    [Fact]
    public async Task The_policy_stops_a_script_that_is_not_the_page_s_own()
    {
        await using var visit = await chromium.OpenAsync();

        await visit.DoAsync(
            "{ const foreign = document.createElement('script'); foreign.textContent = 'document.title = "
                + "\"broken\"'; document.body.append(foreign); }"
        );

        Assert.DoesNotContain("broken\"", await visit.AskAsync<string>("document.title"), StringComparison.Ordinal);
        Assert.Contains("Content Security Policy", Assert.Single(visit.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_inside_the_page_leads_somewhere_and_no_id_is_used_twice()
    {
        await using var visit = await chromium.OpenAsync();

        Assert.Empty(
            await visit.AskAsync<string[]>(
                "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href')).filter(href => "
                    + "!document.getElementById(decodeURIComponent(href.slice(1))))"
            )
        );
        Assert.Empty(
            await visit.AskAsync<string[]>(
                "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, at, ids) => ids.indexOf(id) !== at)"
            )
        );
    }

    [Fact]
    public async Task The_matrix_has_one_cell_a_statement_and_article()
    {
        await using var visit = await chromium.OpenAsync();

        Assert.Equal(
            ["s1: ●L ●L ○", "s2: ✕ ◐¶2 ●¶3", "s3: ○ ●¶3 …"],
            await visit.AskAsync<string[]>(
                "[...document.querySelectorAll('.matrix tbody tr')].map(row => row.querySelector('.id').textContent "
                    + "+ ': ' + [...row.cells].slice(1).map(cell => cell.textContent.trim()).join(' '))"
            )
        );
    }

    [Fact]
    public async Task A_mark_of_the_matrix_shows_the_words_behind_it()
    {
        await using var visit = await chromium.OpenAsync();
        await visit.Page.ClickAsync("#full-view");

        await visit.Page.FocusAsync(".matrix a[href='#c-s1-C']");

        Assert.Equal("false", await visit.AskAsync<string>("String(document.getElementById('tip').hidden)"));
        Assert.Contains(
            "Not matched in guard by 4 Mar 10:00 UTC",
            await visit.AskAsync<string>("document.getElementById('tip').textContent"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_link_into_a_folded_part_opens_it()
    {
        await using var visit = await chromium.OpenAsync("#A.v1-2");

        Assert.Equal(
            ["A", "A.v1"],
            await visit.AskAsync<string[]>("[...document.querySelectorAll('#articles details[open]')].map(part => part.id)")
        );
    }

    [Fact]
    public async Task Any_two_articles_can_be_put_side_by_side_and_answering_sentences_light_up()
    {
        await using var visit = await chromium.OpenAsync();
        await visit.Page.ClickAsync("#full-view");

        await visit.Page.SelectOptionAsync("#left", "B");
        await visit.Page.SelectOptionAsync("#right", "C");
        await visit.Page.FocusAsync(".side .s[data-s='B-1']");

        Assert.Equal(
            ["“Rotten” crane crushes quay?", "Work stops at the dock"],
            await visit.AskAsync<string[]>("[...document.querySelectorAll('.side .headline')].map(e => e.textContent.trim())")
        );
        Assert.Equal(["B-1", "C-2"], await visit.AskAsync<string[]>("[...document.querySelectorAll('.lit')].map(e => e.dataset.s)"));
    }

    [Fact]
    public async Task Changes_only_hides_what_both_report_and_counts_it()
    {
        await using var visit = await chromium.OpenAsync();
        await visit.Page.ClickAsync("#full-view");

        await visit.Page.ClickAsync("#changes-only");

        Assert.Equal(
            ["A-0", "A-2", "B-0"],
            await visit.AskAsync<string[]>("[...document.querySelectorAll('.side .folded')].map(e => e.dataset.s)")
        );
        Assert.Equal("5 sentences shown, 3 hidden", await visit.AskAsync<string>("document.getElementById('side-count').textContent"));
    }

    [Fact]
    public async Task Filters_narrow_the_findings_and_count_what_they_hide()
    {
        await using var visit = await chromium.OpenAsync();
        await visit.Page.ClickAsync("#full-view");

        await visit.Page.SelectOptionAsync("#by-outlet", "guard");
        Assert.Equal("2 shown, 2 hidden", await visit.AskAsync<string>("document.getElementById('finding-count').textContent"));
        await visit.Page.SelectOptionAsync("#by-rule", "O1");
        Assert.Equal("1 shown, 3 hidden", await visit.AskAsync<string>("document.getElementById('finding-count').textContent"));
    }

    [Fact]
    public async Task Filters_look_for_names_weight_and_headlines_too()
    {
        await using var visit = await chromium.OpenAsync();
        await visit.Page.ClickAsync("#full-view");

        await visit.Page.FillAsync("#by-word", "ROTTEN");
        Assert.Equal("1 shown, 3 hidden", await visit.AskAsync<string>("document.getElementById('finding-count').textContent"));
        await visit.DoAsync(
            "{ const word = document.getElementById('by-word'); word.value = ''; word.dispatchEvent(new Event('input')); }"
        );
        await visit.Page.ClickAsync("#by-headline");
        Assert.Equal("2 shown, 2 hidden", await visit.AskAsync<string>("document.getElementById('finding-count').textContent"));
        await visit.DoAsync(
            "{ const weight = document.getElementById('by-weight'); weight.value = '0.6'; weight.dispatchEvent(new Event('input')); }"
        );
        Assert.Equal("1 shown, 3 hidden", await visit.AskAsync<string>("document.getElementById('finding-count').textContent"));
    }

    [Fact]
    public async Task Two_versions_of_one_article_stand_side_by_side_with_lines_between_what_became_what()
    {
        await using var visit = await chromium.OpenAsync();
        await visit.Page.ClickAsync("#full-view");

        await visit.Page.SelectOptionAsync("#left", "A.v1");
        await visit.Page.SelectOptionAsync("#right", "A");
        await visit.DoAsync("document.getElementById('side-by-side').scrollIntoView()");
        await visit.UntilAsync("document.querySelectorAll('.lines path').length === 2");
        Assert.Equal(
            ["line-edited", "line-same"],
            await visit.AskAsync<string[]>("[...document.querySelectorAll('.lines path')].map(line => line.getAttribute('class')).sort()")
        );
        await visit.PictureAsync("side-by-side");
        Assert.Equal(
            ["fell", "collapsed"],
            (await visit.Page.Locator(".side :is(del, ins)").AllTextContentsAsync()).Select(words => words.Trim())
        );
        Assert.Equal(
            ["Crane falls at Velmar dock", "The crane had been inspected in May."],
            (await visit.Page.Locator(".side:first-child .only-here").AllTextContentsAsync())
        );
        await visit.Page.ClickAsync("#changes-only");

        Assert.Equal(
            ["A.v1-1", "A-1", "A-2"],
            await visit.AskAsync<string[]>("[...document.querySelectorAll('.side .folded')].map(e => e.dataset.s)")
        );
    }

    [Fact]
    public async Task An_opened_article_has_the_others_in_its_margin()
    {
        await using var visit = await chromium.OpenAsync("#A");
        await visit.UntilAsync("document.querySelector('#A .margin') !== null");

        Assert.Equal(
            "s1 also morning-line; not in guard",
            await visit.AskAsync<string>("document.querySelector('#A .margin p').textContent")
        );
        await visit.PictureAsync("annotated");
    }

    [Fact]
    public async Task A_mark_of_the_matrix_opens_by_key_what_is_behind_it_and_closes_where_it_was()
    {
        await using var visit = await chromium.OpenAsync();
        await visit.Page.ClickAsync("#full-view");

        await visit.Page.FocusAsync(".matrix a[href='#c-s1-C']");
        await visit.Page.Keyboard.PressAsync("Enter");

        var reported = await visit.TextAsync("#tip[role=dialog]");
        foreach (var part in new[] { "guard", "Not matched", "by 4 Mar 10:00 UTC", "nearest sentence", "Work at the dock stopped" })
            Assert.Contains(part, reported, StringComparison.Ordinal);
        Assert.Equal("", await visit.AskAsync<string>("location.hash"));
        Assert.Equal("Close", await visit.AskAsync<string>("document.activeElement.textContent"));
        await visit.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("#c-s1-C", await visit.AskAsync<string>("document.activeElement.hash"));
        Assert.False(await visit.Page.Locator("#tip").IsVisibleAsync());

        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ClickAsync("#tip a:has-text('Show the statement')");
        Assert.Equal("#c-s1-C", await visit.AskAsync<string>("location.hash"));
        Assert.True(await visit.Page.Locator("#c-s1-C").IsVisibleAsync());
    }

    [Fact]
    public async Task Late_is_said_only_of_an_outlet_whose_earlier_version_lacks_the_statement()
    {
        var report = SomeReport.Make();
        ReportStatement Late(ReportStatement statement) =>
            statement with
            {
                Coverage =
                [
                    .. statement.Coverage.Select(cell =>
                        cell.Siglum == "A"
                            ? cell with
                            {
                                State = CoverageState.Late,
                                Certainties = [new VersionCertainty(2, "asserted")],
                            }
                            : cell
                    ),
                ],
            };
        await using var visit = await chromium.GoAsync(
            await chromium.PutAsync("late", report with { Statements = [Late(report.Statements[0]), .. report.Statements[1..]] })
        );

        Assert.StartsWith("◷", await visit.TextAsync(".matrix a[href='#c-s1-A']"), StringComparison.Ordinal);
        Assert.StartsWith("●", await visit.TextAsync(".matrix a[href='#c-s1-B']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_versions_that_do_not_follow_each_other_pair_by_what_became_of_each_sentence()
    {
        var report = SomeReport.Make();
        var post = report.Witnesses[0];
        // Version 2 becomes 3 without a change of the sentences that 1 and 2 share.
        var middle = new ReportVersion
        {
            Version = 2,
            PublishedAt = post.PublishedAt.AddMinutes(-30),
            Headline = post.Headline,
            Body = post.Body,
            ContentSha256 = post.ContentSha256,
            Sentences = post.Sentences,
        };
        var address = await chromium.PutAsync(
            "three",
            report with
            {
                Witnesses = [post with { Version = 3, EarlierVersions = [.. post.EarlierVersions, middle] }, .. report.Witnesses[1..]],
            }
        );
        await using var visit = await chromium.GoAsync(address);
        await visit.Page.ClickAsync("#full-view");

        await visit.Page.SelectOptionAsync("#left", "A.v1");
        await visit.Page.SelectOptionAsync("#right", "A");
        await visit.Page.Locator("#side-by-side .pair").ScrollIntoViewIfNeededAsync();
        await visit.UntilAsync("document.querySelectorAll('.lines path').length === 2");
        Assert.Equal(
            ["fell", "collapsed"],
            (await visit.Page.Locator(".side :is(del, ins)").AllTextContentsAsync()).Select(words => words.Trim())
        );
        await visit.Page.ClickAsync("#changes-only");
        Assert.Equal(0, await visit.Page.Locator(".side .why:visible").CountAsync());
    }

    [Fact]
    public async Task Of_several_answers_only_the_best_has_a_line_until_the_sentence_is_pointed_at()
    {
        var report = SomeReport.Make();
        var address = await chromium.PutAsync(
            "answers",
            report with
            {
                Links =
                [
                    .. report.Links,
                    new ReportLink(new LinkEnd("A", 0), new LinkEnd("B", 1), 0.85),
                    new ReportLink(new LinkEnd("A", 1), new LinkEnd("B", 0), 0.82),
                ],
            }
        );
        await using var visit = await chromium.GoAsync(address);
        await visit.Page.ClickAsync("#full-view");
        await visit.Page.SelectOptionAsync("#left", "A");
        await visit.Page.SelectOptionAsync("#right", "B");
        await visit.Page.Locator("#side-by-side .pair").ScrollIntoViewIfNeededAsync();
        await visit.UntilAsync("document.querySelectorAll('.lines path').length === 1");

        await visit.Page.FocusAsync(".side .s[data-s='A-0']");
        await visit.UntilAsync("document.querySelectorAll('.lines path').length === 2");
    }

    [Fact]
    public async Task A_sentence_that_moved_is_drawn_as_moved()
    {
        var report = SomeReport.Make();
        var address = await chromium.PutAsync("moved", report with { Edits = [new ReportEdit("A", 1, 2, "move", true, [1], [0])] });
        await using var visit = await chromium.GoAsync(address);
        await visit.Page.ClickAsync("#full-view");

        await visit.Page.SelectOptionAsync("#left", "A.v1");
        await visit.Page.SelectOptionAsync("#right", "A");
        await visit.Page.Locator("#side-by-side").ScrollIntoViewIfNeededAsync();
        await visit.UntilAsync("document.querySelector('.lines path') !== null");

        Assert.Contains(
            "line-moved moved",
            await visit.AskAsync<string[]>("[...document.querySelectorAll('.lines path')].map(line => line.getAttribute('class'))")
        );
    }

    [Fact]
    public async Task The_two_sides_scroll_together_until_told_not_to()
    {
        var address = await chromium.PutAsync("tall", LargeReport.Make(witnesses: 8, sentences: 60, findings: 4));
        await using var visit = await chromium.GoAsync(address);
        await visit.Page.ClickAsync("#full-view");
        await visit.Page.Locator("#side-by-side .pair").ScrollIntoViewIfNeededAsync();
        await visit.UntilAsync(
            "document.querySelectorAll('.side .s[data-paired]').length > 50 && document.querySelector('.lines path') !== null"
        );
        const string Right = "document.querySelectorAll('.side')[1].scrollTop";

        await visit.Page.Locator(".side").First.HoverAsync();
        await visit.Page.Mouse.WheelAsync(0, 900);
        await visit.UntilAsync($"{Right} > 400");
        await visit.PictureAsync("scrolled-together");
        var followed = await visit.AskAsync<double>(Right);
        await visit.Page.UncheckAsync("#together");
        await visit.Page.Locator(".side").First.HoverAsync();
        await visit.Page.Mouse.WheelAsync(0, 900);
        await visit.UntilAsync("document.querySelectorAll('.side')[0].scrollTop > 1000");

        Assert.Equal(followed, await visit.AskAsync<double>(Right));
    }

    [Fact]
    public async Task A_phrase_of_the_label_table_is_found_wherever_it_is_folded_away()
    {
        var address = await chromium.PutAsync("labels", FullReport.Of(SomeReport.Make()));
        await using var visit = await chromium.GoAsync(address);
        await visit.Page.ClickAsync("#full-view");

        await visit.Page.FillAsync("#by-phrase", "BLAZ");

        Assert.Equal("1 shown, 3 hidden", await visit.TextAsync("#phrase-count"));
        Assert.Equal(["blaze"], await visit.Page.Locator("#labels .labels tbody tr:visible th").AllTextContentsAsync());
        await visit.Page.FillAsync("#by-phrase", "");
        Assert.Equal("", await visit.TextAsync("#phrase-count"));
    }

    [Fact]
    public async Task An_edit_is_shown_by_what_differs_and_a_weight_opens_to_its_reasons()
    {
        await using var visit = await chromium.OpenAsync();
        await visit.Page.ClickAsync("#full-view");

        Assert.NotEmpty(await visit.Page.Locator("#lead-f-2 del").AllTextContentsAsync());
        Assert.NotEmpty(await visit.Page.Locator("#lead-f-2 ins").AllTextContentsAsync());
        await visit.Page.Locator("#lead-f-1 .reasons summary").PressAsync("Enter");
        Assert.Contains("support 1.00", await visit.TextAsync("#lead-f-1 .reasons"), StringComparison.Ordinal);
        await visit.Page.FillAsync("#by-size", "0.9");
        Assert.Equal("4 shown, 0 hidden", await visit.TextAsync("#finding-count"));
    }

    /// <summary>Two seconds on a machine that does nothing else; here others may be at work too. The figures are kept beside the
    /// pictures.</summary>
    [Fact]
    public async Task Of_two_hundred_articles_the_first_view_is_soon_there()
    {
        var address = await chromium.PutAsync("two-hundred", LargeReport.Make(witnesses: 200, sentences: 30, findings: 400));
        await using var visit = await chromium.GoAsync(address);
        await visit.UntilAsync("performance.getEntriesByName('first-contentful-paint').length === 1");

        var first = await visit.AskAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime");
        var ready = await visit.AskAsync<double>("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd");
        await visit.PictureAsync("two-hundred");
        await File.WriteAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "pictures", "two-hundred.txt"),
            FormattableString.Invariant(
                $"{new FileInfo(new Uri(address).LocalPath).Length} bytes, first view {first:0} ms, script ready {ready:0} ms"
            ),
            TestContext.Current.CancellationToken
        );

        Assert.InRange(first, 1, 10_000);
    }

    [Fact]
    public async Task Without_its_script_the_page_shows_the_first_two_articles_and_no_dead_controls()
    {
        await using var visit = await chromium.OpenAsync(scripts: false);

        Assert.Equal(2, await visit.Page.Locator(".side .text").CountAsync());
        Assert.Equal(0, await visit.Page.Locator("form.tools:visible, button:visible").CountAsync());
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(1280)]
    [InlineData(1920)]
    public async Task Fits_the_width_of_telephone_and_desk(int width)
    {
        await using var visit = await chromium.OpenAsync();

        await visit.Page.SetViewportSizeAsync(width, 900);

        Assert.Equal(width, await visit.AskAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Prints()
    {
        await using var visit = await chromium.OpenAsync();

        var pdf = await visit.Page.PdfAsync();

        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        Assert.InRange(pdf.Length, 20_000, 5_000_000);
    }
}
