using Microsoft.Playwright;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Http.Api;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A hostile page in a real browser beside a worker on the same machine: whatever it tries, it reads nothing and writes
/// nothing.</summary>
public sealed class BrowserAttackTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Page = "<!DOCTYPE html><title>attack</title><p>attack</p>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_whose_name_was_pointed_at_this_machine_reads_and_writes_nothing()
    {
        await using var worker = await TestWorker.StartAsync();
        await worker.SendAsync(Some.Message(Some.Version(hint: "mill")));
        // The same origin for the browser: after the page is loaded, its name leads to the worker.
        var origin = $"http://{Chromium.ReboundName}:{worker.Address.Port}";
        await using var visit = await AttackAsync(origin);

        Assert.Equal(421, await visit.AskAsync<int>("fetch('/api/stories').then(answer => answer.status)"));
        Assert.DoesNotContain("mill", await visit.AskAsync<string>("fetch('/').then(answer => answer.text())"), StringComparison.Ordinal);
        Assert.Equal(
            421,
            await visit.AskAsync<int>(
                "fetch('/api/articles', { method: 'POST', headers: { 'content-type': 'application/json' }, body: "
                    + $"{Body} }}).then(answer => answer.status)"
            )
        );
        Assert.Single(await worker.Store.StoriesAsync(10, Cancel));
    }

    [Fact]
    public async Task A_page_of_another_site_writes_nothing_and_the_own_page_does()
    {
        await using var worker = await TestWorker.StartAsync();
        var target = $"http://127.0.0.1:{worker.Address.Port}/api/articles";
        await using (var visit = await AttackAsync("http://other-site.example"))
        {
            var sent = $"body: {Body}, method: 'POST'";
            // Without asking first, as browsers send what a form could; then with JSON, for which they ask.
            foreach (
                var way in new[]
                {
                    "mode: 'no-cors'",
                    "mode: 'no-cors', headers: { 'content-type': 'text/plain' }",
                    "headers: { 'content-type': 'application/json' }",
                }
            )
                await visit.AskAsync<string>($"fetch('{target}', {{ {sent}, {way} }}).then(answer => answer.type, fault => fault.message)");
            await visit.DoAsync($"navigator.sendBeacon('{target}', {Body})");
            const string Submit = """
                (() => {
                  const form = Object.assign(document.createElement('form'), { method: 'POST', enctype: 'text/plain', action: 'TARGET' });
                  form.append(Object.assign(document.createElement('input'), { name: BODY, value: '' }));
                  document.body.append(form);
                  form.submit();
                })()
                """;
            var answer = await visit.Page.RunAndWaitForResponseAsync(
                () =>
                    visit.DoAsync(
                        Submit.Replace("TARGET", target, StringComparison.Ordinal).Replace("BODY", Body, StringComparison.Ordinal)
                    ),
                answer => answer.Url == target && answer.Request.IsNavigationRequest
            );
            Assert.Equal(403, answer.Status);
        }

        await worker.IdleAsync();
        Assert.Empty(await worker.Store.StoriesAsync(10, Cancel));

        await using var own = await chromium.GoAsync($"http://127.0.0.1:{worker.Address.Port}/");
        Assert.Equal(
            202,
            await own.AskAsync<int>(
                "fetch('/api/articles', { method: 'POST', headers: { 'content-type': 'application/json' }, body: "
                    + $"{Body} }}).then(answer => answer.status)"
            )
        );
        Assert.Single(await worker.Store.StoriesAsync(10, Cancel));
    }

    /// <summary>As a JavaScript text.</summary>
    private static string Body => System.Text.Json.JsonSerializer.Serialize(Examples.Article);

    /// <summary>The hostile page at its own address, which the browser is given instead of the server's.</summary>
    private async Task<Visit> AttackAsync(string origin)
    {
        var visit = await chromium.GoAsync("about:blank");
        await visit.Page.RouteAsync(
            $"{origin}/attack.html",
            route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = Page })
        );
        await visit.Page.GotoAsync($"{origin}/attack.html");
        return visit;
    }
}
