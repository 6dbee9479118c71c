using Microsoft.Playwright;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>One opened page, in a browser profile of its own: what it asked for, what it complained of, and pictures of it.</summary>
public sealed class Visit : IAsyncDisposable
{
    public Visit(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Complaints.Add(message.Text);
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    /// <summary>Keeps what is in sight, or one part of the page, as build output, for people to look at.</summary>
    public Task PictureAsync(string name, bool whole = false, string? part = null)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName, name + ".png");
        return part is null
            ? Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = whole })
            : Page.Locator(part).First.ScreenshotAsync(new LocatorScreenshotOptions { Path = file });
    }

    /// <summary>Asks again and again from outside: a wait inside the page would evaluate text, which the page's policy forbids.</summary>
    public async Task UntilAsync(string condition)
    {
        var deadline = DateTime.UtcNow.AddMinutes(1);
        while (!await IsAsync(condition))
        {
            if (DateTime.UtcNow > deadline)
                Assert.Fail($"within a minute it did not become true that {condition}; the page complains: {string.Join(' ', Complaints)}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private async Task<bool> IsAsync(string condition)
    {
        try
        {
            return await Page.EvaluateAsync<bool>(condition);
        }
        catch (PlaywrightException fault) when (fault.Message.Contains("context was destroyed", StringComparison.Ordinal))
        {
            return false; // the page gave way to the next one
        }
    }

    public Task<T> AskAsync<T>(string expression) => Page.EvaluateAsync<T>(expression);

    /// <summary>Runs what has no answer.</summary>
    public Task DoAsync(string statement) => Page.EvaluateAsync(statement);

    public async Task<string> TextAsync(string selector) => (await Page.Locator(selector).First.TextContentAsync() ?? "").Trim();

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
