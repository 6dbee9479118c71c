using System.Globalization;
using System.Net;
using System.Text;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Api;

/// <summary>The page at /: the stories, each with the way to its report.</summary>
internal static class StoryList
{
    private const int Shown = 200;

    public static void MapStoryList(this WebApplication app) =>
        app.MapGet("/", async (IStore store, CancellationToken cancel) =>
            TypedResults.Text(Page(await store.StoriesAsync(Shown, cancel).ConfigureAwait(false)), "text/html; charset=utf-8"));

    public static string Page(IReadOnlyList<StorySummary> stories)
    {
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>NarrativeDiff: stories</title></head><body><h1>Stories</h1>");
        page.Append(stories.Count == 0 ? "<p>No story yet.</p>" : "<ul>");
        foreach (var story in stories)
            page.Append(CultureInfo.InvariantCulture, $"<li>{Link(story)}: {story.Outlets} outlets, {story.Versions} versions, {WebUtility.HtmlEncode(story.Status ?? "not compared yet")}, changed {story.ChangedAt:yyyy-MM-dd HH:mm} UTC</li>");
        return page.Append(stories.Count == 0 ? "" : "</ul>").Append("</body></html>").ToString();
    }

    private static string Link(StorySummary story)
    {
        var title = WebUtility.HtmlEncode(story.Title ?? story.StoryId);
        return story.Revision is null ? title : $"<a href=\"/api/stories/{Uri.EscapeDataString(story.StoryId)}/report.html\">{title}</a>";
    }
}
