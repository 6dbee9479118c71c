using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Article versions, and the story each article is filed under.</summary>
internal interface IArticleStore
{
    /// <summary>Files versions in one transaction, one worker at a time, so that no race makes two stories of one.</summary>
    /// <returns>One answer a version, in the order given.</returns>
    Task<IReadOnlyList<Filed>> FileAsync(IReadOnlyList<Filing> versions, FilingRules rules, CancellationToken cancel);

    /// <summary>All versions of the articles filed under a story; empty where there is no such story, or where all its articles have
    /// moved.</summary>
    Task<IReadOnlyList<ArticleVersion>> VersionsOfStoryAsync(string storyId, CancellationToken cancel);

    /// <summary>Oldest first; empty where the article is not known.</summary>
    Task<IReadOnlyList<ArticleVersion>> VersionsOfArticleAsync(ArticleKey article, CancellationToken cancel);

    /// <summary>Newest change first.</summary>
    Task<IReadOnlyList<StorySummary>> StoriesAsync(int limit, CancellationToken cancel);

    /// <summary>A page of them, newest change first.</summary>
    Task<IReadOnlyList<StorySummary>> StoriesAsync(StoryQuery query, CancellationToken cancel);

    Task<StorySummary?> StoryAsync(string storyId, CancellationToken cancel);

    /// <summary>When which outlet published on each of the stories, the earliest first.</summary>
    Task<IReadOnlyList<StoryMoment>> MomentsAsync(IReadOnlyCollection<string> stories, CancellationToken cancel);

    /// <summary>Ids of outlets that have articles, in ordinal order.</summary>
    Task<IReadOnlyList<string>> OutletsAsync(int limit, CancellationToken cancel);
}

/// <summary>A version on its way into the store, with the profile by which its story is found.</summary>
internal sealed record Filing(ArticleVersion Article, ArticleProfile Profile, string Model)
{
    /// <summary>By which the same message is known when it comes again; null: its publisher gave it no id.</summary>
    public string? MessageKey { get; init; }

    /// <summary>W3C trace context of the message.</summary>
    public string? Trace { get; init; }
}

/// <summary>Where a version went. A duplicate changed nothing.</summary>
internal sealed record Filed(string StoryId, bool IsDuplicate)
{
    /// <summary>The very message that brought the version came again, as after a crash between commit and acknowledgement: nothing changed,
    /// and its answer is the same.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>The story of its hint takes no further article; nothing was filed.</summary>
    public bool IsFull { get; init; }
}

/// <summary>How filing decides and how soon it makes a story due for comparison.</summary>
/// <param name="Match">The open story a profile belongs to; null: a new story.</param>
/// <param name="Window">Articles published further apart than this are not matched by content.</param>
/// <param name="Debounce">A story is compared once it has been quiet for so long …</param>
/// <param name="MaxWait">… or has waited so long.</param>
/// <param name="MaxArticles">A story takes no more; what would belong to it by content opens a story of its own.</param>
internal sealed record FilingRules(
    Func<ArticleProfile, IReadOnlyCollection<StoryMember>, StoryMatch?> Match,
    TimeSpan Window,
    TimeSpan Debounce,
    TimeSpan MaxWait,
    int MaxArticles = int.MaxValue
);

/// <summary>A story as a list shows it.</summary>
/// <param name="IndependentOutlets">Outlets with every shared copy counted once.</param>
/// <param name="Leading">The weightiest finding in a sentence.</param>
internal sealed record StorySummary(
    string StoryId,
    string? Title,
    int Articles,
    int Outlets,
    int Versions,
    int? Revision,
    string? Status,
    DateTimeOffset ChangedAt,
    int? IndependentOutlets = null,
    int? Findings = null,
    string? Leading = null
);
