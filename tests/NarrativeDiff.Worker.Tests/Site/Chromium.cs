using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace NarrativeDiff.Worker.Site;

/// <summary>A real browser with the page of the small report in it, and all that it asked for or complained about.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private readonly string folder = Directory.CreateTempSubdirectory("nd-site-").FullName;
    private IBrowser? browser;

    public string File => Path.Combine(folder, "report.html");

    public async ValueTask InitializeAsync()
    {
        if (!System.IO.File.Exists(Program))
            throw new FileNotFoundException($"{Program} is missing; install it (apt-get install chromium): the page is tested in a real browser");
        await System.IO.File.WriteAllTextAsync(File, await HtmlReport.RenderAsync(Core.Reports.SomeReport.Make()));
        browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = Program,
            Headless = true,
            UserDataDir = Path.Combine(folder, "profile"),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    public Task<Visit> OpenAsync(string fragment = "", bool scripts = true) => GoAsync(new Uri(File).AbsoluteUri + fragment, scripts: scripts);

    public async Task<Visit> GoAsync(string address, int width = 1280, int height = 900, bool dark = false, bool scripts = true)
    {
        var page = await browser!.NewPageAsync();
        var visit = new Visit(page);
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height });
        await page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = dark ? "dark" : "light" }]);
        await page.SetJavaScriptEnabledAsync(scripts);
        await page.GoToAsync(address);
        return visit;
    }

    /// <summary>Writes a report's page into the folder of the fixture.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> PutAsync(string name, Core.Reports.Report report)
    {
        var file = Path.Combine(folder, name + ".html");
        await System.IO.File.WriteAllTextAsync(file, await HtmlReport.RenderAsync(report));
        return new Uri(file).AbsoluteUri;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>One opened page.</summary>
public sealed class Visit : IAsyncDisposable
{
    public Visit(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Complaints.Add(message.Message.Text);
        page.PageError += (_, error) => Complaints.Add(error.Message);
        page.Request += (_, request) => Requests.Add(request.Request.Url);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    /// <summary>Keeps what is in sight as build output, for people to look at.</summary>
    public Task PictureAsync(string name, bool whole = false)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;
        return Page.ScreenshotAsync(Path.Combine(folder, name + ".png"), new ScreenshotOptions { FullPage = whole });
    }

    public async Task UntilAsync(string condition) => await Page.WaitForExpressionAsync(condition, new WaitForFunctionOptions { Timeout = 20_000 });

    public Task<T> AskAsync<T>(string expression) => Page.EvaluateExpressionAsync<T>(expression);

    public ValueTask DisposeAsync() => Page.DisposeAsync();
}
