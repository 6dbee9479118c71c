using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Http.Api;

namespace NarrativeDiff.Worker.Http;

/// <summary>What a browser, used by a stranger, may not do to a worker on its own machine; and what is bounded in size and time.</summary>
public sealed class WriteGuardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_names_that_the_worker_goes_by_are_answered()
    {
        await using var worker = await TestWorker.StartAsync(
            new Dictionary<string, string?>
            {
                ["Api:AllowedHosts"] = "desk.example, news.example",
                ["Api:PublicUrl"] = "https://public.example/",
            }
        );

        foreach (
            var host in new[]
            {
                "localhost",
                "LOCALHOST:1",
                "localhost.",
                "127.0.0.1",
                "[::1]:80",
                "10.0.0.7:8080",
                "desk.example",
                "news.example:5080",
                "public.example",
            }
        )
            Assert.Equal((200, "application/json"), await GetAsync(worker, "api/stories", host));
        foreach (var path in new[] { "api/stories", "", "health/ready", "metrics", "openapi/v1.json", "stories/mill", "nowhere" })
            Assert.Equal((421, "application/problem+json"), await GetAsync(worker, path, "rebound.example"));
        Assert.Equal(421, (await GetAsync(worker, "api/stories", "localhost.rebound.example")).Status);
    }

    [Fact]
    public async Task Any_name_is_answered_where_the_operator_says_so()
    {
        await using var worker = await TestWorker.StartAsync(new Dictionary<string, string?> { ["Api:AllowedHosts"] = "*" });
        Assert.Equal(200, (await GetAsync(worker, "api/stories", "any.example")).Status);
    }

    [Theory]
    [InlineData("application/json", null, null, 202)]
    [InlineData("application/json; charset=utf-8", null, null, 202)]
    [InlineData("application/json", "OWN", "same-origin", 202)]
    [InlineData("application/json", "https://public.example", null, 202)]
    [InlineData("application/json", "http://public.example", null, 403)]
    [InlineData("application/json", "http://evil.example", null, 403)]
    [InlineData("application/json", "http://127.0.0.1:1", null, 403)]
    [InlineData("application/json", "null", null, 403)]
    [InlineData("application/json", null, "cross-site", 403)]
    [InlineData("application/json", null, "same-site", 403)]
    [InlineData("application/json", null, "Cross-Site", 403)]
    [InlineData("application/json", "OWN", "", 403)]
    [InlineData("text/plain", null, null, 415)]
    [InlineData("text/plain; x=application/json", null, null, 415)]
    [InlineData("application/x-www-form-urlencoded", null, null, 415)]
    [InlineData("multipart/form-data; boundary=x", null, null, 415)]
    [InlineData(null, null, null, 415)]
    [InlineData("text/plain", "http://evil.example", "none", 403)]
    public async Task A_write_comes_from_a_program_or_the_own_page_and_is_JSON(string? type, string? origin, string? site, int status)
    {
        await using var worker = await TestWorker.StartAsync(
            new Dictionary<string, string?> { ["Api:PublicUrl"] = "https://public.example" }
        );
        using var http = new HttpClient { BaseAddress = worker.Address };
        foreach (var path in new[] { "api/articles", "api/stories/mill/judgements" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Examples.Article)),
            };
            if (type is not null)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            if (origin is not null)
                request.Headers.TryAddWithoutValidation(
                    "Origin",
                    origin == "OWN" ? worker.Address.GetLeftPart(UriPartial.Authority) : origin
                );
            if (site is not null)
                request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);
            using var answer = await http.SendAsync(request, Cancel);
            var passed = path == "api/articles" ? 202 : 404;
            Assert.Equal(status == 202 ? passed : status, (int)answer.StatusCode);
            if (status != 202)
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task No_address_writes_without_the_guard()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        var paths = JsonElement
            .Parse(await http.GetByteArrayAsync(new Uri("openapi/v1.json", UriKind.Relative), Cancel))
            .GetProperty("paths");
        var writes = paths
            .EnumerateObject()
            .Where(path => path.Value.EnumerateObject().Any(operation => operation.Name != "get"))
            .Select(path => path.Name)
            .ToArray();

        Assert.Equal(5, writes.Length);
        foreach (var path in writes)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("a", "b")]);
            using var answer = await http.PostAsync(
                new Uri(path.Replace("{id}", "mill", StringComparison.Ordinal), UriKind.Relative),
                form,
                Cancel
            );
            Assert.Equal(415, (int)answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("api/stories?q=%00")]
    [InlineData("api/stories?q=mill&after=1.%00")]
    [InlineData("api/stories?status=%00")]
    [InlineData("api/events?story=%00")]
    [InlineData("?q=%00")]
    [InlineData("api/articles/versions?outlet=a%00&id=b")]
    public async Task A_NUL_is_refused_wherever_it_is_looked_for(string path)
    {
        await using var worker = await TestWorker.StartAsync();
        Assert.Equal((400, "application/problem+json"), await GetAsync(worker, path, null));
    }

    [Theory]
    [InlineData("""{ "reviewer": "A\u0000nn", "verdict": "accept", "finding": "x" }""", "$.reviewer")]
    [InlineData("""{ "reviewer": "Ann", "verdict": "accept", "finding": "x\u0000" }""", "$.finding")]
    [InlineData("""{ "reviewer": "Ann", "verdict": "accept", "finding": "x", "note": "\u0000" }""", "$.note")]
    public async Task A_judgement_with_a_NUL_is_refused(string body, string field)
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("api/stories/mill/judgements", UriKind.Relative), content, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(Cancel)).GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("api/articles", 40_000_000)]
    [InlineData("api/stories/mill/judgements", 40_000_000)]
    [InlineData("api/stories/mill/judgements", 140_000)]
    [InlineData("api/stories/mill/moves", 270_000)]
    public async Task A_body_that_is_too_long_is_refused_before_it_is_sent(string path, int length)
    {
        await using var worker = await TestWorker.StartAsync();
        Assert.StartsWith(
            "HTTP/1.1 413 ",
            await RawAsync(
                worker,
                $"POST /{path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n",
                2_000_000
            ),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("api/articles")]
    [InlineData("api/stories/mill/judgements")]
    public async Task A_body_that_does_not_come_is_refused_in_time(string path)
    {
        await using var worker = await TestWorker.StartAsync();
        Assert.StartsWith(
            "HTTP/1.1 408 ",
            await RawAsync(
                worker,
                $"POST /{path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n",
                1
            ),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("harbour/post", "a/b")]
    [InlineData("..", ".")]
    [InlineData("a", "..")]
    [InlineData("50%2F", "?#&")]
    [InlineData("ä b", "https://a.example/1?x=1")]
    public async Task Every_outlet_and_id_can_be_had(string outlet, string id)
    {
        await using var worker = await TestWorker.StartAsync();
        await worker.SendAsync(Some.Message(Some.Version(outlet, id, hint: "mill")));
        var query = $"outlet={Uri.EscapeDataString(outlet)}&id={Uri.EscapeDataString(id)}";
        var path = $"{Escaped(outlet)}/{Escaped(id)}";

        foreach (
            var address in new[] { $"versions?{query}", $"versions/1/signals?{query}", $"{path}/versions", $"{path}/versions/1/signals" }
        )
            Assert.StartsWith(
                "HTTP/1.1 200 ",
                await RawAsync(worker, $"GET /api/articles/{address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 0),
                StringComparison.Ordinal
            );

        static string Escaped(string name) => Uri.EscapeDataString(name).Replace(".", "%2E", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stories/nowhere", "text/html,application/xhtml+xml", "text/html")]
    [InlineData("stories/mill?revision=9", "text/html", "text/html")]
    [InlineData("stories/nowhere", "application/json", "application/problem+json")]
    [InlineData("stories/nowhere", "*/*", "application/problem+json")]
    [InlineData("api/stories/nowhere", "text/html", "application/problem+json")]
    [InlineData("nowhere", "text/html", "application/problem+json")]
    public async Task What_is_not_there_is_a_page_for_people_and_a_problem_for_programs(string path, string accept, string mediaType)
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);

        Assert.Equal((HttpStatusCode.NotFound, mediaType), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(mediaType == "text/html", text.Contains("No such story</h1>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_tag_of_a_page_names_the_program_and_that_of_a_stored_report_does_not()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));
        foreach (
            var (path, named) in new[]
            {
                ("stories/mill", true),
                ("api/stories/mill/report.html", true),
                ("api/stories/mill/report.md", true),
                ("api/stories/mill/report.csv", true),
                ("api/stories/mill/report.json", false),
            }
        )
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            Assert.Equal(named, answer.Headers.ETag!.Tag.EndsWith($"-{ProgramVersion.Tag}\"", StringComparison.Ordinal));
        }
    }

    private static async Task<(int Status, string? Type)> GetAsync(TestWorker worker, string path, string? host)
    {
        using var http = new HttpClient { BaseAddress = worker.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Host = host;
        using var answer = await http.SendAsync(request, Cancel);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>Sends bytes that a well-behaved client would not, and reads the first line of the answer.</summary>
    /// <param name="body">Bytes that follow, as far as the worker takes them.</param>
    private static async Task<string> RawAsync(TestWorker worker, string head, int body)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(worker.Address.Host, worker.Address.Port, Cancel);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), Cancel);
        var sending = SendAsync(stream, body);
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var line = await reader.ReadLineAsync(Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(90), Cancel) ?? "";
        client.Close();
        await sending;
        return line;
    }

    private static async Task SendAsync(NetworkStream stream, int count)
    {
        try
        {
            for (var sent = 0; sent < count; sent += 10_000)
                await stream.WriteAsync(Encoding.ASCII.GetBytes(new string(' ', Math.Min(10_000, count - sent))), Cancel);
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException or SocketException)
        {
            // The worker has heard enough.
        }
    }
}
