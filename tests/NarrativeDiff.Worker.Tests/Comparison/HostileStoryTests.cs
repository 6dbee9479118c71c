using Microsoft.Extensions.DependencyInjection;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Comparison;

/// <summary>A story that fails or takes long keeps no other waiting, and goes on without the article to blame.</summary>
public sealed class HostileStoryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, string?> Soon = new() { ["Comparing:RetryAfter"] = "00:00:00.200" };

    [Fact]
    public async Task An_article_that_makes_a_comparison_fail_is_set_aside_and_the_story_goes_on()
    {
        await using var worker = await TestWorker.StartAsync(Soon, FailWith("poison"));

        await worker.SendAsync(
            Some.Message(Some.Version("a", hint: "mill")),
            Some.Message(Some.Version("b", hint: "mill", body: "poison")),
            Some.Message(Some.Version("c", hint: "mill", body: "Mill lost."))
        );

        await TestWorker.UntilAsync(worker.Reports, 1);
        Assert.Equal(2, (await worker.Store.ReportAsync("mill", null, Cancel))!.Findings.Length);
        await TestWorker.UntilAsync(worker.Outcomes, 4);
        var outcome = Assert.Single(worker.Outcomes, outcome => outcome.Outcome == "quarantined");
        Assert.Equal(("b", "mill", SetAsideArticle.Fails), (outcome.Outlet, outcome.StoryId, outcome.Code));
        Assert.Contains("OverflowException: poison", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal("b", Assert.Single(await worker.Store.QuarantinedAsync(10, Cancel)).Outlet);
        Assert.Equal(1, await worker.Store.CountSetAsideAsync(Cancel));
        using var http = new HttpClient { BaseAddress = worker.Address };
        Assert.Contains(
            "1 articles make a comparison fail",
            await http.GetStringAsync(new Uri("health/ready", UriKind.Relative), Cancel),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Another_version_of_the_article_is_compared_and_another_version_of_the_program_tries_again()
    {
        await using var worker = await TestWorker.StartAsync(Soon, FailWith("poison"));
        await worker.SendAsync(
            Some.Message(Some.Version("a", hint: "mill")),
            Some.Message(Some.Version("b", hint: "mill", body: "poison"))
        );
        await TestWorker.UntilAsync(worker.Reports, 1);

        await worker.SendAsync(Some.Message(Some.Version("b", hint: "mill", body: "Mill lost.")));

        Assert.Equal(2, (await worker.Store.ReportAsync("mill", null, Cancel))!.Findings.Length);
        Assert.Equal(0, await worker.Store.RetrySetAsideAsync(SetAsideArticles.Program, Cancel));
        Assert.Equal(1, await worker.Store.RetrySetAsideAsync("another version", Cancel));
        Assert.Equal(0, await worker.Store.CountSetAsideAsync(Cancel));
    }

    [Fact]
    public async Task Two_slow_stories_keep_no_other_waiting()
    {
        using var end = new ManualResetEventSlim();
        await using var worker = await TestWorker.StartAsync(
            new Dictionary<string, string?> { ["Comparing:Parallel"] = "2", ["Comparing:SlowAfter"] = "00:00:00.300" },
            story =>
            {
                if (story.Id.StartsWith("slow", StringComparison.Ordinal))
                    end.Wait(TimeSpan.FromSeconds(30));
            }
        );
        var intake = worker.Services.GetRequiredService<IArticleIntake>();
        foreach (var slow in (string[])["slow-1", "slow-2"])
            await intake.PublishAsync(System.Text.Encoding.UTF8.GetBytes(Some.Message(Some.Version(slow, hint: slow, body: slow))), Cancel);
        await Task.Delay(1_500, Cancel);

        await intake.PublishAsync(
            System.Text.Encoding.UTF8.GetBytes(Some.Message(Some.Version("quick", hint: "quick", body: "Quick."))),
            Cancel
        );

        await TestWorker.UntilAsync(worker.Reports, 1, TimeSpan.FromSeconds(15));
        Assert.Equal("quick", Assert.Single(worker.Reports).StoryId);
        end.Set();
        await TestWorker.UntilAsync(worker.Reports, 3, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_story_over_its_time_is_stopped_and_the_article_to_blame_set_aside()
    {
        await using var worker = await TestWorker.StartAsync(
            new Dictionary<string, string?>(Soon)
            {
                ["Comparing:MaxStoryTime"] = "00:00:01",
                ["Comparing:MaxArticleTime"] = "00:00:00.500",
                ["Comparing:MaxFailures"] = "1",
            },
            services: services =>
                services.AddSingleton<IComparisonPipeline>(
                    PlainPipeline.Create() is var engine
                        ? engine with
                        {
                            Compare = (story, vectors, review, budget) =>
                            {
                                while (story.Versions.Any(version => version.Body == "endless"))
                                    budget.Check();
                                return engine.Compare(story, vectors, review, budget);
                            },
                        }
                        : null!
                )
        );

        await worker.SendAsync(
            Some.Message(Some.Version("a", hint: "mill")),
            Some.Message(Some.Version("b", hint: "mill", body: "endless"))
        );

        await TestWorker.UntilAsync(worker.Reports, 1, TimeSpan.FromSeconds(30));
        await TestWorker.UntilAsync(worker.Outcomes, 3);
        Assert.Equal(SetAsideArticle.TimeLimit, Assert.Single(worker.Outcomes, outcome => outcome.Outcome == "quarantined").Code);
    }

    private static Action<Story> FailWith(string body) =>
        story =>
        {
            if (story.Versions.Any(version => version.Body == body))
                throw new OverflowException(body);
        };
}
