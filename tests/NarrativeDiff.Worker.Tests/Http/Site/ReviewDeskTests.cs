using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>The reviewer's desk in a real browser: the name asked when it is wanted, findings judged by keys, nothing lost and nothing
/// jumping.</summary>
public sealed class ReviewDeskTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Kept = "document.getElementById('said').textContent.startsWith('Kept')";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_name_is_asked_in_the_dialog_and_kept_and_the_page_does_not_move()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill");
        await visit.Page.Locator(".finding .judge[data-verdict=accept]").Last.ScrollIntoViewIfNeededAsync();
        var before = await visit.AskAsync<double>("scrollY");

        await visit.Page.Locator(".finding .judge[data-verdict=accept]").Last.ClickAsync();
        Assert.True(await visit.AskAsync<bool>("document.activeElement.name === 'reviewer'"));
        await visit.PictureAsync("judging-name");
        await visit.Page.Keyboard.TypeAsync("Ann Example");
        await visit.Page.ClickAsync("#judging-ok");
        await visit.UntilAsync(Kept);
        await visit.UntilAsync("!document.getElementById('newer').hidden");
        var after = await visit.AskAsync<double>("scrollY");
        await visit.PictureAsync("judged-toast");
        await visit.Page.Locator(".finding .judge[data-verdict=accept]").First.ClickAsync();

        Assert.Equal("Ann Example", Assert.Single(await worker.Store.JudgementsAsync("mill", Cancel)).Reviewer);
        Assert.InRange(Math.Abs(after - before), 0, 1);
        Assert.True(await visit.AskAsync<bool>("document.getElementById('judging-name').hidden && document.activeElement.name === 'note'"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_finding_is_accepted_with_how_much_it_matters_and_both_are_taken_back()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill");
        await visit.Page.FillAsync("#reviewer [name=name]", "Ann");

        await visit.Page.Locator(".finding .judge[data-verdict=accept]").First.ClickAsync();
        await visit.Page.SelectOptionAsync("#judging [name=importance]", "3");
        await visit.Page.ClickAsync("#judging-ok");
        await visit.UntilAsync(Kept);
        await visit.Page.ClickAsync("#undo");
        await visit.UntilAsync("document.getElementById('said').textContent === 'Taken back.'");

        var said = await worker.Store.JudgementsAsync("mill", Cancel);
        Assert.Equal(
            [("finding", null), ("importance", 3), ("finding", null), ("importance", null)],
            said.Select(one => (one.Kind, one.Rating))
        );
        Assert.Equal(2, said.Count(one => one.Verdict == Review.Verdict.Withdraw));
    }

    [Fact]
    public async Task Findings_are_judged_one_after_another_by_keys_and_the_last_word_is_taken_back()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill");
        var keys = visit.Page.Keyboard;
        await visit.Page.FillAsync("#reviewer [name=name]", "Ann");

        await visit.Page.ClickAsync("#queue-start");
        var findings = await visit.AskAsync<int>(
            "new Set([...document.querySelectorAll('.judging[data-finding]')].map(box => box.dataset.finding)).size"
        );
        await keys.PressAsync("a");
        await visit.UntilAsync($"{Kept} && document.getElementById('queue-progress').textContent === '1 of {findings} judged'");
        await keys.PressAsync("r");
        await visit.UntilAsync($"document.getElementById('queue-progress').textContent === '2 of {findings} judged'");
        await visit.PictureAsync("queue");
        await keys.PressAsync("u");
        await visit.UntilAsync("document.getElementById('said').textContent === 'Taken back.'");
        await keys.PressAsync("k");
        await keys.PressAsync("k");
        await keys.PressAsync("k");
        await visit.UntilAsync("document.getElementById('said').textContent === 'This is the first finding.'");
        await keys.PressAsync("Escape");

        var said = await worker.Store.JudgementsAsync("mill", Cancel);
        Assert.Equal([Review.Verdict.Accept, Review.Verdict.Reject, Review.Verdict.Withdraw], said.Select(one => one.Verdict));
        Assert.Equal(said[1].Target, said[2].Target);
        Assert.True(await visit.AskAsync<bool>("document.getElementById('queue').hidden"));
        await keys.PressAsync("a");
        Assert.Equal(3, (await worker.Store.JudgementsAsync("mill", Cancel)).Count);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Others_verdicts_are_hidden_until_the_readers_own_and_a_rejection_takes_nothing_from_others()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        await using var anns = await chromium.GoAsync($"{worker.Address}stories/mill");
        await using var bens = await chromium.GoAsync($"{worker.Address}stories/mill?blind=1");
        var finding = (await anns.AskAsync<string>("document.querySelector('.finding').id"))[5..];

        await anns.Page.FillAsync("#reviewer [name=name]", "Ann");
        await JudgeAsync(anns, finding, "reject", "known since Monday");
        await anns.UntilAsync("!document.getElementById('newer').hidden");
        await anns.Page.ClickAsync("#newer-link");
        await anns.UntilAsync($"document.getElementById('rejected-{finding}') !== null");
        await bens.Page.FillAsync("#reviewer [name=name]", "Ben");
        await bens.Page.ReloadAsync();
        var before = await bens.AskAsync<string>("document.documentElement.outerHTML");
        await JudgeAsync(bens, finding, "accept", "it is right");
        await worker.IdleAsync();
        await bens.Page.ReloadAsync();
        var after = await bens.AskAsync<string>($"document.querySelector('#lead-{finding} .judging').textContent");
        await bens.PictureAsync("disputed-blind", part: $"#lead-{finding}");
        var page = await bens.AskAsync<string>("document.documentElement.outerHTML");

        Assert.False(await anns.AskAsync<bool>($"document.getElementById('lead-{finding}') !== null"));
        Assert.DoesNotContain("known since Monday", before, StringComparison.Ordinal);
        Assert.DoesNotContain("said said-reject", before, StringComparison.Ordinal);
        Assert.Contains("you: accepted", after, StringComparison.Ordinal);
        Assert.Contains("reviewer 1: rejected", after, StringComparison.Ordinal);
        Assert.Contains("disputed", after, StringComparison.Ordinal);
        Assert.DoesNotContain(">Ann<", page, StringComparison.Ordinal);
        Assert.Contains((await worker.Store.ReportAsync("mill", null, Cancel))!.Findings, known => known.Id == finding);
        Assert.Empty(anns.Complaints.Concat(bens.Complaints));
    }

    [Fact]
    public async Task A_missed_difference_is_marked_with_words_selected_in_two_articles()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill");
        await visit.DoAsync("document.querySelectorAll('details.article').forEach(part => { part.open = true; })");
        await visit.Page.FillAsync("#reviewer [name=name]", "Ann");

        foreach (var (article, words) in new[] { ("A", "destroyed the old flour mill"), ("C", "Horses were led") })
        {
            await visit.DoAsync(
                $"(() => {{ const part = [...document.querySelectorAll('.s[id^=\"{article}-\"]')].find(one => "
                    + $"one.textContent.includes('{words}')); const text = [...part.childNodes].find(one => "
                    + $"one.textContent.includes('{words}')); const at = text.textContent.indexOf('{words}'); "
                    + $"getSelection().setBaseAndExtent(text, at, text, at + {words.Length}); }})()"
            );
            await visit.Page.ClickAsync("#selected-add");
        }

        await visit.Page.Locator("#missing[open]").WaitForAsync();
        await visit.PictureAsync("missing");
        await visit.Page.SelectOptionAsync("#missing [name=kind]", "fact");
        await visit.Page.SelectOptionAsync("#missing [name=importance]", "3");
        await visit.Page.ClickAsync("#missing-ok");
        await visit.UntilAsync(Kept);

        var missed = Assert.Single(await worker.Store.JudgementsAsync("mill", Cancel)).Missed!;
        Assert.Equal(("fact", 3), (missed.Kind, missed.Importance));
        Assert.Equal(
            [("harbour-post", "destroyed the old flour mill"), ("valley-echo", "Horses were led")],
            missed.Passages.Select(passage => (passage.Outlet, passage.Exact))
        );
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_missed_difference_is_marked_by_keyboard_alone()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill");
        await visit.Page.Locator("#missing-start").PressAsync("Enter");
        await visit.Page.Keyboard.TypeAsync("Ann");
        await visit.Page.Locator("#missing [name=article1]").FocusAsync();
        await visit.Page.SelectOptionAsync("#missing [name=article1]", "B");
        await visit.Page.Locator("#missing-ok").PressAsync("Enter");
        await visit.UntilAsync(Kept);

        var judged = Assert.Single(await worker.Store.JudgementsAsync("mill", Cancel));
        Assert.Equal(("Ann", "nightly"), (judged.Reviewer, Assert.Single(judged.Missed!.Passages).Outlet));
    }

    [Fact]
    public async Task An_article_is_moved_to_a_new_story_from_the_page()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill");

        await visit.Page.ClickAsync("#move summary");
        await visit.Page.Locator("#move label.check", new() { HasText = "nightly" }).ClickAsync();
        await visit.PictureAsync("move", part: "#move");
        await visit.Page.ClickAsync("#move button[type=submit]");
        await visit.UntilAsync("document.querySelector('#said a') !== null");
        var to = await visit.TextAsync("#said a");
        await worker.IdleAsync();
        await visit.Page.ClickAsync("#said a");
        await visit.UntilAsync("document.querySelector('h1') !== null && document.getElementById('move') !== null");

        Assert.Equal("nightly", Assert.Single(await worker.Store.VersionsOfStoryAsync(to, Cancel)).Key.Outlet.Value);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_old_revision_says_so_and_cannot_be_judged()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        var old = (await worker.Store.ReportAsync("mill", null, Cancel))!.Revision;
        await worker.SendAsync(
            Some.Message(Some.Version("late-news", body: "A fire destroyed the old flour mill on Monday night.", hint: "mill", minute: 300))
        );
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill?revision={old}");

        Assert.Contains("cannot be judged", await visit.TextAsync(".old-revision"), StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator(".judge").CountAsync());
        await visit.Page.ClickAsync(".old-revision a");
        await visit.UntilAsync("document.querySelectorAll('.judge').length > 0");
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task The_desk_breaks_no_rule_of_access_with_its_bars_and_dialogs_open(int width, bool dark)
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill", width, dark: dark);
        await visit.Page.FillAsync("#reviewer [name=name]", "Ann");
        await visit.Page.ClickAsync("#queue-start");
        await visit.Page.Keyboard.PressAsync("a");
        await visit.UntilAsync($"{Kept} && !document.getElementById('newer').hidden");
        await visit.DoAsync("document.querySelectorAll('#review details').forEach(part => { part.open = true; })");
        await visit.PictureAsync($"desk-{width}");
        Assert.True(
            await visit.AskAsync<bool>(
                "document.getElementById('toast').getBoundingClientRect().bottom <= "
                    + "document.getElementById('queue').getBoundingClientRect().top"
            )
        );

        Assert.Equal("", string.Join('\n', await Axe.ViolationsAsync(visit)));
        Assert.Equal(width, await visit.AskAsync<int>("document.documentElement.scrollWidth"));
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.ClickAsync("#missing-start");
        await visit.PictureAsync($"missing-{width}");
        Assert.Equal("", string.Join('\n', await Axe.ViolationsAsync(visit)));
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.ReloadAsync();
        await visit.DoAsync("document.querySelectorAll('#review details').forEach(part => { part.open = true; })");
        await visit.PictureAsync($"review-{width}", part: "#review");
        Assert.Equal(
            0,
            await visit.AskAsync<int>(
                "[...document.querySelectorAll('.judgements :is(th, .who, .rule-id)')].filter(cell => { const text = "
                    + "document.createRange(); text.selectNodeContents(cell); return new "
                    + "Set([...text.getClientRects()].map(line => Math.round(line.top))).size > 1; }).length"
            )
        );
        Assert.Equal("", string.Join('\n', await Axe.ViolationsAsync(visit)));
    }

    [Fact]
    public async Task A_citation_of_a_finding_goes_to_the_clipboard()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill");
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await visit.Page.Locator(".finding .cite").First.ClickAsync();
        await visit.UntilAsync("document.getElementById('said').textContent.includes('clipboard')");

        Assert.StartsWith("@misc{mill-r1-f-", await visit.AskAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
    }

    private static async Task JudgeAsync(Visit visit, string finding, string verdict, string note)
    {
        await visit.Page.Locator($"#lead-{finding} .judge[data-verdict={verdict}]").ClickAsync();
        await visit.Page.FillAsync("#judging [name=note]", note);
        await visit.Page.ClickAsync("#judging-ok");
        await visit.UntilAsync(Kept);
    }
}
