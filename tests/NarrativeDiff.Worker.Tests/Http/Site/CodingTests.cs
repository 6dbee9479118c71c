using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Playwright;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Review;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>Cells are rated in the page, and coded samples come back: by spreadsheet, through the browser and over HTTP.</summary>
public sealed class CodingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cell_is_rated_in_its_statement_and_the_rating_stands_there_after_the_story_was_compared_again()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill?view=full");
        await visit.Page.FillAsync("#reviewer [name=name]", "Ann");
        var row = await visit.AskAsync<string>("document.querySelector('details.statement[open] tr[id^=c-]').id");

        await visit.Page.Locator($"[id='{row}'] .rating .judge[data-rating='1']").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.UntilAsync("document.getElementById('said').textContent.startsWith('Kept: rated')");

        Assert.Equal("you: partly", await visit.TextAsync($"[id='{row}'] .rating .said"));
        var kept = Assert.Single(await worker.Store.JudgementsAsync("mill", Cancel));
        Assert.Equal(("cell", 1, "Ann"), (kept.Kind, kept.Rating, kept.Reviewer));
        await worker.SendAsync(Some.Message(Some.Version("late-post", body: "Roads were closed.", hint: "mill", minute: 40)));
        await visit.Page.ReloadAsync();
        Assert.Equal("you: partly", await visit.TextAsync($"[id='{row}'] .rating .said"));
        Assert.Empty(await Axe.ViolationsAsync(visit));
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(",", false)]
    [InlineData(";", true)]
    [InlineData("\t", false)]
    public async Task A_coded_sheet_comes_back_as_judgements_however_the_spreadsheet_saved_it(string sign, bool mark)
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        using var http = new HttpClient { BaseAddress = worker.Address };
        var units = await UnitsAsync(http);
        var sheet = string.Join(
            "\r\n",
            units
                .Select((unit, at) => string.Join(sign, unit.Id, unit.Kind, at % 2, at == 0 ? "" : "Ann", "looked at twice"))
                .Prepend(string.Join(sign, "unit", "kind", "code", "coder", "note"))
        );

        using var answer = await SendAsync(http, Encoding.UTF8.GetBytes((mark ? "\uFEFF" : "") + sheet), "Ben");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var judgements = await worker.Store.JudgementsAsync("mill", Cancel);
        Assert.Equal(units.Count, judgements.Count);
        Assert.Equal(1, judgements.Count(judgement => judgement.Reviewer == "Ben"));
        Assert.All(judgements, judgement => Assert.Equal("looked at twice", judgement.Note));
        Assert.Equal(
            units.Count(unit => unit.Kind == "cell"),
            judgements.Count(judgement => judgement is { Verdict: Verdict.Rate, Rating: 0 or 1 })
        );
    }

    [Fact]
    public async Task A_workbook_that_two_coders_filled_in_comes_back_and_counts_as_agreement()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        using var http = new HttpClient { BaseAddress = worker.Address };
        var book = await http.GetByteArrayAsync("api/stories/mill/sample.xlsx?cells=4&findings=1", Cancel);
        Assert.Equal(5, CodedSheet.Read(book).Length);
        Assert.All(CodedSheet.Read(book), line => Assert.Equal("", line.Code));

        foreach (var coder in new[] { "Ann", "Ben" })
        {
            using var answer = await SendAsync(http, await FilledAsync(book, "1"), coder);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var agreement = Agreement.Of(await worker.Store.JudgementsAsync("mill", Cancel));
        Assert.Equal(4, agreement.Ratings.Single(scale => scale.Name == "cell").Units);
        Assert.Equal(["Ann", "Ben"], agreement.Reviewers);
    }

    [Theory]
    [InlineData("unit,code\nffffffffff,1\n", "line 2: no report has the unit")]
    [InlineData("unit,note\n1,2\n", "no column 'code'")]
    [InlineData("unit,code\nUNIT,7\n", "is 0 to")]
    [InlineData("PK\u0003\u0004 no workbook", "cannot be read")]
    public async Task Of_a_sheet_with_a_wrong_line_nothing_is_entered(string sheet, string reason)
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        using var http = new HttpClient { BaseAddress = worker.Address };
        var unit = (await UnitsAsync(http))[0].Id;

        using var answer = await SendAsync(http, Encoding.UTF8.GetBytes(sheet.Replace("UNIT", unit, StringComparison.Ordinal)), "Ann");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Empty(await worker.Store.JudgementsAsync("mill", Cancel));
    }

    [Fact]
    public async Task The_sheet_is_read_in_through_the_page()
    {
        await using var worker = await LiveSiteTests.StartAsync();
        await LiveSiteTests.FillAsync(worker);
        using var http = new HttpClient { BaseAddress = worker.Address };
        var unit = (await UnitsAsync(http)).First(unit => unit.Kind == "cell").Id;
        await using var visit = await chromium.GoAsync($"{worker.Address}stories/mill");
        await visit.Page.FillAsync("#reviewer [name=name]", "Ann");
        await visit.Page.Locator("#codings > summary").PressAsync("Enter");

        await visit.Page.SetInputFilesAsync(
            "#codings input[type=file]",
            new FilePayload
            {
                Name = "sheet.csv",
                MimeType = "text/csv",
                Buffer = Encoding.UTF8.GetBytes($"unit,code\n{unit},2\n"),
            }
        );
        await visit.Page.Locator("#codings button").PressAsync("Enter");
        await visit.UntilAsync("document.getElementById('said').textContent === 'Kept: 1 code of Ann.'");

        Assert.Equal(2, Assert.Single(await worker.Store.JudgementsAsync("mill", Cancel)).Rating);
    }

    /// <summary>The units of a sample, as its sheet has them.</summary>
    private static async Task<IReadOnlyList<(string Id, string Kind)>> UnitsAsync(HttpClient http)
    {
        var sheet = await http.GetByteArrayAsync("api/stories/mill/sample.csv?cells=4&findings=1", Cancel);
        var key = await http.GetStringAsync("api/stories/mill/sample-key.csv?cells=4&findings=1", Cancel);
        return
        [
            .. CodedSheet
                .Read(sheet)
                .Select(line => (line.Unit, key.Contains($"{line.Unit},cell", StringComparison.Ordinal) ? "cell" : "finding")),
        ];
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, byte[] sheet, string coder) =>
        http.PostAsJsonAsync("api/stories/mill/codings", new { sheet = Convert.ToBase64String(sheet), coder }, Cancel);

    /// <summary>The workbook with a code in every line.</summary>
    private static async Task<byte[]> FilledAsync(byte[] book, string code)
    {
        var lines = CodedSheet.Read(book);
        return await Exports.Workbook.WriteAsync(
            "Sample",
            ["unit", "kind", "code"],
            lines.Select(line => new object?[] { line.Unit, "", int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) }),
            Cancel
        );
    }
}
