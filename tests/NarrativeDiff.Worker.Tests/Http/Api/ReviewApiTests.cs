using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>Judgements over HTTP: kept, applied to the next comparison, exported, and written only by whom may.</summary>
public sealed class ReviewApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rejected_finding_stays_rejected_when_the_story_is_compared_with_a_new_version()
    {
        await using var worker = await TestWorker.StartAsync(new Dictionary<string, string?> { ["Review:Rule"] = "Majority" });
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));
        var finding = (await GetAsync(http, "report")).GetProperty("findings")[0].GetProperty("id").GetString();

        using var answer = await PostAsync(
            http,
            new
            {
                reviewer = "Ann",
                verdict = "reject",
                finding,
                note = "known",
            }
        );
        await worker.IdleAsync();
        await worker.SendAsync(Some.Message(Some.Version("valley-echo", body: "Nobody was hurt.", hint: "mill", minute: 9)));
        var report = await GetAsync(http, "report");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(3, report.GetProperty("revision").GetInt32());
        Assert.DoesNotContain(report.GetProperty("findings").EnumerateArray(), other => other.GetProperty("id").GetString() == finding);
        Assert.Equal(finding, report.GetProperty("review").GetProperty("rejected")[0].GetProperty("id").GetString());
        var kept = (await GetAsync(http, "judgements"))[0];
        Assert.Equal(
            (1, "Ann", "reject", "known", 1),
            (
                kept.GetProperty("number").GetInt32(),
                kept.GetProperty("reviewer").GetString(),
                kept.GetProperty("verdict").GetString(),
                kept.GetProperty("note").GetString(),
                kept.GetProperty("revision").GetInt32()
            )
        );
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

        using var first = await PostAsync(
            http,
            new
            {
                reviewer = "Ann",
                verdict = "reject",
                finding,
            }
        );
        await worker.IdleAsync();
        using var second = await PostAsync(
            http,
            new
            {
                reviewer = "Ann",
                verdict = "withdraw",
                finding,
            }
        );
        await worker.IdleAsync();

        Assert.Single((await GetAsync(http, "report")).GetProperty("findings").EnumerateArray());
        Assert.Equal(0, (await GetAsync(http, "agreement")).GetProperty("units").GetInt32());
    }

    [Theory]
    [InlineData("""{ "verdict": "accept", "finding": "x" }""", 422, "$.reviewer")]
    [InlineData("""{ "reviewer": "Ann", "verdict": "accept" }""", 422, "$")]
    [InlineData("""{ "reviewer": "Ann", "verdict": "accept", "finding": "no such" }""", 422, "$.finding")]
    [InlineData("""{ "reviewer": "Ann", "verdict": "relabel", "finding": "x" }""", 422, "$.label")]
    [InlineData(
        """{ "reviewer": "Ann", "verdict": "reject", "link": { "left": { "siglum": "Q", "sentence": 1 }, "right": null } }""",
        422,
        "$"
    )]
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

        using var refused = await PostAsync(
            stranger,
            new
            {
                reviewer = "Ann",
                verdict = "accept",
                finding = "x",
            }
        );
        using var forbidden = await PostAsync(
            other,
            new
            {
                reviewer = "Ann",
                verdict = "accept",
                finding = "x",
            }
        );

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (refused.StatusCode, forbidden.StatusCode));
    }

    [Fact]
    public async Task Two_reviewers_disagree_and_neither_loses_anything_until_a_third_resolves_it()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));
        var finding = (await GetAsync(http, "report")).GetProperty("findings")[0].GetProperty("id").GetString();

        var alone = await JudgedAsync("Ann", "reject");
        var hidden = await GetAsync(http, "judgements?reviewer=Ben");
        var disputed = await JudgedAsync("Ben", "accept");
        var shown = await GetAsync(http, "judgements?reviewer=Ben");
        var resolved = await JudgedAsync("Col", "reject");

        Assert.Equal(
            (1, finding),
            (alone.GetProperty("findings").GetArrayLength(), alone.GetProperty("review").GetProperty("pending")[0].GetString())
        );
        Assert.Equal(
            (1, finding),
            (disputed.GetProperty("findings").GetArrayLength(), disputed.GetProperty("review").GetProperty("disputed")[0].GetString())
        );
        Assert.Equal(
            (0, finding),
            (
                resolved.GetProperty("findings").GetArrayLength(),
                resolved.GetProperty("review").GetProperty("rejected")[0].GetProperty("id").GetString()
            )
        );
        Assert.Equal((0, 2), (hidden.GetArrayLength(), shown.GetArrayLength()));

        async Task<JsonElement> JudgedAsync(string reviewer, string verdict)
        {
            using var answer = await PostAsync(
                http,
                new
                {
                    reviewer,
                    verdict,
                    finding,
                }
            );
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            await worker.IdleAsync();
            return await GetAsync(http, "report");
        }
    }

    [Fact]
    public async Task A_missed_difference_is_found_by_its_words_counted_and_exported()
    {
        await using var worker = await TestWorker.StartAsync(services: services =>
            services.AddSingleton<Infrastructure.IComparisonPipeline>(Site.LiveSiteTests.Words)
        );
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(
            Some.Message(Some.Version(hint: "mill", body: "The mill burnt.\n\nNobody was hurt.")),
            Some.Message(Some.Version("valley-echo", body: "The mill “exploded”.", hint: "mill", minute: 9))
        );
        var report = await GetAsync(http, "report");
        var witness = report.GetProperty("witnesses")[0];
        var first = witness
            .GetProperty("sentences")
            .EnumerateArray()
            .First(sentence => sentence.GetProperty("field").GetString() == "body")
            .GetProperty("index")
            .GetInt32();

        using var kept = await PostAsync(
            http,
            new
            {
                reviewer = "Ann",
                verdict = "missed",
                missed = new
                {
                    kind = "fact",
                    importance = 3,
                    passages = new[]
                    {
                        new
                        {
                            siglum = witness.GetProperty("siglum").GetString(),
                            sentence = first,
                            exact = "burnt. Nobody was",
                        },
                    },
                },
            }
        );
        using var refused = await PostAsync(
            http,
            new
            {
                reviewer = "Ann",
                verdict = "missed",
                missed = new
                {
                    kind = "fact",
                    importance = 3,
                    passages = new[]
                    {
                        new
                        {
                            siglum = "A",
                            sentence = first,
                            exact = "not these words",
                        },
                    },
                },
            }
        );
        var target = JsonElement.Parse(await kept.Content.ReadAsByteArrayAsync(Cancel)).GetProperty("target").GetString();

        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
        Assert.Equal(
            (422, "$.missed.passages[0]"),
            (
                (int)refused.StatusCode,
                JsonElement.Parse(await refused.Content.ReadAsByteArrayAsync(Cancel)).GetProperty("field").GetString()
            )
        );
        var passage = (await GetAsync(http, "judgements"))[0].GetProperty("missed").GetProperty("passages")[0];
        Assert.Equal(
            "burnt.\n\nNobody was",
            witness
                .GetProperty("body")
                .GetString()!
                .Substring(passage.GetProperty("start").GetInt32(), passage.GetProperty("length").GetInt32())
        );
        Assert.Equal(
            (1, 0d),
            (
                await GetAsync(http, "evaluation") is var figures
                    ? (figures.GetProperty("missed").GetInt32(), figures.GetProperty("recall").GetDouble())
                    : default
            )
        );
        var csv = await http.GetByteArrayAsync(Address("judgements.csv"), Cancel);
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        Assert.Contains(",fact,3,", System.Text.Encoding.UTF8.GetString(csv), StringComparison.Ordinal);

        using var foreign = await PostAsync(
            http,
            new
            {
                reviewer = "Ben",
                verdict = "withdraw",
                target,
            }
        );
        using var own = await PostAsync(
            http,
            new
            {
                reviewer = "Ann",
                verdict = "withdraw",
                target,
            }
        );
        Assert.Equal((422, 201), ((int)foreign.StatusCode, (int)own.StatusCode));
        Assert.Equal(0, (await GetAsync(http, "evaluation")).GetProperty("missed").GetInt32());
    }

    [Fact]
    public async Task A_sample_for_coders_hides_the_outlets_and_what_the_program_says_and_its_key_names_them()
    {
        await using var worker = await TestWorker.StartAsync(services: services =>
            services.AddSingleton<Infrastructure.IComparisonPipeline>(Site.LiveSiteTests.Words)
        );
        using var http = new HttpClient { BaseAddress = worker.Address };
        await Site.LiveSiteTests.FillAsync(worker);

        var sheet = Rows(await http.GetStringAsync(Address("sample.csv?cells=4&findings=2&seed=7"), Cancel));
        var key = Rows(await http.GetStringAsync(Address("sample-key.csv?cells=4&findings=2&seed=7"), Cancel));
        var other = Rows(await http.GetStringAsync(Address("sample.csv?cells=4&findings=2&seed=8"), Cancel));
        var all = Rows(await http.GetStringAsync(new Uri("api/sample.csv?cells=4&findings=2&seed=7", UriKind.Relative), Cancel));
        using var wrong = await http.GetAsync(Address("sample.csv?cells=-1"), Cancel);

        Assert.Equal((6, 6), (sheet.Length - 1, key.Length - 1));
        Assert.Equal(sheet.Select(row => row[0]), key.Select(row => row[0]));
        Assert.Equal(sheet.Select(row => row[0]), all.Select(row => row[0]));
        Assert.NotEqual(sheet.Select(row => row[0]), other.Select(row => row[0]));
        Assert.Equal(4, key.Count(row => row[1] == "cell" && row[7].Length > 0));
        foreach (var outlet in new[] { "harbour-post", "valley-echo", "nightly" })
            Assert.DoesNotContain(sheet, row => row.Any(cell => cell.Contains(outlet, StringComparison.Ordinal)));
        Assert.Equal(400, (int)wrong.StatusCode);
    }

    [Fact]
    public async Task An_article_is_moved_to_a_new_story_and_the_move_is_announced()
    {
        await using var worker = await TestWorker.StartAsync(
            new Dictionary<string, string?> { ["Intake:ReclusterEvery"] = "00:00:00.200" }
        );
        using var http = new HttpClient { BaseAddress = worker.Address };
        var changes = new System.Collections.Concurrent.ConcurrentQueue<NarrativeDiff.Contracts.StoryChanged>();
        await worker.ListenAsync(changes);
        await worker.SendAsync(
            Some.Message(Some.Version(hint: "mill")),
            Some.Message(Some.Version("valley-echo", body: "The mill burnt too.", hint: "mill", minute: 1))
        );

        using var moved = await http.PostAsJsonAsync(
            Address("moves"),
            new { articles = new[] { new { outlet = "valley-echo", articleId = "a1" } }, reviewer = "Ann" },
            Cancel
        );
        using var unknown = await http.PostAsJsonAsync(
            Address("moves"),
            new { articles = new[] { new { outlet = "valley-echo", articleId = "a1" } } },
            Cancel
        );
        var answer = JsonElement.Parse(await moved.Content.ReadAsByteArrayAsync(Cancel));
        await worker.SendAsync(Some.Message(Some.Version("valley-echo", body: "Later words.", hint: "mill", minute: 2)));
        await Task.Delay(500, Cancel);

        Assert.Equal((201, 422), ((int)moved.StatusCode, (int)unknown.StatusCode));
        var to = answer.GetProperty("to").GetString()!;
        Assert.Equal(
            "valley-echo",
            Assert.Single((await worker.Store.VersionsOfStoryAsync(to, Cancel)).Select(version => version.Key.Outlet.Value).Distinct())
        );
        Assert.Single(await worker.Store.VersionsOfStoryAsync("mill", Cancel));
        Assert.Contains(changes, change => change is { MovedFrom: "mill", MovedArticles: 1, Replaces: false } && change.StoryId == to);
    }

    private static string[][] Rows(string csv)
    {
        using var reader = new CsvHelper.CsvReader(
            new StringReader(csv.TrimStart('\uFEFF')),
            System.Globalization.CultureInfo.InvariantCulture
        );
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.ColumnCount).Select(at => reader.GetField(at) ?? "")]);
        return [.. rows];
    }

    private static Uri Address(string path) => new($"api/stories/mill/{path}", UriKind.Relative);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, object body) =>
        await http.PostAsJsonAsync(Address("judgements"), body, Cancel);

    private static async Task<JsonElement> GetAsync(HttpClient http, string path) =>
        JsonElement.Parse(await http.GetByteArrayAsync(Address(path), Cancel));
}
