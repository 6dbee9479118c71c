using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Worker.Comparison;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>Weak links are given to who asks for them, of any revision that can be compared again.</summary>
public sealed class AllLinksTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_all_links_of_the_newest_revision_and_of_those_before()
    {
        await using var worker = await TestWorker.StartAsync(services: services =>
            services
                .AddSingleton<ISentenceEncoder>(new LexicalSimilarity())
                .AddSingleton<IComparisonPipeline>(new ComparisonPipeline(null, new(1_000_000)))
        );
        using var http = new HttpClient { BaseAddress = worker.Address };
        string[] bodies =
        [
            "A fire destroyed the old flour mill on Monday night. The owner denied that the alarm was off. Twelve engines came to the mill.",
            "The flour mill was destroyed by a fire on Monday night. The mill's owner denied the alarm was switched off. Roads were closed.",
            "A fire on Monday night destroyed the flour mill by the river. Horses were led to a school yard. The alarm was off, a guard said.",
        ];
        for (var i = 0; i < bodies.Length; i++)
            await worker.SendAsync(Some.Message(Some.Version($"outlet-{i}", hint: "mill", body: bodies[i], minute: i)));

        const string story = "mill";
        var newest = (await worker.Store.KeyAsync(story, null, Cancel))!.Revision;
        var more = 0;
        for (var revision = 1; revision <= newest; revision++)
        {
            var address = $"api/stories/{story}/report.json?revision={revision}";
            var listed = await http.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative), Cancel);
            var all = await http.GetFromJsonAsync<JsonElement>(new Uri(address + "&links=all", UriKind.Relative), Cancel);
            Assert.Equal(listed.GetProperty("contentHash").GetString(), all.GetProperty("contentHash").GetString());
            Assert.Equal(revision, all.GetProperty("revision").GetInt32());
            Assert.Equal(listed.GetProperty("status").GetString(), all.GetProperty("status").GetString());
            var (few, many) = (Links(listed), Links(all));
            Assert.Empty(few.Except(many));
            more += many.Count - few.Count;
        }
        Assert.True(newest > 1);
        Assert.NotEqual(0, more);
    }

    [Fact]
    public async Task Refuses_another_wish_than_all()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));

        using var answer = await http.GetAsync(new Uri("api/stories/mill/report.json?links=some", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Says_that_a_report_is_no_longer_what_its_articles_give()
    {
        await using var worker = await TestWorker.StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(Some.Message(Some.Version("a", hint: "mill")));
        await worker.SendAsync(Some.Message(Some.Version("b", hint: "mill", body: "The mill did not burn.")));
        await worker.IdleAsync();
        // Corrected by its publisher: the article leaves the story, and what was compared is no longer there.
        await worker.SendAsync(Some.Message(Some.Version("b", hint: "flood", body: "The mill did not burn.", minute: 5)));
        await worker.IdleAsync();

        var revisions = (await worker.Store.KeyAsync("mill", null, Cancel))!.Revision;
        using var before = await http.GetAsync(
            new Uri($"api/stories/mill/report.json?links=all&revision={revisions - 1}", UriKind.Relative),
            Cancel
        );
        using var now = await http.GetAsync(new Uri("api/stories/mill/report.json?links=all", UriKind.Relative), Cancel);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.OK), (before.StatusCode, now.StatusCode));
    }

    private static HashSet<string> Links(JsonElement report) =>
        [
            .. report
                .GetProperty("links")
                .EnumerateArray()
                .Select(link => $"{link.GetProperty("left").GetRawText()} {link.GetProperty("right").GetRawText()}"),
        ];
}
