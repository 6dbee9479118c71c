using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A page of the list of stories.</summary>
/// <param name="Choice">What was asked for.</param>
/// <param name="Outlets">Outlets that can be asked for.</param>
/// <param name="Next">Where the next page begins; null: this is the last.</param>
public sealed record StoryListing(ImmutableArray<StoryLine> Stories, StoryChoice Choice, ImmutableArray<string> Outlets, string? Next)
{
    /// <summary>From the first to the last version of the stories shown.</summary>
    public TimeWindow? Window =>
        Stories.SelectMany(story => story.Moments).ToArray() is { Length: > 1 } moments
        && moments.Min(moment => moment.At) is var first
        && moments.Max(moment => moment.At) is var last
        && first < last
            ? new TimeWindow(first, last)
            : null;
}

/// <summary>What a reader asked of the list, as the address has it.</summary>
/// <param name="InBodies">The words are looked for in the articles too.</param>
/// <param name="From">Day of the first article, e.g. <c>2024-03-05</c>.</param>
/// <param name="Sort"><c>event</c> or nothing: newest change first.</param>
public sealed record StoryChoice(string? Words, bool InBodies, string? Status, string? Outlet, string? From, string? Until, string? Sort)
{
    public bool IsAny => Words is null && Status is null && Outlet is null && From is null && Until is null;
}

/// <summary>When an outlet published on a story.</summary>
public sealed record PublishedMoment(string Outlet, DateTimeOffset At);

/// <summary>A story as the list shows it.</summary>
/// <param name="Moments">The versions, the earliest first.</param>
public sealed record StoryLine(
    string Id,
    string? Title,
    string? Status,
    int? Revision,
    int Outlets,
    int? IndependentOutlets,
    int Articles,
    int Versions,
    int? Findings,
    string? Leading,
    DateTimeOffset ChangedAt,
    ImmutableArray<PublishedMoment> Moments
)
{
    public IEnumerable<string> OutletNames => Moments.Select(moment => moment.Outlet).Distinct(StringComparer.Ordinal);

    internal static StoryLine Of(StorySummary story, IEnumerable<StoryMoment> moments) =>
        new(
            story.StoryId,
            story.Title,
            story.Status,
            story.Revision,
            story.Outlets,
            story.IndependentOutlets,
            story.Articles,
            story.Versions,
            story.Findings,
            story.Leading,
            story.ChangedAt,
            [.. moments.Select(moment => new PublishedMoment(moment.OutletName ?? moment.Outlet, moment.At))]
        );
}
