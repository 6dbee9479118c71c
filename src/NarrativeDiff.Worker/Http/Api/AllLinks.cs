using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Review;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>A report with its weak links, which are not stored: the comparison is made again of the versions that the report names.</summary>
/// <remarks>Only where the result has the report's content hash: links of another comparison would be none of this report's.</remarks>
internal sealed class AllLinks(
    IStore store,
    IComparisonPipeline pipeline,
    EmbeddingProvider vectors,
    ComparisonOptions comparing,
    ReviewOptions reviewing
)
{
    /// <summary>A comparison takes processor and memory that the worker's own comparisons want: one at a time.</summary>
    private static readonly SemaphoreSlim One = new(1);

    public async Task<IResult> AnswerAsync(ReportKey key, HttpRequest request, CancellationToken cancel)
    {
        await One.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (await AgainAsync(key, cancel).ConfigureAwait(false) is not { } report)
                return TypedResults.Problem(
                    title: "Not the same report",
                    detail: $"revision {key.Revision} cannot be compared again with the same result: its articles, their judgements "
                        + "or this program have changed since; ask without links=all, or for the newest revision",
                    statusCode: StatusCodes.Status409Conflict
                );
            var json = ReportJson.Write(ReportJson.WithWeakLinks(report), indented: false);
            return await Tagged
                .TextAsync(
                    request,
                    $"{key.ContentHash[^16..]}-{key.Revision}-json-all",
                    ReportForm.All[0].MediaType,
                    () => Task.FromResult(json)
                )
                .ConfigureAwait(false);
        }
        finally
        {
            One.Release();
        }
    }

    private async Task<Report?> AgainAsync(ReportKey key, CancellationToken cancel)
    {
        if (await store.ReportAsync(key.StoryId, key.Revision, cancel).ConfigureAwait(false) is not { } stored)
            return null;
        var inputs = stored.Method.Inputs.ToHashSet(StringComparer.Ordinal);
        var versions = await store.VersionsOfStoryAsync(key.StoryId, cancel).ConfigureAwait(false);
        var story = new Story(key.StoryId, [.. versions.Where(version => inputs.Contains(version.ContentHash))])
        {
            SetAside =
            [
                .. (stored.SetAside ?? []).Select(article => new SetAsideArticle(
                    new(new(article.Outlet), article.ArticleId),
                    article.Version,
                    article.Code,
                    article.Reason
                )),
            ],
        };
        if (story.Versions.IsEmpty)
            return null;
        var review = ReviewBuilder.Judgements(await store.JudgementsAsync(key.StoryId, cancel).ConfigureAwait(false), reviewing.Rule);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(comparing.MaxStoryTime);
        var known = await vectors.OfAsync(pipeline.SentencesOf(story), late.Token).ConfigureAwait(false);
        var budget = new WorkBudget(late.Token, comparing.MaxPairs);
        var report = await Task.Run(() => pipeline.Compare(story, known, review, budget), late.Token).ConfigureAwait(false);
        return report.ContentHash == stored.ContentHash ? report with { Revision = stored.Revision, Status = stored.Status } : null;
    }
}
