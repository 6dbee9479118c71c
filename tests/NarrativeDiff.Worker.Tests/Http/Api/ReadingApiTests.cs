using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>What readers of the API rely on: pages, tags, HEAD, deltas, events that resume, a description with examples.</summary>
public sealed class ReadingApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_had_page_by_page_and_searched()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        for (var at = 0; at < 5; at++)
            await worker.SendAsync(Some.Message(Some.Version($"outlet-{at}", hint: $"story-{at}", headline: $"Head_{at} 100%")));

        var ids = new List<string>();
        for (var next = "api/stories?limit=2"; next is not null; )
        {
            using var answer = await http.GetAsync(new Uri(next, UriKind.Relative), Cancel);
            ids.AddRange(
                JsonElement
                    .Parse(await answer.Content.ReadAsByteArrayAsync(Cancel))
                    .EnumerateArray()
                    .Select(story => story.GetProperty("storyId").GetString()!)
            );
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1].TrimStart('/') : null;
        }

        Assert.Equal(["story-4", "story-3", "story-2", "story-1", "story-0"], ids);
        Assert.Equal("story-3", Assert.Single(await FoundAsync(http, "q=head_3")));
        Assert.Equal("story-2", Assert.Single(await FoundAsync(http, "q=OUTLET-2")));
        Assert.Empty(await FoundAsync(http, "q=head%253"));
        Assert.Empty(await FoundAsync(http, "status=final"));
    }

    [Fact]
    public async Task Who_has_the_content_already_is_reported_so()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));

        foreach (
            var path in new[]
            {
                "api/stories",
                "api/stories/mill",
                "api/stories/mill/report.json",
                "api/stories/mill/report.html",
                "api/articles/harbour-post/a1/versions",
                "stories/mill",
            }
        )
        {
            using var first = await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var second = await http.SendAsync(again, Cancel);
            Assert.Equal((HttpStatusCode.NotModified, 0), (second.StatusCode, (await second.Content.ReadAsByteArrayAsync(Cancel)).Length));
        }

        using var json = await http.GetAsync(new Uri("api/stories/mill/report.json", UriKind.Relative), Cancel);
        using var csv = await http.GetAsync(new Uri("api/stories/mill/report.csv", UriKind.Relative), Cancel);
        Assert.NotEqual(json.Headers.ETag, csv.Headers.ETag);
    }

    [Fact]
    public async Task Who_takes_Brotli_gets_the_stored_bytes_under_a_tag_of_their_own()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));
        var address = new Uri("api/stories/mill/report.json", UriKind.Relative);
        using var plain = await http.GetAsync(address, Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        using var packed = await http.SendAsync(request, Cancel);

        Assert.Equal(["br"], packed.Content.Headers.ContentEncoding);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
        await using var json = new System.IO.Compression.BrotliStream(
            await packed.Content.ReadAsStreamAsync(Cancel),
            System.IO.Compression.CompressionMode.Decompress
        );
        using var read = new MemoryStream();
        await json.CopyToAsync(read, Cancel);
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(Cancel), read.ToArray());
    }

    [Fact]
    public async Task HEAD_answers_like_GET_without_the_body_and_no_other_origin_is_let_in()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri("api/stories/mill/report", UriKind.Relative));
        request.Headers.Add("Origin", "https://elsewhere.example");

        using var head = await http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.NotNull(head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancel));
        Assert.DoesNotContain(head.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("GET", "api/stories?limit=0", 400)]
    [InlineData("GET", "api/stories?limit=many", 400)]
    [InlineData("GET", "api/stories?after=yesterday", 400)]
    [InlineData("GET", "api/stories/mill/reports/1/delta/99", 404)]
    [InlineData("GET", "api/stories/mill/report?revision=x", 400)]
    [InlineData("DELETE", "api/stories", 405)]
    [InlineData("GET", "stories/nowhere", 404)]
    public async Task Every_refusal_is_a_problem(string method, string path, int status)
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.ReadyAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));

        using var answer = await http.SendAsync(request, Cancel);

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_delta_reports_the_findings_that_came_and_went()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));
        await worker.SendAsync(Some.Message(Some.Version("valley-echo", body: "Nobody was hurt.", hint: "mill", minute: 3)));

        var delta = JsonElement.Parse(
            await http.GetByteArrayAsync(new Uri("api/stories/mill/reports/1/delta/2", UriKind.Relative), Cancel)
        );
        var back = JsonElement.Parse(await http.GetByteArrayAsync(new Uri("api/stories/mill/reports/2/delta/1", UriKind.Relative), Cancel));
        var all = JsonElement.Parse(await http.GetByteArrayAsync(new Uri("api/stories/mill/reports/0/delta/2", UriKind.Relative), Cancel));

        Assert.Equal((1, 0), (delta.GetProperty("added").GetArrayLength(), delta.GetProperty("withdrawn").GetArrayLength()));
        Assert.Equal(
            delta.GetProperty("added")[0].GetProperty("id").GetString(),
            back.GetProperty("withdrawn")[0].GetProperty("id").GetString()
        );
        Assert.Equal(2, all.GetProperty("added").GetArrayLength());
    }

    [Fact]
    public async Task Events_report_of_new_reports_and_resume_where_a_reader_broke_off()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "before")));

        var seen = await ReadAsync(http, null, 1, () => worker.SendAsync(Some.Message(Some.Version("b", hint: "mill"))));
        await worker.SendAsync(Some.Message(Some.Version("c", body: "Nobody was hurt.", hint: "mill", minute: 7)));
        var resumed = await ReadAsync(http, seen[^1].Id, 2, () => Task.CompletedTask);
        var replayed = await ReadAsync(http, "0", 3, () => Task.CompletedTask);

        Assert.Equal(["mill 1"], seen.Select(entry => entry.Told));
        Assert.Equal(["mill 1", "mill 2"], resumed.Select(entry => entry.Told));
        Assert.Equal(["before 1", "mill 1", "mill 2"], replayed.Select(entry => entry.Told));
    }

    [Fact]
    public async Task A_chart_has_its_cells_without_parsing_text()
    {
        await using var worker = await TestWorker.StartAsync(services: services =>
            services.AddSingleton<Infrastructure.IComparisonPipeline>(Http.Site.LiveSiteTests.Words)
        );
        using var http = new HttpClient { BaseAddress = worker.Address };
        await Http.Site.LiveSiteTests.FillAsync(worker);
        await worker.SendAsync(
            Some.Message(
                Some.Version(
                    "valley-echo",
                    body: "Horses were led to a school yard.",
                    hint: "mill",
                    minute: 90,
                    version: 2,
                    headline: "Mill gone"
                )
            )
        );

        var matrix = JsonElement.Parse(await http.GetByteArrayAsync(new Uri("api/stories/mill/matrix", UriKind.Relative), Cancel));
        var cells = matrix
            .GetProperty("cells")
            .EnumerateArray()
            .Select(cell =>
                (
                    Statement: cell.GetProperty("statement").GetString(),
                    Siglum: cell.GetProperty("siglum").GetString(),
                    Version: cell.GetProperty("version").GetInt32(),
                    State: cell.GetProperty("state").GetString()
                )
            )
            .ToArray();

        Assert.Equal(
            ["harbour-post", "nightly", "valley-echo"],
            matrix.GetProperty("witnesses").EnumerateArray().Select(witness => witness.GetProperty("outlet").GetString())
        );
        Assert.Equal(
            matrix.GetProperty("statements").GetArrayLength() * 3,
            cells.Count(cell => cell.Version == (cell.Siglum == "C" ? 2 : 1))
        );
        Assert.Contains(
            cells,
            cell => cell is { Siglum: "C", Version: 2, State: "dropped" } && cells.Contains((cell.Statement, "C", 1, "carried"))
        );
    }

    [Fact]
    public async Task Describes_itself_with_examples()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };

        var paths = JsonElement
            .Parse(await http.GetByteArrayAsync(new Uri("openapi/v1.json", UriKind.Relative), Cancel))
            .GetProperty("paths");

        foreach (
            var path in new[]
            {
                "/api/stories",
                "/api/stories/{id}",
                "/api/stories/{id}/report",
                "/api/stories/{id}/matrix",
                "/api/stories/{id}/reports/{a}/delta/{b}",
                "/api/articles/{outlet}/{id}/versions",
                "/api/articles/{outlet}/{id}/versions/{number}/signals",
                "/api/stories/{id}/judgements",
            }
        )
            Assert.NotEqual(
                JsonValueKind.Undefined,
                paths
                    .GetProperty(path)
                    .GetProperty("get")
                    .GetProperty("responses")
                    .GetProperty("200")
                    .GetProperty("content")
                    .GetProperty("application/json")
                    .GetProperty("example")
                    .ValueKind
            );
        Assert.Equal(
            "harbour-post",
            paths
                .GetProperty("/api/articles")
                .GetProperty("post")
                .GetProperty("requestBody")
                .GetProperty("content")
                .GetProperty("application/json")
                .GetProperty("example")
                .GetProperty("outlet")
                .GetString()
        );
        Assert.True(paths.TryGetProperty("/api/events", out _));
    }

    [Fact]
    public async Task The_example_article_is_accepted_as_it_stands()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        using var content = new StringContent(Examples.Article, System.Text.Encoding.UTF8, "application/json");

        using var answer = await http.PostAsync(new Uri("api/articles", UriKind.Relative), content, Cancel);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private static async Task<string?[]> FoundAsync(HttpClient http, string query) =>
        [
            .. JsonElement
                .Parse(await http.GetByteArrayAsync(new Uri($"api/stories?{query}", UriKind.Relative), Cancel))
                .EnumerateArray()
                .Select(story => story.GetProperty("storyId").GetString()),
        ];

    /// <summary>Reads so many report events; <paramref name="meanwhile"/> begins once the stream is open.</summary>
    private static async Task<List<(string Id, string Told)>> ReadAsync(HttpClient http, string? lastId, int count, Func<Task> meanwhile)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(120));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("api/events", UriKind.Relative));
        if (lastId is not null)
            request.Headers.Add("Last-Event-ID", lastId);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var events = new List<(string, string)>();
        await foreach (
            var item in System
                .Net.ServerSentEvents.SseParser.Create(await answer.Content.ReadAsStreamAsync(patience.Token))
                .EnumerateAsync(patience.Token)
        )
        {
            if (item.EventType == "ping" && events.Count == 0)
                await meanwhile();
            if (item.EventType == "report")
                events.Add(
                    (
                        item.EventId!,
                        $"{JsonElement.Parse(item.Data).GetProperty("storyId").GetString()} "
                            + $"{JsonElement.Parse(item.Data).GetProperty("revision").GetInt32()}"
                    )
                );
            if (events.Count == count)
                break;
        }

        return events;
    }
}
