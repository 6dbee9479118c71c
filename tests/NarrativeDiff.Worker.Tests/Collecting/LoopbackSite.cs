using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NarrativeDiff.Worker.Collecting;

/// <summary>A web site on this machine whose pages a test writes, and which remembers what it was asked.</summary>
internal sealed class LoopbackSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new(StringComparer.Ordinal);

    private LoopbackSite(WebApplication app) => _app = app;

    /// <summary>Paths in the order in which they were asked for, robots.txt left out.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public string Root => _app.Urls.Single();

    public static async Task<LoopbackSite> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var site = new LoopbackSite(builder.Build());
        site._app.Run(async context =>
        {
            if (context.Request.Path != "/robots.txt")
                site.Asked.Enqueue(context.Request.Path);
            if (site._pages.TryGetValue(context.Request.Path, out var page))
                await page(context);
            else
                context.Response.StatusCode = 404;
        });
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    public Uri Of(string path) => new(Root + path);

    public void On(string path, RequestDelegate answer) => _pages[path] = answer;

    public void Text(string path, string type, string text) =>
        On(
            path,
            context =>
            {
                context.Response.ContentType = type;
                return context.Response.WriteAsync(text, context.RequestAborted);
            }
        );

    /// <summary>An article's page, with a validator made of its words.</summary>
    public void Page(string path, string headline, string body, string time = "2030-05-03T10:00:00Z") =>
        On(
            path,
            async context =>
            {
                var tag = $"\"{HashCode.Combine(headline, body):x}\"";
                context.Response.Headers.ETag = tag;
                if (context.Request.Headers.IfNoneMatch == tag)
                {
                    context.Response.StatusCode = 304;
                    return;
                }
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(Cli.Input.Exports.ExportFiles.Html(headline, body, time), context.RequestAborted);
            }
        );

    public void Feed(string path, params string[] pages) =>
        Text(
            path,
            "application/rss+xml",
            $"<rss version=\"2.0\"><channel><title>Site</title>{string.Concat(pages.Select(page => $"<item><title>{page}</title><link>{Root}{page}</link><pubDate>Fri, 03 May 2030 09:00:00 " + "GMT</pubDate></item>"))}</channel></rss>"
        );

    public void Moved(string path, string target, int status = 301) =>
        On(
            path,
            context =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = target;
                return Task.CompletedTask;
            }
        );

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}

/// <summary>A clock that a test moves; its timers are real.</summary>
internal sealed class MovedClock : TimeProvider
{
    private TimeSpan _ahead;

    private DateTimeOffset Start { get; } = new(2030, 5, 3, 12, 0, 0, TimeSpan.Zero);

    public void Move(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => Start + _ahead;
}
