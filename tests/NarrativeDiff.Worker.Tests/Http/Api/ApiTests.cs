using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>The HTTP side as a reader and a publisher meet it.</summary>
public sealed class ApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Takes_an_article_version_as_the_queue_would()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = Client(worker);

        using var first = await PostAsync(http, Some.Message(Some.Version(hint: "mill")));
        using var again = await PostAsync(http, Some.Message(Some.Version(hint: "mill")));
        await worker.IdleAsync();

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, again.StatusCode));
        Assert.Equal("/api/stories/mill", first.Headers.Location?.ToString());
        Assert.Equal("accepted", (await JsonAsync(first)).GetProperty("outcome").GetString());
        Assert.Equal("duplicate", (await JsonAsync(again)).GetProperty("outcome").GetString());
        await TestWorker.UntilAsync(worker.Outcomes, 2);
        Assert.Equal(["accepted", "duplicate"], worker.Outcomes.Select(outcome => outcome.Outcome));
    }

    [Fact]
    public async Task Leads_from_the_id_of_a_merged_story_to_the_one_it_is_part_of_and_announces_both()
    {
        var changes = new System.Collections.Concurrent.ConcurrentQueue<NarrativeDiff.Contracts.StoryChanged>();
        var engine = PlainPipeline.Create() with
        {
            // the story named by its publisher takes all
            Recluster = (_, open, named, _) =>
                new(
                    [.. open.Select(member => named.FirstOrDefault() ?? member.StoryId)],
                    System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty
                ),
        };
        await using var worker = await TestWorker.StartAsync(
            new Dictionary<string, string?> { ["Intake:ReclusterEvery"] = "00:00:00.200" },
            services: services => services.AddSingleton<IComparisonPipeline>(engine)
        );
        await worker.ListenAsync(changes);
        using var http = Client(worker);
        await worker.SendAsync(Some.Message(Some.Version("b", headline: "Fire at the mill")));
        var old = Storage.StoryIds.OfFirstArticle(new(new("b"), "a1"));
        await worker.SendAsync(Some.Message(Some.Version("a", hint: "mill")));
        while (!changes.Any(change => change.MovedFrom is not null))
            await Task.Delay(20, Cancel);
        await worker.IdleAsync();

        var merge = changes.First(change => change.MovedFrom is not null);
        Assert.Equal((old, "mill", 1, true), (merge.MovedFrom, merge.StoryId, merge.MovedArticles, merge.Replaces));
        Assert.Equal(
            "mill",
            (await http.GetFromJsonAsync<JsonElement>(new Uri($"/api/stories/{old}", UriKind.Relative), Cancel))
                .GetProperty("storyId")
                .GetString()
        );
        Assert.Equal(
            "mill",
            (await http.GetFromJsonAsync<JsonElement>(new Uri($"/api/stories/{old}/report.json", UriKind.Relative), Cancel))
                .GetProperty("storyId")
                .GetString()
        );
        Assert.Equal(
            old,
            (await http.GetFromJsonAsync<JsonElement>(new Uri($"/api/stories/{old}/report.json?revision=1", UriKind.Relative), Cancel))
                .GetProperty("storyId")
                .GetString()
        );
    }

    [Theory]
    [InlineData("{", 400, "malformed_json", "$")]
    [InlineData("", 400, "empty_message", null)]
    [InlineData("{}", 422, "missing_field", "$.outlet")]
    public async Task Refuses_with_a_problem_that_names_code_and_field(string body, int status, string code, string? field)
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = Client(worker);

        using var answer = await PostAsync(http, body);

        var problem = await JsonAsync(answer);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal((code, field), (problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
        Assert.Equal($"urn:narrativediff:refusal:{code}", problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Refuses_a_body_over_the_limit()
    {
        await using var worker = await TestWorker.StartAsync(new Dictionary<string, string?> { ["Intake:MaxMessageBytes"] = "2000" });
        using var http = Client(worker);

        using var answer = await PostAsync(http, Some.Message(Some.Version(body: new string('x', 2_000))));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("message_too_large", (await JsonAsync(answer)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("not the key at all", HttpStatusCode.Unauthorized)]
    [InlineData("0123456789abcdef", HttpStatusCode.Accepted)]
    public async Task Asks_for_the_key_once_one_is_configured(string? key, HttpStatusCode expected)
    {
        await using var worker = await TestWorker.StartAsync(new Dictionary<string, string?> { ["Api:Key"] = "0123456789abcdef" });
        using var http = Client(worker);
        if (key is not null)
            http.DefaultRequestHeaders.Add("X-Api-Key", key);

        using var answer = await PostAsync(http, Some.Message(Some.Version()));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Lists_stories_and_the_versions_of_an_article()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = Client(worker);
        await worker.SendAsync(
            Some.Message(Some.Version("a", articleId: "https://a.example/1", hint: "mill")),
            Some.Message(Some.Version("a", articleId: "https://a.example/1", body: "More.", hint: "mill", minute: 5))
        );

        var stories = await GetAsync(http, "api/stories");
        var story = await GetAsync(http, "api/stories/mill");
        var versions = await GetAsync(http, "api/articles/a/https%3A%2F%2Fa.example%2F1/versions");

        Assert.Equal("mill", Assert.Single(stories.EnumerateArray()).GetProperty("storyId").GetString());
        Assert.Equal(
            (1, 2, "Mill burns"),
            (story.GetProperty("articles").GetInt32(), story.GetProperty("versions").GetInt32(), story.GetProperty("title").GetString())
        );
        Assert.Equal(["The mill burnt.", "More."], versions.EnumerateArray().Select(version => version.GetProperty("body").GetString()));
    }

    [Fact]
    public async Task Gives_the_signals_of_a_stored_version()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = Client(worker);
        const string body = "Berg said the “mill” was empty. It was a shameless subsidy. Two men were shot.";
        await worker.SendAsync(
            Some.Message(Some.Version("a", articleId: "https://a.example/1", hint: "mill")),
            Some.Message(Some.Version("a", articleId: "https://a.example/1", body: body, hint: "mill", minute: 5))
        );

        var signals = await GetAsync(http, "api/articles/a/https%3A%2F%2Fa.example%2F1/versions/2/signals");

        Assert.Equal(3, signals.GetProperty("sentences").GetArrayLength());
        Assert.Equal("neutral", Assert.Single(signals.GetProperty("attributions").EnumerateArray()).GetProperty("stance").GetString());
        var loaded = Assert.Single(
            signals.GetProperty("signals").EnumerateArray(),
            signal => signal.GetProperty("rule").GetString() == "W2"
        );
        Assert.Equal(
            "were shot",
            Assert
                .Single(signals.GetProperty("signals").EnumerateArray(), signal => signal.GetProperty("rule").GetString() == "G1")
                .GetProperty("exact")
                .GetString()
        );
        Assert.Equal("shameless", body.Substring(loaded.GetProperty("start").GetInt32(), loaded.GetProperty("length").GetInt32()));
    }

    [Theory]
    [InlineData("report", null, "application/json")]
    [InlineData("report", "*/*", "application/json")]
    [InlineData("report", "text/csv;q=0.1, text/html", "text/html")]
    [InlineData("report", "text/markdown", "text/markdown")]
    [InlineData("report.json", null, "application/json")]
    [InlineData("report.html", null, "text/html")]
    [InlineData("report.md", null, "text/markdown")]
    [InlineData("report.csv", null, "text/csv")]
    public async Task Gives_a_report_in_the_form_asked_for(string path, string? accept, string mediaType)
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = Client(worker);
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));
        if (accept is not null)
            http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);

        using var answer = await http.GetAsync(new Uri($"api/stories/mill/{path}", UriKind.Relative), Cancel);

        Assert.Equal((HttpStatusCode.OK, mediaType), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Lets_a_report_page_run_its_own_script_and_nothing_else()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = Client(worker);
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));

        using var answer = await http.GetAsync(new Uri("api/stories/mill/report.html", UriKind.Relative), Cancel);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_forms_there_are_to_whom_wants_another()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = Client(worker);
        http.DefaultRequestHeaders.Add("Accept", "image/png");

        using var answer = await http.GetAsync(new Uri("api/stories/mill/report", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.StatusCode);
    }

    [Fact]
    public async Task Gives_an_older_revision()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = Client(worker);
        await worker.SendAsync(Some.Message(Some.Version("a", hint: "mill")));
        await worker.SendAsync(Some.Message(Some.Version("b", hint: "mill")));

        Assert.Equal(1, (await GetAsync(http, "api/stories/mill/report?revision=1")).GetProperty("revision").GetInt32());
        Assert.Equal(2, (await GetAsync(http, "api/stories/mill/report")).GetProperty("revision").GetInt32());
    }

    [Theory]
    [InlineData("api/stories/nowhere", 404)]
    [InlineData("api/stories/nowhere/report", 404)]
    [InlineData("api/articles/a/b/versions", 404)]
    [InlineData("api/articles/a/b/versions/1/signals", 404)]
    [InlineData("nowhere", 404)]
    public async Task Answers_what_is_not_there_with_a_problem(string path, int status)
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = Client(worker);

        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Shows_hostile_titles_as_text_and_lets_no_page_load_anything()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = Client(worker);
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill", headline: "<script>alert(1)</script>")));

        using var answer = await http.GetAsync(new Uri("", UriKind.Relative), Cancel);

        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("href=\"/stories/mill\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Is_live_and_ready()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = Client(worker);

        await worker.ReadyAsync();
        using var live = await http.GetAsync(new Uri("health/live", UriKind.Relative), Cancel);
        var ready = await GetAsync(http, "health/ready");

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(
            ["comparison", "database", "masstransit-bus", "publishing"],
            ready.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString())
        );
    }

    private static HttpClient Client(TestWorker worker) => new() { BaseAddress = worker.Address };

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await http.PostAsync(new Uri("api/articles", UriKind.Relative), content, Cancel);
    }

    private static async Task<JsonElement> GetAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await JsonAsync(answer);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(Cancel));
}
