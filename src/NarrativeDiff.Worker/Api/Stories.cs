using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Api;

/// <summary>GET /api/stories and /api/stories/{id}: what is compared, and how far it is. The id of a merged story leads to the one it is part of.</summary>
internal static class Stories
{
    private const int MostStories = 1_000;

    public static void MapStories(this WebApplication app)
    {
        app.MapGet("/api/stories", async (IStore store, int? limit, CancellationToken cancel) =>
            await store.StoriesAsync(Math.Clamp(limit ?? 100, 1, MostStories), cancel).ConfigureAwait(false));
        app.MapGet("/api/stories/{id}", async (string id, IStore store, CancellationToken cancel) =>
            await store.SuccessorAsync(id, cancel).ConfigureAwait(false) is { } next ? Results.Redirect($"/api/stories/{Uri.EscapeDataString(next)}", preserveMethod: true)
            : await store.StoryAsync(id, cancel).ConfigureAwait(false) is { } story ? Results.Ok(story) : Problems.NotFound("story", id));
    }
}
