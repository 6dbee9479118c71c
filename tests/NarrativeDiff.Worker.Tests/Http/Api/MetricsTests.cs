using System.Net;
using NarrativeDiff.Worker.Fixtures;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>Tests that count what a process does: no other test may do anything meanwhile.</summary>
[CollectionDefinition(nameof(CountsOfAProcess), DisableParallelization = true)]
public sealed class CountsOfAProcess;

/// <summary>What a monitor asks a worker.</summary>
[Collection(nameof(CountsOfAProcess))]
public sealed class MetricsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_count_messages_work_and_time()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")), Some.Message(Some.Version(hint: "mill")), "nonsense");
        await TestWorker.UntilAsync(worker.Reports, 1);

        // A report is counted once its announcement is confirmed, a moment after it was heard.
        var lines = await LinesAsync(http);
        for (var tries = 0; tries < 100 && Value(lines, "narrativediff_reports_total", "") is null; tries++)
        {
            await Task.Delay(50, Cancel);
            lines = await LinesAsync(http);
        }

        Assert.Equal("1", Value(lines, "narrativediff_messages_total", "outcome=\"accepted\""));
        Assert.Equal("1", Value(lines, "narrativediff_messages_total", "outcome=\"duplicate\""));
        Assert.Equal("1", Value(lines, "narrativediff_messages_total", "code=\"malformed_json\""));
        Assert.Equal("1", Value(lines, "narrativediff_reports_total", ""));
        Assert.Equal("1", Value(lines, "narrativediff_report_size_bytes_count", ""));
        Assert.NotNull(Value(lines, "narrativediff_lag_seconds_count", ""));
        Assert.NotNull(Value(lines, "narrativediff_stories_waiting", ""));
        Assert.All(
            ["parse", "file", "vectors", "compare", "announce"],
            stage => Assert.NotNull(Value(lines, "narrativediff_stage_duration_seconds_count", $"stage=\"{stage}\""))
        );
    }

    [Fact]
    public async Task Refused_messages_that_made_room_for_newer_ones_are_counted()
    {
        await using var worker = await TestWorker.StartAsync(new Dictionary<string, string?> { ["Retention:MaxQuarantined"] = "5" });
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Enumerable.Range(0, 105).Select(i => $"nonsense {i}"));
        await TestWorker.UntilAsync(worker.Outcomes, 105);

        var left = (await worker.Store.QuarantinedAsync(200, Cancel)).Count;
        // It looks after every hundred: five and what came since.
        Assert.InRange(left, 5, 10);
        Assert.Equal($"{105 - left}", Value(await LinesAsync(http), "narrativediff_quarantine_removed_total", ""));
    }

    [Theory]
    [InlineData("health/live", HttpStatusCode.OK)]
    [InlineData("api/stories", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("api/stories/none/report", HttpStatusCode.NotFound)]
    public async Task A_HEAD_is_answered_as_a_GET_without_its_body(string path, HttpStatusCode status)
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative));

        using var answer = await http.SendAsync(request, Cancel);
        using var get = await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);

        Assert.Equal((status, status), (answer.StatusCode, get.StatusCode));
        Assert.Equal(get.Content.Headers.ContentType, answer.Content.Headers.ContentType);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    private static async Task<string[]> LinesAsync(HttpClient http) =>
        (await http.GetStringAsync(new Uri("metrics", UriKind.Relative), Cancel)).Split('\n');

    private static string? Value(string[] lines, string name, string label) =>
        lines
            .FirstOrDefault(line =>
                line.StartsWith(name + "{", StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal)
                || line.StartsWith(name + " ", StringComparison.Ordinal)
            )
            ?.Split(' ')[1];
}
