using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Sample;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>WCAG 2.2 AA by axe-core, on every kind of page, light and dark, desk and telephone; and all of it by keyboard.</summary>
public sealed class AccessTests(Chromium chromium, SampleReport sample) : IClassFixture<Chromium>, IClassFixture<SampleReport>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task The_report_breaks_no_rule(int width, bool dark)
    {
        var address = await chromium.PutAsync("sample", FullReport.Of(sample.Report));
        await using var visit = await chromium.GoAsync(address, width, dark: dark);
        await visit.DoAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");
        await Task.Delay(500, Cancel);

        await visit.PictureAsync($"report-{width}{(dark ? "-dark" : "")}", whole: true);
        Assert.Equal("", string.Join('\n', await Axe.ViolationsAsync(visit)));
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task The_live_pages_break_no_rule(int width, bool dark)
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);

        await using var list = await chromium.GoAsync(worker.Address.AbsoluteUri, width, dark: dark);
        Assert.Equal("", string.Join('\n', await Axe.ViolationsAsync(list)));
        await list.PictureAsync($"list-{width}");
        await using var story = await chromium.GoAsync($"{worker.Address}stories/mill", width, dark: dark);
        Assert.Equal("", string.Join('\n', await Axe.ViolationsAsync(story)));
        await story.PictureAsync($"story-{width}");
    }

    [Fact]
    public async Task The_checker_itself_finds_what_is_broken()
    {
        await using var visit = await chromium.OpenAsync();
        await visit.DoAsync("document.querySelector('select').closest('label').replaceWith(document.querySelector('select'))");

        Assert.Contains(await Axe.ViolationsAsync(visit), violation => violation.StartsWith("select-name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tabbing_through_the_page_comes_by_every_link_and_control()
    {
        await using var visit = await chromium.OpenAsync();
        await visit.DoAsync(
            "{ window.passed = new Set(); document.addEventListener('focusin', event => window.passed.add(event.target)); }"
        );
        var most = await visit.AskAsync<int>("document.querySelectorAll('a[href], button, input, select, summary, [tabindex]').length");
        for (var presses = 0; presses <= most; presses++)
            await visit.Page.Keyboard.PressAsync("Tab");

        Assert.Empty(
            await visit.AskAsync<string[]>(
                "[...document.querySelectorAll('a[href], button, input, select, summary, "
                    + "[tabindex=\"0\"]')].filter(part => part.checkVisibility() && !window.passed.has(part)).map(part => "
                    + "part.outerHTML.slice(0, 160))"
            )
        );
    }

    [Fact]
    public async Task Everything_that_can_be_clicked_can_be_reached_and_used_by_keyboard()
    {
        await using var visit = await chromium.OpenAsync();

        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the findings", await visit.AskAsync<string>("document.activeElement.textContent"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.FocusAsync("#articles summary");
        await visit.Page.Keyboard.PressAsync("Enter");

        Assert.True(await visit.AskAsync<bool>("document.querySelector('#articles details').open"));
        Assert.Empty(
            await visit.AskAsync<string[]>(
                "[...document.querySelectorAll('[onclick], [role=button]:not([tabindex])')].map(part => part.outerHTML)"
            )
        );
        Assert.Empty(
            await visit.AskAsync<string[]>(
                "[...document.querySelectorAll('[tabindex]')].filter(part => part.tabIndex > 0).map(part => part.outerHTML)"
            )
        );
    }
}
