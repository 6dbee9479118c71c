using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Publishing;

/// <summary>Webhooks: signed, filtered, sent again until they are taken, and never into a private network.</summary>
public sealed class WebhookTests
{
    private const string Secret = "0123456789abcdef";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hook_gets_a_signed_message_and_gets_it_again_where_it_did_not_take_it()
    {
        await using var receiver = await Receiver.StartAsync(refusals: 2);
        await using var worker = await StartAsync(
            $$"""[{ "name": "desk", "url": "{{receiver.Address}}", "secret": "{{Secret}}" }, { "name": "chat", "url": "{{receiver.Address}}slack", "format": "slack", "words": ["no such word"] }]"""
        );
        await Task.Delay(1_500, Cancel);

        await Http.Site.LiveSiteTests.FillAsync(worker);
        await TestWorker.UntilAsync(receiver.Taken, 1, TimeSpan.FromSeconds(60));

        Assert.True(receiver.Taken.TryPeek(out var message));
        var body = JsonElement.Parse(message.Body);
        Assert.Equal(
            ("narrativediff.webhook/1", "mill"),
            (body.GetProperty("schema").GetString(), body.GetProperty("storyId").GetString())
        );
        Assert.Equal(
            message.Headers["X-NarrativeDiff-Signature"],
            WebhookMessage.Signature(Secret, message.Headers["X-NarrativeDiff-Timestamp"]!, Encoding.UTF8.GetBytes(message.Body))
        );
        Assert.NotEmpty(body.GetProperty("news").EnumerateArray());
        Assert.Equal(2, receiver.Refused);
        Assert.DoesNotContain(receiver.Taken, taken => taken.Path == "/slack");
    }

    [Fact]
    public void A_hook_hears_only_of_what_it_wants()
    {
        var report = new StoryComparer(new LexicalSimilarity()).Compare(
            new Story(
                "mill",
                [
                    Some.Version("a", body: "The mayor wept. The mill burnt.", headline: "Mayor weeps"),
                    Some.Version("b", body: "The mill burnt.", headline: "Mill gone"),
                ]
            )
        );
        bool Hears(Webhook hook) => WebhookMessage.Of(hook, report, null, "https://news.example") is not null;
        var hook = new Webhook("desk", new("https://hooks.example.org"));

        Assert.True(Hears(hook));
        Assert.True(Hears(hook with { Story = "mill", Outlet = "a", Rule = report.Findings[0].Rule }));
        Assert.True(Hears(hook with { Words = ["MAYOR"] }));
        Assert.False(Hears(hook with { Story = "flood" }));
        Assert.False(Hears(hook with { Outlet = "c" }));
        Assert.False(Hears(hook with { Rule = "Z9" }));
        Assert.False(Hears(hook with { Words = ["flood"] }));
        Assert.Null(WebhookMessage.Of(hook with { Words = ["mayor"] }, report, report, "https://news.example"));
    }

    [Fact]
    public void A_text_for_slack_calls_nobody_and_hides_no_address()
    {
        var message = new WebhookMessage(
            "narrativediff.webhook/1",
            "report.updated",
            "mill",
            "<!channel>",
            1,
            "provisional",
            "sha256:",
            "https://news.example",
            0,
            [],
            "<!channel> & <https://evil.example|here>"
        );

        Assert.Equal(
            "&lt;!channel&gt; &amp; &lt;https://evil.example|here&gt;",
            Assert.Single(JsonElement.Parse(message.Body("slack")).EnumerateObject()).Value.GetString()
        );
    }

    [Theory]
    [InlineData("hooks.example.org", "10.0.0.1", false)]
    [InlineData("hooks.example.org", "127.0.0.1", false)]
    [InlineData("hooks.example.org", "::1", false)]
    [InlineData("hooks.example.org", "::ffff:192.168.1.1", false)]
    [InlineData("hooks.example.org", "169.254.169.254", false)]
    [InlineData("hooks.example.org", "100.64.0.1", false)]
    [InlineData("hooks.example.org", "fd00::1", false)]
    [InlineData("hooks.example.org", "fe80::1", false)]
    [InlineData("hooks.example.org", "64:ff9b::a00:1", false)]
    [InlineData("hooks.example.org", "2002:a00:1::", false)]
    [InlineData("hooks.example.org", "0.0.0.0", false)]
    [InlineData("172.20.0.1", "172.20.0.1", false)]
    [InlineData("hooks.example.org", "93.184.216.34", true)]
    [InlineData("hooks.example.org", "2606:2800:220:1::1", true)]
    [InlineData("localhost", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("[::1]", "::1", true)]
    public void Private_addresses_are_not_reached_unless_a_loopback_one_is_written_down(string host, string address, bool allowed)
    {
        Assert.Equal(allowed, new WebhookAddresses(allowPrivate: false).IsAllowed(host, IPAddress.Parse(address)));
        Assert.True(new WebhookAddresses(allowPrivate: true).IsAllowed(host, IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("{", "no list of hooks")]
    [InlineData("[null]", "hook 1: it is null")]
    [InlineData("""[{ "name": "", "url": "https://a.example" }]""", "name")]
    [InlineData("""[{ "name": "a", "url": "ftp://a.example" }]""", "http or https")]
    [InlineData("""[{ "name": "a", "url": "https://u:p@a.example" }]""", "without a user")]
    [InlineData("""[{ "name": "a", "url": "https://a.example", "secret": "short" }]""", "16 characters")]
    [InlineData("""[{ "name": "a", "url": "https://a.example", "format": "xml" }]""", "json or slack")]
    [InlineData("""[{ "name": "a", "url": "https://a.example", "rules": "W1" }]""", "rules")]
    [InlineData("""[{ "name": "a", "url": "https://a.example" }, { "name": "a", "url": "https://b.example" }]""", "a name of its own")]
    public void A_file_that_is_no_list_of_hooks_is_refused_with_the_reason(string json, string reason)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("nd-hooks-").FullName, "hooks.json");
        File.WriteAllText(file, json);

        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Webhook.Read(file)).Message, StringComparison.Ordinal);
    }

    private static async Task<TestWorker> StartAsync(string hooks)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("nd-hooks-").FullName, "hooks.json");
        await File.WriteAllTextAsync(file, hooks, Cancel);
        return await TestWorker.StartAsync(
            new Dictionary<string, string?> { ["Webhooks:File"] = file, ["Webhooks:RetryAfter"] = "00:00:00.050" },
            services: services => services.AddSingleton<IComparisonPipeline>(Http.Site.LiveSiteTests.Words)
        );
    }

    /// <summary>Takes messages on a loopback address, after so many that it refuses.</summary>
    private sealed class Receiver(WebApplication app) : IAsyncDisposable
    {
        private int _refusals;

        public ConcurrentQueue<Message> Taken { get; } = new();

        public int Refused { get; private set; }

        public string Address => app.Urls.First() + "/";

        public static async Task<Receiver> StartAsync(int refusals)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var receiver = new Receiver(app) { _refusals = refusals };
            app.Run(receiver.ReceiveAsync);
            await app.StartAsync(Cancel);
            return receiver;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task ReceiveAsync(HttpContext context)
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var body = await reader.ReadToEndAsync(Cancel);
            if (Interlocked.Decrement(ref _refusals) >= 0)
            {
                Refused++;
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            Taken.Enqueue(
                new(
                    context.Request.Path,
                    body,
                    context.Request.Headers.ToDictionary(
                        header => header.Key,
                        header => (string?)header.Value.ToString(),
                        StringComparer.OrdinalIgnoreCase
                    )
                )
            );
        }
    }

    private sealed record Message(string Path, string Body, Dictionary<string, string?> Headers);
}
