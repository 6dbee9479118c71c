using Microsoft.Extensions.DependencyInjection;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Hosting;

namespace NarrativeDiff.Worker.Site;

/// <summary>The live site in a real browser: the list follows new reports, a judgement is made with name and note and holds.</summary>
public sealed class LiveSiteTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Compares as the worker does, on words alone.</summary>
    private static readonly Engine Words = Engine.Real with { Compare = (story, _, review) => new StoryComparer(new LexicalSimilarity()).Compare(story, review) };

    internal static Task<TestWorker> StartAsync() => TestWorker.StartAsync(services: services => services.AddSingleton(Words));

    internal static Task FillAsync(TestWorker worker) => worker.SendAsync(
        Some.Message(Some.Version("harbour-post", body: "A fire destroyed the old flour mill on Monday night.\nThe owner of the mill denied that the alarm had been off.", hint: "mill", headline: "Fire destroys <b>mill</b>")),
        Some.Message(Some.Version("valley-echo", body: "The old flour mill was destroyed by a fire on Monday night.\nHorses were led to a school yard.", hint: "mill", minute: 20, headline: "Mill gone")),
        Some.Message(Some.Version("nightly", body: "A fire on Monday night destroyed the old flour mill.\nThe mill's owner denied the alarm had been off.", hint: "mill", minute: 40, headline: "“Arson” at the mill?")));

    [Fact]
    public async Task The_list_shows_a_new_story_without_being_asked_again()
    {
        await using var worker = await StartAsync();
        await using var visit = await chromium.GoAsync(worker.Address.AbsoluteUri);
        await visit.UntilAsync("document.getElementById('live').textContent === 'live'");

        await FillAsync(worker);
        await visit.UntilAsync("document.querySelectorAll('.story').length === 1 && document.querySelector('.story .about').textContent.includes('3 outlets')");
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
        await visit.UntilAsync("/Revision [0-9]+ is there/.test(document.getElementById('said').textContent)");
        await worker.SendAsync(Some.Message(Some.Version("late-news", body: "A fire destroyed the old flour mill on Monday night.", hint: "mill", minute: 300)));
        await visit.Page.ClickAsync("#said a");
        await visit.UntilAsync("document.querySelector('.agreement') !== null");

        Assert.Equal("Ann", Assert.Single(await worker.Store.JudgementsAsync("mill", Cancel)).Reviewer);
        Assert.False(await visit.AskAsync<bool>($"document.getElementById('{finding}') !== null"));
        Assert.Contains("1 finding rejected and no longer listed", await visit.AskAsync<string>("document.getElementById('review').textContent"), StringComparison.Ordinal);
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
        await visit.Page.Locator(".judge[data-judge*=split]").First.ClickAsync();
        await visit.Page.ClickAsync("#judging-ok");
        await visit.UntilAsync("/Revision [0-9]+ is there/.test(document.getElementById('said').textContent)");
        var after = (await worker.Store.ReportAsync("mill", null, Cancel))!;

        var judged = Assert.Single(await worker.Store.JudgementsAsync("mill", Cancel)).Links;
        Assert.NotEmpty(judged);
        Assert.True(after.Statements.Max(statement => statement.Readings.Length) <= before);
        Assert.All(judged, link => Assert.DoesNotContain(after.Statements, statement => Carries(after, statement, link.Left) && Carries(after, statement, link.Right)));
    }

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

    private static bool Carries(Core.Reports.Report report, Core.Reports.ReportStatement statement, Review.JudgedPassage passage) =>
        report.Witnesses.FirstOrDefault(witness => witness.Outlet == passage.Outlet) is { } witness
        && statement.Readings.Any(reading => reading.Siglum == witness.Siglum && reading.Segments.Any(segment =>
            (witness.Sentences[segment.Sentence].Field == "headline" ? witness.Headline : witness.Body).Substring(segment.Start, segment.Length) == passage.Text));
}
