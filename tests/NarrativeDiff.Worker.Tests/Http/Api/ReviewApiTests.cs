using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>Judgements over HTTP: kept, applied to the next comparison, exported, and written only by whom may.</summary>
public sealed class ReviewApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rejected_finding_stays_rejected_when_the_story_is_compared_with_a_new_version()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));
        var finding = (await GetAsync(http, "report")).GetProperty("findings")[0].GetProperty("id").GetString();

        using var answer = await PostAsync(http, new { reviewer = "Ann", verdict = "reject", finding, note = "known" });
        await worker.IdleAsync();
        await worker.SendAsync(Some.Message(Some.Version("valley-echo", body: "Nobody was hurt.", hint: "mill", minute: 9)));
        var report = await GetAsync(http, "report");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(3, report.GetProperty("revision").GetInt32());
        Assert.DoesNotContain(report.GetProperty("findings").EnumerateArray(), other => other.GetProperty("id").GetString() == finding);
        Assert.Equal(finding, report.GetProperty("review").GetProperty("rejected")[0].GetProperty("id").GetString());
        var kept = (await GetAsync(http, "judgements"))[0];
        Assert.Equal((1, "Ann", "reject", "known", 1), (kept.GetProperty("number").GetInt32(), kept.GetProperty("reviewer").GetString(), kept.GetProperty("verdict").GetString(), kept.GetProperty("note").GetString(), kept.GetProperty("revision").GetInt32()));
        Assert.StartsWith("{\"number\":1,", await http.GetStringAsync(Address("judgements.jsonl"), Cancel), StringComparison.Ordinal);
        Assert.Contains(",Ann,reject,", await http.GetStringAsync(Address("judgements.csv"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_back_holds_no_longer()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));
        var finding = (await GetAsync(http, "report")).GetProperty("findings")[0].GetProperty("id").GetString();

        using var first = await PostAsync(http, new { reviewer = "Ann", verdict = "reject", finding });
        await worker.IdleAsync();
        using var second = await PostAsync(http, new { reviewer = "Ben", verdict = "withdraw", finding });
        await worker.IdleAsync();

        Assert.Single((await GetAsync(http, "report")).GetProperty("findings").EnumerateArray());
        Assert.Equal(0, (await GetAsync(http, "agreement")).GetProperty("units").GetInt32());
    }

    [Theory]
    [InlineData("""{ "verdict": "accept", "finding": "x" }""", 422, "$.reviewer")]
    [InlineData("""{ "reviewer": "Ann", "verdict": "accept" }""", 422, "$")]
    [InlineData("""{ "reviewer": "Ann", "verdict": "accept", "finding": "no such" }""", 422, "$.finding")]
    [InlineData("""{ "reviewer": "Ann", "verdict": "relabel", "finding": "x" }""", 422, "$.label")]
    [InlineData("""{ "reviewer": "Ann", "verdict": "reject", "link": { "left": { "siglum": "Q", "sentence": 1 }, "right": null } }""", 422, "$")]
    [InlineData("""{ "reviewer": "Ann", "verdict": "praise", "finding": "x" }""", 422, "$.verdict")]
    [InlineData("nonsense", 422, "$")]
    public async Task Refuses_what_is_no_judgement_and_says_where(string body, int status, string field)
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(Address("judgements"), content, Cancel);

        var problem = JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(field, problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task Judging_needs_the_key_and_no_other_site_may()
    {
        await using var worker = await TestWorker.StartAsync(new Dictionary<string, string?> { ["Api:Key"] = "0123456789abcdef" });
        using var http = new HttpClient { BaseAddress = worker.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", "0123456789abcdef");
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));
        using var stranger = new HttpClient { BaseAddress = worker.Address };
        using var other = new HttpClient { BaseAddress = worker.Address };
        other.DefaultRequestHeaders.Add("X-Api-Key", "0123456789abcdef");
        other.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var refused = await PostAsync(stranger, new { reviewer = "Ann", verdict = "accept", finding = "x" });
        using var forbidden = await PostAsync(other, new { reviewer = "Ann", verdict = "accept", finding = "x" });

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (refused.StatusCode, forbidden.StatusCode));
    }

    private static Uri Address(string path) => new($"api/stories/mill/{path}", UriKind.Relative);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, object body) => await http.PostAsJsonAsync(Address("judgements"), body, Cancel);

    private static async Task<JsonElement> GetAsync(HttpClient http, string path) => JsonElement.Parse(await http.GetByteArrayAsync(Address(path), Cancel));
}
