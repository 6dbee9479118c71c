using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Cli.Input.Files;
using NarrativeDiff.Worker.Sample;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A whole story as an analyst meets it: what the first screen answers, and where each answer leads.</summary>
/// <remarks>The bundled sample; with ND_PAGE_ARTICLES (tests/measure.sh page) the articles of that file, of which only what holds for any
/// story is asked.</remarks>
public sealed class FirstMinuteTests(Chromium chromium, SampleReport sample) : IClassFixture<Chromium>, IClassFixture<SampleReport>
{
    private static readonly string? Given = Environment.GetEnvironmentVariable("ND_PAGE_ARTICLES");

    [Fact]
    public async Task Each_answer_at_a_glance_leads_to_the_table_it_is_counted_from()
    {
        await using var visit = await OpenAsync();

        Assert.Equal(
            "",
            await visit.AskAsync<string>(
                "[...document.querySelectorAll('.glance .panel')].filter(panel => panel.querySelector('li') === "
                    + "null).map(panel => panel.id).join()"
            )
        );
        foreach (
            var (link, target) in new[]
            {
                ("#happened a", "st-"),
                ("#glance-missing a", ""),
                ("#glance-only a", ""),
                ("#glance-space a", "theme-"),
                ("#glance-denials a", "st-"),
                ("#glance-changes a", "history-"),
            }
        )
        {
            if (Given is not null && await visit.Page.Locator(link).CountAsync() == 0)
                continue;
            await visit.Page.Locator(link).First.ClickAsync();
            Assert.StartsWith("#" + target, await visit.AskAsync<string>("location.hash"), StringComparison.Ordinal);
            Assert.True(
                await visit.AskAsync<bool>("document.getElementById(location.hash.slice(1)).getBoundingClientRect().top < innerHeight")
            );
        }

        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_first_screen_of_the_sample_says_what_happened_what_differs_what_is_missing_and_what_changed()
    {
        await using var visit = await chromium.GoAsync(await chromium.PutAsync("sample-first", sample.Report));

        Assert.Equal(
            [
                "glance-conflicts",
                "glance-names",
                "glance-missing",
                "glance-only",
                "glance-own-words",
                "glance-space",
                "glance-denials",
                "glance-changes",
            ],
            await visit.AskAsync<string[]>("[...document.querySelectorAll('.glance .panel')].map(panel => panel.id)")
        );
        Assert.Matches("(?s)drone.*Three drones", await visit.TextAsync("#glance-conflicts"));
        Assert.Contains("“assassination attempt on the president”", await visit.TextAsync("#glance-names"), StringComparison.Ordinal);
        Assert.Matches("(?s)The Harbour Post:.*Dmitry Peskov", await visit.TextAsync("#glance-missing"));
        // A card that has nothing to say is not there.
        await using var bare = await chromium.OpenAsync();
        Assert.Equal(
            ["glance-changes"],
            await bare.AskAsync<string[]>("[...document.querySelectorAll('.glance .panel')].map(panel => panel.id)")
        );
    }

    [Fact]
    public async Task A_finding_has_a_column_for_each_outlet_with_stance_words_and_place()
    {
        await using var visit = await chromium.GoAsync(await chromium.PutAsync("sample-positions", sample.Report));
        var named = sample.Report.LeadingFindings.Take(10).First(finding => finding.Rule == "O9");

        Assert.Equal(
            named.Positions.Count(position => position.Stance == FindingStance.States),
            await visit.Page.Locator($"#lead-{named.Id} .position:not(.lacking)").CountAsync()
        );
        Assert.Matches("The Harbour Post.*does not mention it", await visit.TextAsync($"#lead-{named.Id} .lacking"));
        Assert.All(
            await visit.Page.Locator($"#lead-{named.Id} .position:not(.lacking) .place").AllTextContentsAsync(),
            place => Assert.Matches("headline|lead|sentence [0-9]+", place)
        );
        Assert.False(await visit.Page.Locator($"#lead-{named.Id} .more figure").First.IsVisibleAsync());
        await visit.Page.Locator($"#lead-{named.Id} .more summary").PressAsync("Enter");
        Assert.True(await visit.Page.Locator($"#lead-{named.Id} .more figure").First.IsVisibleAsync());
    }

    [Fact]
    public async Task A_permalink_opens_the_finding_in_place_with_its_evidence_and_below_the_navigation()
    {
        var named = sample.Report.LeadingFindings.Take(10).First(finding => finding.Rule == "O9");
        foreach (var fragment in new[] { $"#lead-{named.Id}", $"#{named.Id}" })
        {
            await using var visit = await chromium.GoAsync(await chromium.PutAsync("sample-link", sample.Report) + fragment);
            await visit.UntilAsync($"document.querySelector('#lead-{named.Id} .more').open");
            Assert.InRange(
                await visit.AskAsync<double>($"document.querySelector('#lead-{named.Id} .summary').getBoundingClientRect().top"),
                await visit.AskAsync<double>("document.querySelector('.contents').getBoundingClientRect().bottom"),
                900
            );
        }

        var light = sample.Report.Findings.First(finding => !sample.Report.LeadingFindings.Take(10).Contains(finding));
        await using var appendix = await chromium.GoAsync(await chromium.PutAsync("sample-link", sample.Report) + "#" + light.Id);
        await appendix.UntilAsync(
            $"document.getElementById('{light.Id}').querySelector('details').open && document.getElementById('{light.Id}').checkVisibility()"
        );
        Assert.True(
            await appendix.AskAsync<bool>(
                $"document.getElementById('{light.Id}').getBoundingClientRect().top >= "
                    + "document.querySelector('.findings-table thead th').getBoundingClientRect().bottom - 1"
            )
        );
    }

    [Fact]
    public async Task Of_the_sample_it_says_who_denied_since_when_and_whose_own_words_an_assassination_is()
    {
        await using var visit = await chromium.GoAsync(await chromium.PutAsync("sample", sample.Report));

        Assert.Matches("(?s)Ukraine denied any involvement.*3 May 13:40 UTC Meridian Wire", await visit.TextAsync("#glance-denials"));
        Assert.Matches("(?s)The Harbour Post.*3 versions", await visit.TextAsync("#glance-changes"));
        await visit.Page.ClickAsync("#full-view");
        await visit.Page.FillAsync("#by-phrase", "assassin");
        Assert.Contains(
            "Volga Courier",
            string.Join(' ', await visit.Page.Locator("#labels .v-outlet:visible").AllTextContentsAsync()),
            StringComparison.Ordinal
        );
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
        await visit.Page.ClickAsync("#full-view");
        foreach (
            var part in new[] { "findings", "coverage", "statements", "side-by-side", "labels", "voices", "versions", "articles", "limits" }
        )
            await visit.PictureAsync($"{name}-{part}", part: "#" + part);

        Assert.Equal(width, await visit.AskAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task The_whole_page_breaks_no_rule_of_access()
    {
        await using var visit = await OpenAsync();

        Assert.Equal("", string.Join('\n', await Axe.ViolationsAsync(visit)));
    }

    private async Task<Visit> OpenAsync(int width = 1280, bool dark = false) =>
        await chromium.GoAsync(await chromium.PutAsync("story", Report()), width, dark: dark);

    private Report Report() =>
        Given is null
            ? sample.Report
            : sample.Compare(InputFiles.Read([Given], new InputOptions(), cancel: TestContext.Current.CancellationToken).Articles);
}
