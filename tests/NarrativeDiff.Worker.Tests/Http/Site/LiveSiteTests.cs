using Microsoft.Extensions.DependencyInjection;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>The live site in a real browser: the list follows new reports, a judgement is made with name and note and holds.</summary>
public sealed class LiveSiteTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Compares as the worker does, on words alone.</summary>
    internal static readonly TestPipeline Words = TestPipeline.Real with
    {
        Compare = (story, _, review, budget) => new StoryComparer(new LexicalSimilarity()).Compare(story, review, budget),
    };

    internal static Task<TestWorker> StartAsync() =>
        TestWorker.StartAsync(services: services => services.AddSingleton<IComparisonPipeline>(Words));

    internal static Task FillAsync(TestWorker worker) =>
        worker.SendAsync(
            Some.Message(
                Some.Version(
                    "harbour-post",
                    body: "A fire destroyed the old flour mill on Monday night.\nThe owner of the mill denied that the alarm had been off.",
                    hint: "mill",
                    headline: "Fire destroys <b>mill</b>"
                )
            ),
            Some.Message(
                Some.Version(
                    "valley-echo",
                    body: "The old flour mill was destroyed by a fire on Monday night.\nHorses were led to a school yard.",
                    hint: "mill",
                    minute: 20,
                    headline: "Mill gone"
                )
            ),
            Some.Message(
                Some.Version(
                    "nightly",
                    body: "A fire on Monday night destroyed the old flour mill.\nThe mill's owner denied the alarm had been off.",
                    hint: "mill",
                    minute: 40,
                    headline: "“Arson” at the mill?"
                )
            )
        );

    [Fact]
    public async Task The_list_shows_a_new_story_without_being_asked_again()
    {
        await using var worker = await StartAsync();
        await using var visit = await chromium.GoAsync(worker.Address.AbsoluteUri);
        await visit.UntilAsync("document.getElementById('live').textContent === 'live'");

        await FillAsync(worker);
        await visit.UntilAsync(
            "document.querySelectorAll('.story').length === 1 && document.querySelector('.story .about').textContent.includes('3 outlets')"
        );
        await visit.Page.ClickAsync(".story a");
        await visit.UntilAsync("document.getElementById('review') !== null");

        Assert.EndsWith("/stories/mill", visit.Page.Url, StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_finding_is_rejected_with_name_and_note_and_stays_rejected_with_a_new_version()
    {
        await using var worker = await StartAsync();
        await FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill");
        var finding = await visit.AskAsync<string>("document.querySelector('.finding').id.slice(5)");

        await visit.Page.FillAsync("#reviewer [name=name]", "Ann");
        await visit.Page.ClickAsync(".finding .judge[data-verdict=reject]");
        await visit.Page.FillAsync("#judging [name=note]", "seen before");
        await visit.PictureAsync("judging");
        await visit.Page.ClickAsync("#judging-ok");
        await visit.UntilAsync("/Revision [0-9]+ is newer/.test(document.getElementById('newer-text').textContent)");
        await worker.SendAsync(
            Some.Message(Some.Version("late-news", body: "A fire destroyed the old flour mill on Monday night.", hint: "mill", minute: 300))
        );
        await visit.Page.ClickAsync("#newer-link");
        await visit.UntilAsync("document.querySelector('.agreement') !== null");

        Assert.Equal("Ann", Assert.Single(await worker.Store.JudgementsAsync("mill", Cancel)).Reviewer);
        Assert.False(await visit.AskAsync<bool>($"document.getElementById('{finding}') !== null"));
        Assert.Contains(
            "1 finding rejected and no longer listed",
            await visit.AskAsync<string>("document.getElementById('review').textContent"),
            StringComparison.Ordinal
        );
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_reading_that_is_split_off_stays_apart()
    {
        await using var worker = await StartAsync();
        await FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill");
        var before = (await worker.Store.ReportAsync("mill", null, Cancel))!.Statements.Max(statement => statement.Readings.Length);

        await visit.Page.FillAsync("#reviewer [name=name]", "Ben");
        await visit.Page.ClickAsync("#full-view");
        await visit.Page.Locator(".judge[data-judge*=split]").First.ClickAsync();
        await visit.Page.ClickAsync("#judging-ok");
        await visit.UntilAsync("/Revision [0-9]+ is newer/.test(document.getElementById('newer-text').textContent)");
        var after = (await worker.Store.ReportAsync("mill", null, Cancel))!;

        var judged = Assert.Single(await worker.Store.JudgementsAsync("mill", Cancel)).Links;
        Assert.NotEmpty(judged);
        Assert.True(after.Statements.Max(statement => statement.Readings.Length) <= before);
        Assert.All(
            judged,
            link =>
                Assert.DoesNotContain(
                    after.Statements,
                    statement => Carries(after, statement, link.Left) && Carries(after, statement, link.Right)
                )
        );
    }

    [Fact]
    public async Task Two_reviewers_by_keyboard_alone_accept_rename_and_take_back_and_their_agreement_is_reported()
    {
        await using var worker = await StartAsync();
        await FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill");
        var keys = visit.Page.Keyboard;
        var finding = await visit.AskAsync<string>("document.querySelector('.finding').id");

        await KeyedAsync(visit, "Ann", $"#{finding} .judge[data-verdict=relabel]", "word play", "it is a pun");
        await KeyedAsync(visit, "Ben", $"#{finding} .judge[data-verdict=accept]", null, "agreed");
        await KeyedAsync(visit, "Ann", ".finding:nth-child(2) .judge[data-verdict=accept]", null, "");
        await KeyedAsync(visit, "Ben", ".finding:nth-child(2) .judge[data-verdict=accept]", null, "");
        await visit.Page.ReloadAsync();

        // Two questions, four answers: relabel and accept on one, accept twice on the other; observed 2/4, expected 1 − (3·2 + 0)/(4·3) =
        // 1/2: alpha 0.
        Assert.Contains("Krippendorff’s alpha is 0.00 over 2 questions", await visit.TextAsync(".agreement"), StringComparison.Ordinal);
        await visit.Page.Locator("#review details summary").First.PressAsync("Enter");
        await visit.PictureAsync("agreement", part: "#review");
        var said = await worker.Store.JudgementsAsync("mill", Cancel);
        Assert.Equal(
            [("Ann", Review.Verdict.Relabel, "it is a pun"), ("Ben", Review.Verdict.Accept, "agreed")],
            said.Take(2).Select(one => (one.Reviewer, one.Verdict, one.Note ?? ""))
        );
        foreach (var export in await visit.AskAsync<string[]>("[...document.querySelectorAll('.exports a')].map(link => link.href)"))
            Assert.Equal(200, (await visit.Page.APIRequest.GetAsync(export)).Status);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_rejected_finding_is_taken_back_and_listed_again()
    {
        await using var worker = await StartAsync();
        await FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill");
        var finding = (await visit.AskAsync<string>("document.querySelector('.finding').id"))[5..];

        await KeyedAsync(visit, "Ann", ".finding .judge[data-verdict=reject]", null, "");
        await visit.Page.ClickAsync("#newer-link");
        await visit.Page.Locator("#review summary", new() { HasText = "rejected and no longer listed" }).ClickAsync();
        await KeyedAsync(visit, "Ann", ".judge[data-verdict=withdraw]", null, "");
        await visit.Page.ClickAsync("#newer-link");

        await visit.Page.Locator($"#lead-{finding}").WaitForAsync();
    }

    [Fact]
    public async Task Two_statements_that_a_reviewer_joins_are_one_and_a_link_is_confirmed()
    {
        await using var worker = await StartAsync();
        await FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill");
        var before = (await worker.Store.ReportAsync("mill", null, Cancel))!;
        var (one, other) = (before.Statements[0], before.Statements.Last(statement => statement.Carriers == 1));
        await visit.DoAsync("document.querySelectorAll('#statements details').forEach(part => { part.open = true; })");

        await visit.Page.FocusAsync($"#st-{one.Id} .with");
        await visit.Page.SelectOptionAsync($"#st-{one.Id} .with", other.Id);
        await KeyedAsync(visit, "Ann", $"#st-{one.Id} .judge[data-judge*=join]", null, "one and the same");
        await KeyedAsync(visit, "Ann", ".judge[data-verdict=accept][data-judge*=link]", null, "");

        var after = (await worker.Store.ReportAsync("mill", null, Cancel))!;
        Assert.Contains(
            after.Statements,
            statement =>
                statement.Readings.Any(reading => Says(after, reading, one.Label))
                && statement.Readings.Any(reading => Says(after, reading, other.Label))
        );
    }

    [Fact]
    public async Task The_list_is_searched_and_filtered_and_a_permalink_keeps_its_revision()
    {
        await using var worker = await StartAsync();
        await FillAsync(worker);
        await worker.SendAsync(
            Some.Message(Some.Version("coast-daily", body: "Gulls nest on the pier again.", hint: "gulls", headline: "Gulls are back"))
        );
        await using var visit = await chromium.GoAsync(worker.Address.AbsoluteUri, dark: true);
        Assert.Equal(["Gulls are back", "Fire destroys <b>mill</b>"], await visit.Page.Locator(".story h2").AllTextContentsAsync());

        await visit.Page.FillAsync(".search [name=q]", "nightly");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.UntilAsync("document.querySelectorAll('.story').length === 1");
        Assert.Equal("Fire destroys <b>mill</b>", await visit.TextAsync(".story h2"));
        await visit.PictureAsync("list-searched-dark");
        await visit.Page.SelectOptionAsync(".search [name=status]", "final");
        await visit.Page.ClickAsync(".search button");
        await visit.UntilAsync("document.querySelector('.none') !== null");

        await visit.Page.GotoAsync($"{worker.Address}stories/mill");
        await visit.Page.ClickAsync(".finding .permalink");
        Assert.Contains("stories/mill?revision=1#lead-f-", visit.Page.Url, StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_old_revision_says_so_leads_to_the_newest_and_cannot_be_judged()
    {
        await using var worker = await StartAsync();
        await FillAsync(worker);
        await worker.SendAsync(
            Some.Message(Some.Version("late-news", body: "A fire destroyed the old flour mill on Monday night.", hint: "mill", minute: 300))
        );
        Assert.True((await worker.Store.ReportAsync("mill", null, Cancel))!.Revision > 1);

        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill?revision=1");
        Assert.Contains("old revision 1", await visit.TextAsync(".old-revision"), StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator(".finding .judge, .statement .judge, .all .judge").CountAsync());
        await visit.Page.ClickAsync(".old-revision a");
        await visit.UntilAsync("document.querySelector('.finding .judge') !== null && document.querySelector('.old-revision') === null");
        Assert.EndsWith("/stories/mill", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_stays_in_the_address_and_narrows_findings_coverage_and_table()
    {
        await using var worker = await StartAsync();
        await FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill");
        var all = await visit.Page.Locator(".finding:not([hidden])").CountAsync();

        await visit.Page.SelectOptionAsync("#by-outlet", "valley-echo");
        await visit.Page.FillAsync("#by-word", "horses");
        Assert.Contains("outlet=valley-echo", visit.Page.Url, StringComparison.Ordinal);
        var few = await visit.Page.Locator(".finding:not([hidden])").CountAsync();
        Assert.InRange(few, 0, all - 1);
        Assert.NotEqual("", await visit.TextAsync("#filter-count"));

        await visit.Page.ReloadAsync();
        Assert.Equal("valley-echo", await visit.Page.InputValueAsync("#by-outlet"));
        Assert.Equal(few, await visit.Page.Locator(".finding:not([hidden])").CountAsync());
        await visit.Page.ClickAsync("#full-view");
        Assert.Contains("view=full", visit.Page.Url, StringComparison.Ordinal);
        Assert.All(
            await visit.Page.Locator("#statements .statement:visible").AllTextContentsAsync(),
            text => Assert.Contains("horses", text, StringComparison.OrdinalIgnoreCase)
        );
        await visit.Page.ClickAsync("#show-all");
        await visit.UntilAsync(
            $"document.querySelectorAll('.finding:not([hidden])').length === {all} && !location.search.includes('outlet')"
        );
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Hostile_articles_are_text_on_the_live_page_too()
    {
        await using var worker = await StartAsync();
        var zalgo = string.Concat(Enumerable.Repeat("a\u0301\u0323\u0337\u035c", 200));
        await worker.SendAsync(
            Some.Message(
                Some.Version(
                    "קול־הנמל",
                    body: "</script><script>document.title='broken'</script> <img src=x onerror=\"document.title='broken'\"> "
                        + $"The mill burnt.\n{new string('w', 50_000)} stood there.",
                    hint: "mill",
                    headline: "\u202Egnp.llim\u202C burns"
                )
            ),
            Some.Message(
                Some.Version(
                    "nightly",
                    body: $"The mill burnt, {zalgo} said.\n{{{{7*7}}}} ${{7*7}} <svg onload=alert(1)>",
                    hint: "mill",
                    minute: 20,
                    headline: "javascript:alert(1)"
                )
            )
        );
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill", width: 390);
        await visit.DoAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");

        Assert.DoesNotContain("broken", await visit.AskAsync<string>("document.title"), StringComparison.Ordinal);
        Assert.Equal(2, await visit.AskAsync<int>("document.scripts.length"));
        Assert.Equal(0, await visit.AskAsync<int>("document.querySelectorAll('img, [onerror], [onload], [href^=\"javascript\"]').length"));
        Assert.Equal(390, await visit.AskAsync<int>("document.documentElement.scrollWidth"));
        Assert.Contains("קול־הנמל", await visit.TextAsync("#citations + ol"), StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
        await visit.PictureAsync("hostile-390");
    }

    /// <summary>A judgement with no pointer: the name typed, the button focused and pressed, the dialogue filled and saved by keys; until
    /// the new revision is reported of.</summary>
    private static async Task KeyedAsync(Visit visit, string reviewer, string button, string? label, string note)
    {
        var keys = visit.Page.Keyboard;
        await visit.Page.FillAsync("#reviewer [name=name]", reviewer);
        await visit.DoAsync("{ document.getElementById('said').textContent = ''; }");
        await visit.Page.Locator(button).First.FocusAsync();
        await keys.PressAsync("Enter");
        await visit.Page.Locator("#judging[open]").WaitForAsync();
        if (label is not null)
        {
            await keys.TypeAsync(label);
            await keys.PressAsync("Tab");
        }

        await keys.TypeAsync(note);
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await visit.UntilAsync(
            "/Kept|Taken back|Not kept/.test(document.getElementById('said').textContent) && !document.getElementById('newer').hidden"
        );
        Assert.DoesNotContain("Not kept", await visit.TextAsync("#said"), StringComparison.Ordinal);
    }

    private static bool Says(Core.Model.Report report, Core.Model.ReportReading reading, string words) =>
        reading.Segments.Any(segment =>
            report.Witnesses.First(witness => witness.Siglum == reading.Siglum) is var witness
            && (witness.Sentences[segment.Sentence].Field == "headline" ? witness.Headline : witness.Body).Substring(
                segment.Start,
                segment.Length
            ) == words
        );

    [Fact]
    public async Task Blind_shows_sigla_and_no_outlet()
    {
        await using var worker = await StartAsync();
        await FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill?blind=1");

        var page = await visit.AskAsync<string>("document.documentElement.outerHTML");
        foreach (var outlet in new[] { "harbour-post", "valley-echo", "nightly" })
            Assert.DoesNotContain(outlet, page, StringComparison.Ordinal);
        await visit.PictureAsync("blind");
    }

    private static bool Carries(Core.Model.Report report, Core.Model.ReportStatement statement, Review.JudgedPassage passage) =>
        report.Witnesses.FirstOrDefault(witness => witness.Outlet == passage.Outlet) is { } witness
        && statement.Readings.Any(reading =>
            reading.Siglum == witness.Siglum
            && reading.Segments.Any(segment =>
                (witness.Sentences[segment.Sentence].Field == "headline" ? witness.Headline : witness.Body).Substring(
                    segment.Start,
                    segment.Length
                ) == passage.Text
            )
        );
}
