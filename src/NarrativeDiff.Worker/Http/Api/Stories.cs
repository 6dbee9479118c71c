using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>GET /api/stories and /api/stories/{id}: what is compared, and how far it is; a page at a time, the next one in the Link header.
/// The id of a merged story leads to the one it is part of.</summary>
internal static class Stories
{
    private const int MaxStories = 1_000;

    public static void MapStories(this WebApplication app)
    {
        app.MapGet("/api/stories", ListAsync)
            .Described(
                "stories",
                "Stories, newest change first. q searches title, outlet, id and leading finding; the Link header leads to the next page",
                Examples.Stories
            )
            .Returns<StorySummary[]>()
            .Tagged();
        app.MapGet(
                "/api/stories/{id}",
                async (string id, HttpRequest request, IStore store, CancellationToken cancel) =>
                    await store.SuccessorAsync(id, cancel).ConfigureAwait(false) is { } next
                        ? Results.Redirect($"/api/stories/{Uri.EscapeDataString(next)}", preserveMethod: true)
                    : await store.StoryAsync(id, cancel).ConfigureAwait(false) is { } story
                        ? await Tagged.JsonAsync(request, story).ConfigureAwait(false)
                    : Problems.NotFound("story", id)
            )
            .Described("story", "One story", Examples.Story)
            .Returns<StorySummary>()
            .Tagged()
            .Redirects()
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request,
        IStore store,
        CancellationToken cancel,
        int? limit = null,
        string? after = null,
        string? q = null,
        string? status = null
    )
    {
        if (limit is < 1 or > MaxStories)
            return Problems.BadQuery("limit", $"give a number from 1 to {MaxStories}");
        var cursor = after is null ? null : StoryCursor.Parse(after);
        if (after is not null && cursor is null)
            return Problems.BadQuery("after", "take it from the Link header of the page before");
        var query = new StoryQuery(
            limit ?? 100,
            string.IsNullOrWhiteSpace(q) ? null : q.Trim(),
            status is null or "" ? null : status,
            cursor
        );
        var stories = await store.StoriesAsync(query, cancel).ConfigureAwait(false);
        if (stories.Count == query.Limit)
        {
            var last = new StoryCursor(stories[^1].ChangedAt.ToUnixTimeMilliseconds(), stories[^1].StoryId);
            var next = QueryString.Create(
                (KeyValuePair<string, string?>[])
                    [new("limit", $"{query.Limit}"), new("after", $"{last}"), new("q", query.Words), new("status", query.Status)]
            );
            request.HttpContext.Response.Headers.Link = $"</api/stories{next}>; rel=\"next\"";
        }

        return await Tagged.JsonAsync(request, stories).ConfigureAwait(false);
    }
}
