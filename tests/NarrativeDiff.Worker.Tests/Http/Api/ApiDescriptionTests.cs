using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.Extensions.DependencyInjection;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>Holds real answers of every address against /openapi/v1.json: code, kind of content, schema, headers.</summary>
public sealed class ApiDescriptionTests
{
    private const string Key = "0123456789abcdef";

    private static readonly EvaluationOptions Strict = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Path of the description, address asked, and the answer's code; a body makes it a POST.</summary>
    private static readonly (string Path, string Address, int Status, string? Body)[] Calls =
    [
        ("/api/stories", "api/stories", 200, null),
        ("/api/stories", "api/stories?limit=0", 400, null),
        ("/api/stories/{id}", "api/stories/mill", 200, null),
        ("/api/stories/{id}", "api/stories/nowhere", 404, null),
        ("/api/stories/{id}/report", "api/stories/mill/report", 200, null),
        ("/api/stories/{id}/report", "api/stories/nowhere/report", 404, null),
        ("/api/stories/{id}/report.json", "api/stories/mill/report.json", 200, null),
        ("/api/stories/{id}/report.html", "api/stories/mill/report.html", 200, null),
        ("/api/stories/{id}/report.md", "api/stories/mill/report.md", 200, null),
        ("/api/stories/{id}/report.csv", "api/stories/mill/report.csv", 200, null),
        ("/api/stories/{id}/matrix", "api/stories/mill/matrix", 200, null),
        ("/api/stories/{id}/matrix", "api/stories/nowhere/matrix", 404, null),
        ("/api/stories/{id}/reports/{a}/delta/{b}", "api/stories/mill/reports/0/delta/1", 200, null),
        ("/api/stories/{id}/reports/{a}/delta/{b}", "api/stories/mill/reports/0/delta/99", 404, null),
        (
            "/api/stories/{id}/judgements",
            "api/stories/mill/judgements",
            201,
            """{ "reviewer": "Ann", "verdict": "accept", "finding": "FINDING" }"""
        ),
        ("/api/stories/{id}/judgements", "api/stories/mill/judgements", 422, """{ "verdict": "accept" }"""),
        ("/api/stories/{id}/judgements", "api/stories/mill/judgements", 400, """{ "reviewer": "\u0000", "verdict": "accept" }"""),
        ("/api/stories/{id}/judgements", "api/stories/mill/judgements", 200, null),
        ("/api/stories/{id}/judgements.jsonl", "api/stories/mill/judgements.jsonl", 200, null),
        ("/api/stories/{id}/judgements.csv", "api/stories/mill/judgements.csv", 200, null),
        (
            "/api/stories/{id}/judgements",
            "api/stories/mill/judgements",
            201,
            """{ "reviewer": "Ben", "verdict": "rate", "rating": 2, "finding": "FINDING" }"""
        ),
        ("/api/stories/{id}/agreement", "api/stories/mill/agreement", 200, null),
        ("/api/agreement", "api/agreement", 200, null),
        ("/api/stories/{id}/evaluation", "api/stories/mill/evaluation", 200, null),
        ("/api/evaluation", "api/evaluation", 200, null),
        ("/api/stories/{id}/sample.csv", "api/stories/mill/sample.csv", 200, null),
        ("/api/stories/{id}/sample.csv", "api/stories/nowhere/sample.csv", 404, null),
        ("/api/stories/{id}/sample-key.csv", "api/stories/mill/sample-key.csv?cells=5", 200, null),
        ("/api/stories/{id}/sample.xlsx", "api/stories/mill/sample.xlsx", 200, null),
        ("/api/stories/{id}/codings", "api/stories/mill/codings", 200, """{ "sheet": "dW5pdCxjb2RlCg==" }"""),
        ("/api/stories/{id}/codings", "api/stories/mill/codings", 422, "{}"),
        ("/api/stories/{id}/codings", "api/stories/nowhere/codings", 404, """{ "sheet": "dW5pdCxjb2RlCg==" }"""),
        ("/api/codings", "api/codings", 200, """{ "sheet": "dW5pdCxjb2RlCg==" }"""),
        ("/api/codings", "api/codings", 422, """{ "sheet": "dW5pdA==" }"""),
        ("/api/sample.csv", "api/sample.csv?seed=3", 200, null),
        ("/api/sample.csv", "api/sample.csv?findings=9999", 400, null),
        ("/api/sample-key.csv", "api/sample-key.csv", 200, null),
        (
            "/api/stories/{id}/moves",
            "api/stories/mill/moves",
            201,
            """{ "articles": [{ "outlet": "valley-echo", "articleId": "a1" }], "to": "mill" }"""
        ),
        ("/api/stories/{id}/moves", "api/stories/mill/moves", 422, """{ "to": "nowhere" }"""),
        ("/api/stories/{id}/moves", "api/stories/nowhere/moves", 404, """{ "to": "mill" }"""),
        ("/api/stories/{id}/evidence.csv", "api/stories/mill/evidence.csv", 200, null),
        ("/api/stories/{id}/evidence.csv", "api/stories/nowhere/evidence.csv", 404, null),
        ("/api/stories/{id}/report.xlsx", "api/stories/mill/report.xlsx", 200, null),
        ("/api/stories/{id}/project.qdpx", "api/stories/mill/project.qdpx", 200, null),
        ("/api/stories/{id}/annotations.jsonld", "api/stories/mill/annotations.jsonld", 200, null),
        ("/api/stories/{id}/citations.bib", "api/stories/mill/citations.bib", 200, null),
        ("/api/stories/{id}/citations.bib", "api/stories/mill/citations.bib?finding=none", 404, null),
        ("/api/stories/{id}/citations.ris", "api/stories/mill/citations.ris?article=A", 200, null),
        ("/api/stories/{id}/citations.csl.json", "api/stories/mill/citations.csl.json", 200, null),
        ("/api/stories/{id}/feed.atom", "api/stories/mill/feed.atom", 200, null),
        ("/api/stories/{id}/feed.atom", "api/stories/nowhere/feed.atom", 404, null),
        ("/api/feed.atom", "api/feed.atom?outlet=nightly", 200, null),
        ("/api/articles", "api/articles", 202, Examples.Article),
        ("/api/articles", "api/articles", 422, "{}"),
        ("/api/articles", "api/articles", 400, "{"),
        ("/api/articles/{outlet}/{id}/versions", "api/articles/nightly/a1/versions", 200, null),
        ("/api/articles/{outlet}/{id}/versions", "api/articles/nightly/b/versions", 404, null),
        ("/api/articles/{outlet}/{id}/versions/{number}/signals", "api/articles/nightly/a1/versions/1/signals", 200, null),
        ("/api/articles/{outlet}/{id}/versions/{number}/signals", "api/articles/nightly/a1/versions/9/signals", 404, null),
        ("/api/articles/versions", "api/articles/versions?outlet=nightly&id=a1", 200, null),
        ("/api/articles/versions", "api/articles/versions?outlet=nightly", 400, null),
        ("/api/articles/versions/{number}/signals", "api/articles/versions/1/signals?outlet=nightly&id=a1", 200, null),
        ("/health", "health", 200, null),
        ("/health/live", "health/live", 200, null),
        ("/health/ready", "health/ready", 200, null),
        ("/metrics", "metrics", 200, null),
    ];

    [Fact]
    public async Task Every_answer_is_as_the_description_says()
    {
        await using var worker = await StartAsync();
        using var http = Client(worker);
        var document = await DocumentAsync(http);
        var finding = JsonElement
            .Parse(await http.GetByteArrayAsync(new Uri("api/stories/mill/report", UriKind.Relative), Cancel))
            .GetProperty("findings")[0]
            .GetProperty("id")
            .GetString();
        var faults = new List<string>();

        foreach (var (path, address, status, body) in Calls)
        {
            using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(address, UriKind.Relative));
            if (body is not null)
                request.Content = new StringContent(
                    body.Replace("FINDING", finding, StringComparison.Ordinal),
                    Encoding.UTF8,
                    "application/json"
                );
            using var answer = await http.SendAsync(request, Cancel);
            Assert.True(status == (int)answer.StatusCode, $"{address}: {(int)answer.StatusCode}");
            faults.AddRange(
                (await FaultsAsync(document, path, request.Method, answer)).Select(fault => $"{request.Method} {address} {status}: {fault}")
            );
        }

        Assert.Empty(faults);
        Assert.Equal(
            document["paths"]!.AsObject().Select(path => path.Key).Except(["/api/events"]).Order(StringComparer.Ordinal),
            Calls.Select(call => call.Path).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task What_the_server_and_the_guards_answer_is_described_for_every_address()
    {
        await using var worker = await StartAsync();
        using var http = Client(worker);
        var document = await DocumentAsync(http);
        foreach (
            var (path, address, _, body) in Calls
                .Where(call => call.Path.StartsWith("/api", StringComparison.Ordinal))
                .DistinctBy(call => (call.Path, call.Body is null))
        )
        {
            foreach (
                var (status, spoil) in Spoilt(body is not null, path.EndsWith("codings", StringComparison.Ordinal) ? 9_000_000 : 1_100_000)
            )
            {
                using var request = new HttpRequestMessage(
                    body is null ? HttpMethod.Get : HttpMethod.Post,
                    new Uri(address, UriKind.Relative)
                );
                if (body is not null)
                    request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                request.Headers.Add("X-Api-Key", Key);
                spoil(request);
                using var stranger = new HttpClient { BaseAddress = worker.Address };
                using var answer = await stranger.SendAsync(request, Cancel);
                Assert.Equal(status, (int)answer.StatusCode);
                Assert.Empty(await FaultsAsync(document, path, request.Method, answer));
            }
        }
    }

    [Fact]
    public async Task Tags_and_the_stream_of_events_are_described()
    {
        await using var worker = await StartAsync();
        using var http = Client(worker);
        var document = await DocumentAsync(http);
        foreach (
            var (path, address, _, _) in Calls.Where(call =>
                call is { Status: 200, Body: null } && call.Path.StartsWith("/api", StringComparison.Ordinal)
            )
        )
        {
            using var first = await http.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var second = await http.SendAsync(again, Cancel);
            Assert.Equal(304, (int)second.StatusCode);
            var operation = document["paths"]![path]!["get"]!;
            Assert.NotNull(operation["responses"]!["304"]);
            Assert.NotNull(operation["responses"]!["200"]!["headers"]!["ETag"]);
            Assert.Contains("If-None-Match", operation["parameters"]!.AsArray().Select(parameter => (string?)parameter!["name"]));
        }

        using var events = await http.GetAsync(new Uri("api/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);
        var stream = document["paths"]!["/api/events"]!["get"]!;
        Assert.NotNull(stream["responses"]!["200"]!["content"]![events.Content.Headers.ContentType!.MediaType!]);
        Assert.Contains("Last-Event-ID", stream["parameters"]!.AsArray().Select(parameter => (string?)parameter!["name"]));
    }

    [Fact]
    public async Task Security_redirections_and_references_are_described()
    {
        await using var worker = await StartAsync();
        using var http = Client(worker);
        var document = await DocumentAsync(http);

        Assert.Equal(
            ("apiKey", "header", "X-Api-Key"),
            (
                (string?)document["components"]!["securitySchemes"]!["ApiKey"]!["type"],
                (string?)document["components"]!["securitySchemes"]!["ApiKey"]!["in"],
                (string?)document["components"]!["securitySchemes"]!["ApiKey"]!["name"]
            )
        );
        foreach (var path in new[] { "/api/articles", "/api/stories/{id}/judgements", "/api/stories/{id}/moves" })
            Assert.NotNull(document["paths"]![path]!["post"]!["security"]![0]!["ApiKey"]);
        foreach (
            var path in new[]
            {
                "/api/stories/{id}",
                "/api/stories/{id}/report",
                "/api/stories/{id}/report.html",
                "/api/stories/{id}/matrix",
            }
        )
            Assert.NotNull(document["paths"]![path]!["get"]!["responses"]!["307"]!["headers"]!["Location"]);
        var references = References(document).ToArray();
        Assert.NotEmpty(references);
        Assert.All(
            references,
            reference =>
                Assert.NotNull(
                    reference[2..]
                        .Split('/')
                        .Aggregate((JsonNode?)document, (node, step) => node?[step.Replace("~1", "/", StringComparison.Ordinal)])
                )
        );
    }

    [Fact]
    public async Task The_schemas_refuse_what_is_no_answer()
    {
        await using var worker = await StartAsync();
        using var http = Client(worker);
        var document = await DocumentAsync(http);
        var schema = document["paths"]!["/api/stories/{id}"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;

        Assert.NotEmpty(Faults(document, schema, JsonElement.Parse("""{ "storyId": 7 }""")));
        Assert.NotEmpty(Faults(document, schema, JsonElement.Parse("[]")));
        Assert.Empty(
            Faults(
                document,
                document["paths"]!["/api/articles"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!,
                JsonElement.Parse(Examples.Article)
            )
        );
        Assert.NotEmpty(
            Faults(
                document,
                document["paths"]!["/api/articles"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!,
                JsonElement.Parse("""{ "outlet": 7 }""")
            )
        );
    }

    private static IEnumerable<(int Status, Action<HttpRequestMessage> Spoil)> Spoilt(bool writes, int tooLong)
    {
        yield return (421, request => request.Headers.Host = "rebound.example");
        if (!writes)
            yield break;
        yield return (401, request => request.Headers.Remove("X-Api-Key"));
        yield return (403, request => request.Headers.Add("Origin", "http://evil.example"));
        yield return (415, request => request.Content = new StringContent("{}", Encoding.UTF8, "text/plain"));
        yield return (
            413,
            request => request.Content = new StringContent($"\"{new string('x', tooLong)}\"", Encoding.UTF8, "application/json")
        );
    }

    private static async Task<TestWorker> StartAsync()
    {
        var worker = await TestWorker.StartAsync(
            new Dictionary<string, string?> { ["Api:Key"] = Key },
            services: services => services.AddSingleton<IComparisonPipeline>(Site.LiveSiteTests.Words)
        );
        await Site.LiveSiteTests.FillAsync(worker);
        await worker.ReadyAsync();
        return worker;
    }

    private static HttpClient Client(TestWorker worker)
    {
        var http = new HttpClient { BaseAddress = worker.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", Key);
        return http;
    }

    private static async Task<JsonNode> DocumentAsync(HttpClient http) =>
        JsonNode.Parse(await http.GetByteArrayAsync(new Uri("openapi/v1.json", UriKind.Relative), Cancel))!;

    private static async Task<IEnumerable<string>> FaultsAsync(
        JsonNode document,
        string path,
        HttpMethod method,
        HttpResponseMessage answer
    )
    {
        var described = document["paths"]?[path]?[method.Method.ToLowerInvariant()]?["responses"]?[$"{(int)answer.StatusCode}"];
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        if (described?["content"]?[type]?["schema"] is not { } schema)
            return [$"no schema for {(int)answer.StatusCode} {type}"];
        return (type.EndsWith("/json", StringComparison.Ordinal) || type.EndsWith("problem+json", StringComparison.Ordinal))
            ? Faults(document, schema, JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(Cancel)))
            : [];
    }

    private static IEnumerable<string> Faults(JsonNode document, JsonNode schema, JsonElement answer)
    {
        var whole = schema.DeepClone().AsObject();
        whole["$defs"] = document["components"]!["schemas"]!.DeepClone();
        var result = JsonSchema
            .FromText(whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))
            .Evaluate(answer, Strict);
        return result.IsValid
            ? []
            : (result.Details ?? [])
                .SelectMany(detail => detail.Errors?.Select(error => $"{detail.InstanceLocation} {error.Value}") ?? [])
                .DefaultIfEmpty("invalid");
    }

    private static IEnumerable<string> References(JsonNode? node) =>
        node switch
        {
            JsonObject fields => fields.SelectMany(field => field.Key == "$ref" ? [(string)field.Value!] : References(field.Value)),
            JsonArray items => items.SelectMany(References),
            _ => [],
        };
}
