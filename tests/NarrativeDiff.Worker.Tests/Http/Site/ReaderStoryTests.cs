using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Sample;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A reader's tasks on whole stories: the sample and, where ND_READER_STORIES names a file of article versions, one JSON object a
/// line with its story, the first stories of three and of five outlets in it.</summary>
public sealed class ReaderStoryTests(Chromium chromium, SampleReport sample) : IClassFixture<Chromium>, IClassFixture<SampleReport>
{
    private static readonly string? File = Environment.GetEnvironmentVariable("ND_READER_STORIES");

    public static TheoryData<string> Stories =>
        File is null ? ["sample"] : ["sample", .. new[] { 3, 5 }.Select(outlets => Read().First(story => story.Count() == outlets).Key)];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task The_first_screen_answers_and_every_answer_leads_to_its_place(string story)
    {
        await using var visit = await OpenAsync(story);

        Assert.NotEqual("", await visit.TextAsync("#happened .label"));
        Assert.True(await visit.AskAsync<bool>("document.getElementById('happened').getBoundingClientRect().bottom < innerHeight"));
        foreach (var card in new[] { "glance-missing", "glance-only", "glance-own-words" })
            Assert.True(await visit.Page.Locator($"#{card} li").CountAsync() > 0, card);
        Assert.DoesNotMatch("number: |superlative: |own voice [0-9]", await visit.TextAsync(".glance"));
        Assert.Empty(
            await visit.AskAsync<string[]>(
                "[...document.querySelectorAll('.glance a, #happened a')].map(link => link.hash.slice(1)).filter(id => !document.getElementById(id))"
            )
        );
        Assert.Empty(visit.Complaints);
        Assert.Single(visit.Requests);
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task By_keyboard_alone_a_finding_is_opened_a_cell_looked_at_and_the_findings_narrowed_to_an_outlet(string story)
    {
        await using var visit = await OpenAsync(story);
        var keys = visit.Page.Keyboard;

        await visit.Page.Locator(".finding .more > summary").First.PressAsync("Enter");
        Assert.True(await visit.Page.Locator(".finding .more figure").First.IsVisibleAsync());

        await visit.Page.Locator("#matrix > summary").PressAsync("Enter");
        await visit.Page.Locator(".matrix td a").First.FocusAsync();
        await keys.PressAsync("Enter");
        Assert.Equal("dialog", await visit.Page.GetAttributeAsync("#tip", "role"));
        Assert.NotEqual("", await visit.TextAsync("#tip .words"));
        await keys.PressAsync("Escape");
        Assert.False(await visit.Page.Locator("#tip").IsVisibleAsync());

        var outlet = await visit.AskAsync<string>("document.getElementById('by-outlet').options[1].value");
        await visit.Page.SelectOptionAsync("#by-outlet", outlet);
        Assert.Matches("^[0-9]+ of [0-9]+ leading findings", await visit.TextAsync("#filter-count"));
        Assert.InRange(await visit.Page.Locator(".finding[data-rule]:visible").CountAsync(), 1, 10);
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Side_by_side_marks_the_words_that_differ_and_a_statement_those_that_the_pointed_article_lacks(string story)
    {
        await using var visit = await OpenAsync(story);
        var before = await visit.AskAsync<string>("document.querySelector('.side .text').textContent.replace(/\\s+/g, ' ').trim()");
        await visit.Page.Locator("#side-by-side summary").First.PressAsync("Enter");
        await visit.Page.Locator(".side").First.ScrollIntoViewIfNeededAsync();
        await visit.UntilAsync("document.querySelectorAll('.side u.own').length > 0");

        Assert.True(
            await visit.AskAsync<bool>(
                "[...document.querySelectorAll('.side u.own')].every(mark => mark.closest('.s').dataset.paired === 'sure')"
            )
        );
        Assert.StartsWith(
            before[..40],
            await visit.AskAsync<string>("document.querySelector('.side .text').textContent.replace(/\\s+/g, ' ').trim()"),
            StringComparison.Ordinal
        );

        await visit.Page.Locator("#statements summary").First.PressAsync("Enter");
        var rows = visit.Page.Locator("details.statement[open]").First.Locator("tr:has(.carries)");
        var whole = await rows.Nth(1).Locator(".words").First.TextContentAsync();
        await rows.Nth(0).Locator("a.at").First.FocusAsync();
        Assert.Equal(1, await visit.Page.Locator("tr.pointed").CountAsync());
        Assert.Equal(whole, await rows.Nth(1).Locator(".words").First.TextContentAsync());
        var own = await rows.Nth(1).Locator("u.own").AllTextContentsAsync();
        var pointed = WordPieces
            .Instance.Chunk(string.Join(' ', await rows.Nth(0).Locator(".carries").AllTextContentsAsync()))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain(own.SelectMany(run => run.Split(' ')).Where(word => word.All(char.IsLetter)), pointed.Contains);
        await visit.Page.Locator("#full-view").FocusAsync();
        Assert.Equal(0, await visit.Page.Locator("tr.pointed").CountAsync());
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task It_breaks_no_rule_of_access_fits_the_telephone_and_has_few_tab_stops(string story)
    {
        foreach (var (width, dark) in new[] { (1280, false), (390, true) })
        {
            await using var visit = await OpenAsync(story, width, dark);
            Assert.Equal("", string.Join('\n', await Axe.ViolationsAsync(visit)));
            Assert.Equal(width, await visit.AskAsync<int>("document.documentElement.scrollWidth"));
            Assert.InRange(await visit.AskAsync<int>(ReaderTests.TabStops), 20, 150);
            await visit.PictureAsync($"reader-{story}-{width}", whole: false);
        }
    }

    private async Task<Visit> OpenAsync(string story, int width = 1280, bool dark = false) =>
        await chromium.GoAsync(await chromium.PutAsync("reader-story", ReportOf(story)), width, dark: dark);

    private Report ReportOf(string story) => story == "sample" ? sample.Report : sample.Compare([.. Read().First(one => one.Key == story)]);

    private static IEnumerable<IGrouping<string, ArticleVersion>> Read() =>
        System
            .IO.File.ReadLines(File!)
            .Where(line => line.Length > 0)
            .Select(line => ArticleParser.Parse(System.Text.Encoding.UTF8.GetBytes(line), new()).Article!)
            .GroupBy(article => article.StoryHint ?? "", StringComparer.Ordinal);
}
