using System.Collections.Immutable;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A page of the list of stories.</summary>
/// <param name="Next">Where the next page begins; null: this is the last.</param>
public sealed record StoryListing(ImmutableArray<StoryLine> Stories, string? Words, string? Status, string? Next);

/// <summary>A story as the list shows it.</summary>
public sealed record StoryLine(
    string Id, string? Title, string? Status, int? Revision, int Outlets, int? IndependentOutlets, int Articles, int Versions, int? Findings, string? Leading, DateTimeOffset ChangedAt)
{
    internal static StoryLine Of(StorySummary story) => new(
        story.StoryId, story.Title, story.Status, story.Revision, story.Outlets, story.IndependentOutlets, story.Articles, story.Versions, story.Findings, story.Leading, story.ChangedAt);
}
