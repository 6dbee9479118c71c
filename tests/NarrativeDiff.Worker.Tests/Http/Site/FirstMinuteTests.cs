using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Sample;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A whole story as an analyst meets it: what the first screen answers, and where each answer leads.</summary>
/// <remarks>The bundled sample; with ND_PAGE_ARTICLES (tests/measure.sh page) the articles of that file, of which only what holds for any story is asked.</remarks>
public sealed class FirstMinuteTests(Chromium chromium, SampleReport sample) : IClassFixture<Chromium>, IClassFixture<SampleReport>
{
    private static readonly string? Given = Environment.GetEnvironmentVariable("ND_PAGE_ARTICLES");

    [Fact]
    public async Task Each_answer_at_a_glance_leads_to_the_table_it_is_counted_from()
    {
        await using var visit = await OpenAsync();

        Assert.Equal(["glance-words", "glance-denials", "glance-changes"], await visit.AskAsync<string[]>("[...document.querySelectorAll('.glance .panel')].map(panel => panel.id)"));
        foreach (var (link, target) in new[] { ("#glance-words a", "labels"), ("#glance-denials a", "st-"), ("#glance-changes a", "history-") })
        {
            await visit.Page.Locator(link).First.ClickAsync();
            Assert.StartsWith("#" + target, await visit.AskAsync<string>("location.hash"), StringComparison.Ordinal);
            Assert.True(await visit.AskAsync<bool>("document.getElementById(location.hash.slice(1)).getBoundingClientRect().top < innerHeight"));
        }

        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Of_the_sample_it_says_who_denied_since_when_and_whose_own_words_an_assassination_is()
    {
        await using var visit = await chromium.GoAsync(await chromium.PutAsync("sample", sample.Report));

        Assert.Matches("(?s)Ukraine denied any involvement.*3 May 13:40 UTC Meridian Wire", await visit.TextAsync("#glance-denials"));
        Assert.Matches("(?s)The Harbour Post.*3 versions", await visit.TextAsync("#glance-changes"));
        await visit.Page.FillAsync("#by-phrase", "assassin");
        Assert.Contains("Volga Courier", string.Join(' ', await visit.Page.Locator("#labels .v-outlet:visible").AllTextContentsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1920, true)]
    [InlineData(390, false)]
    public async Task Pictures_of_every_part_are_kept(int width, bool dark)
    {
        await using var visit = await OpenAsync(width, dark);
        var name = $"{(Given is null ? "sample" : Path.GetFileNameWithoutExtension(Given))}-{width}{(dark ? "-dark" : "")}";

        await visit.PictureAsync($"{name}-first");
        foreach (var part in new[] { "findings", "coverage", "statements", "side-by-side", "labels", "voices", "versions", "articles", "limits" })
            await visit.PictureAsync($"{name}-{part}", part: "#" + part);

        Assert.Equal(width, await visit.AskAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task The_whole_page_breaks_no_rule_of_access()
    {
        await using var visit = await OpenAsync();

        Assert.Equal("", string.Join('\n', await Axe.ViolationsAsync(visit)));
    }

    private async Task<Visit> OpenAsync(int width = 1280, bool dark = false) => await chromium.GoAsync(await chromium.PutAsync("story", Report()), width, dark: dark);

    private Report Report() => Given is null ? sample.Report : sample.Compare(InputFiles.Read([Given], new InputOptions(), cancel: TestContext.Current.CancellationToken).Articles);
}
