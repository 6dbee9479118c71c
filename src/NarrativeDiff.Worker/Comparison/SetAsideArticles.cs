using System.Reflection;
using System.Text;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Comparison;

/// <summary>Sets an article aside that makes its story's comparison fail, and says so: an outcome, a quarantine entry, a count, a line in
/// the log.</summary>
internal sealed partial class SetAsideArticles(
    IStore store,
    EventPublisher announce,
    WorkerMetrics metrics,
    TimeProvider clock,
    ILogger<SetAsideArticles> log
)
{
    private const int MaxText = 2_000;

    /// <summary>Another version of the program tries what this one could not compare.</summary>
    public static string Program { get; } =
        typeof(SetAsideArticles).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Lets what another version of the program set aside be compared again.</summary>
    public async Task RetryAsync(CancellationToken cancel)
    {
        if (await store.RetrySetAsideAsync(Program, cancel).ConfigureAwait(false) is > 0 and var versions)
            TriedAgain(versions, Program);
    }

    /// <summary>The story without what is set aside, which it names.</summary>
    public async Task<Story> WithoutAsync(Story story, CancellationToken cancel)
    {
        var outside = await store.SetAsideAsync(story.Id, cancel).ConfigureAwait(false);
        var hashes = outside.Select(version => (version.Article.Key, version.ContentHash)).ToHashSet();
        return outside.Count == 0
            ? story
            : story with
            {
                Versions = story.Versions.RemoveAll(version => hashes.Contains((version.Key, version.ContentHash))),
                SetAside = [.. outside.Select(version => version.Article).DistinctBy(article => article.Key)],
            };
    }

    public async Task KeepAsync(Story story, IReadOnlyList<SetAsideArticle> articles, CancellationToken cancel)
    {
        var versions = story.Versions.ToLookup(version => version.Key);
        await store
            .SetAsideAsync(
                story.Id,
                [
                    .. articles.Select(article =>
                        (article, (IReadOnlyList<string>)[.. versions[article.Key].Select(version => version.ContentHash)])
                    ),
                ],
                Program,
                cancel
            )
            .ConfigureAwait(false);
        foreach (var article in articles)
        {
            await ReportAsync(story.Id, article, versions[article.Key].MaxBy(version => version.PublishedAt)!, cancel)
                .ConfigureAwait(false);
            metrics.SetAside(article.Code);
            SetAside(story.Id, article.Key.Outlet.Value, article.Key.ArticleId, article.Reason);
        }
    }

    private async Task ReportAsync(string storyId, SetAsideArticle article, ArticleVersion version, CancellationToken cancel)
    {
        var id = MessageIds.Of("set aside", article.Key.Outlet.Value, article.Key.ArticleId, version.ContentHash, Program);
        var reason =
            $"this article is left out of story {storyId}, whose comparison fails with it: {article.Reason}; it "
            + "is tried again by another version of the program, and another version of the article is compared as "
            + "usual";
        var at = clock.GetUtcNow();
        await store
            .QuarantineAsync(
                new QuarantineEntry
                {
                    Id = id.ToString(),
                    Code = article.Code,
                    Reason = reason,
                    Outlet = article.Key.Outlet.Value,
                    ArticleId = article.Key.ArticleId,
                    Bytes = Encoding.UTF8.GetByteCount(version.Body),
                    Text = version.Body.Length <= MaxText ? version.Body : version.Body[..MaxText],
                    At = at,
                },
                cancel
            )
            .ConfigureAwait(false);
        await announce
            .OutcomeAsync(
                new ArticleOutcome
                {
                    Outcome = OutcomeFactory.Quarantined,
                    Code = article.Code,
                    Reason = reason,
                    Outlet = article.Key.Outlet.Value,
                    ArticleId = article.Key.ArticleId,
                    ContentHash = version.ContentHash,
                    StoryId = storyId,
                    At = at,
                },
                id,
                cancel
            )
            .ConfigureAwait(false);
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "story {Story}: article {Outlet} {Article} is set aside, the comparison fails with it: {Reason}"
    )]
    private partial void SetAside(string story, string outlet, string article, string reason);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Versions} article versions that another version of the program could not compare are tried again by {Program}"
    )]
    private partial void TriedAgain(int versions, string program);
}
