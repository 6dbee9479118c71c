using Microsoft.Playwright;
using NarrativeDiff.Worker.Http.Site.Pages;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A real browser with the page of the small report in it, and all that it asked for or complained about.</summary>
/// <remarks>Playwright drives the Chromium that is installed; it downloads no browser of its own. Its driver comes with the package and
/// ends with the fixture.</remarks>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>A name of a stranger's that leads to this machine, as by DNS rebinding.</summary>
    public const string ReboundName = "rebound.example";

    private const string Program = "/usr/bin/chromium";

    private readonly string _folder = Directory.CreateTempSubdirectory("nd-site-").FullName;
    private IPlaywright? _driver;
    private IBrowser? _browser;

    public string File => Path.Combine(_folder, "report.html");

    public async ValueTask InitializeAsync()
    {
        if (!System.IO.File.Exists(Program))
            throw new FileNotFoundException(
                $"{Program} is missing; install it (apt-get install chromium): the page is tested in a real browser"
            );
        await System.IO.File.WriteAllTextAsync(File, await HtmlReport.RenderAsync(Core.Reports.SomeReport.Make()));
        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Program,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    $"--host-resolver-rules=MAP {ReboundName} 127.0.0.1",
                    // The newest browsers ask before a page may reach this machine; the worker is to hold without that.
                    "--disable-features=LocalNetworkAccessChecks",
                ],
            }
        );
    }

    public Task<Visit> OpenAsync(string fragment = "", bool scripts = true) =>
        GoAsync(new Uri(File).AbsoluteUri + fragment, scripts: scripts);

    public async Task<Visit> GoAsync(string address, int width = 1280, int height = 900, bool dark = false, bool scripts = true)
    {
        var visitor = await _browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = height },
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                JavaScriptEnabled = scripts,
            }
        );
        // Others may be at work on the machine: what is awaited comes, if late.
        visitor.SetDefaultTimeout(60_000);
        var visit = new Visit(await visitor.NewPageAsync());
        await visit.Page.GotoAsync(address);
        return visit;
    }

    /// <summary>Writes a report's page into the folder of the fixture.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> PutAsync(string name, Core.Model.Report report)
    {
        var file = Path.Combine(_folder, name + ".html");
        await System.IO.File.WriteAllTextAsync(file, await HtmlReport.RenderAsync(report));
        return new Uri(file).AbsoluteUri;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _driver?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
