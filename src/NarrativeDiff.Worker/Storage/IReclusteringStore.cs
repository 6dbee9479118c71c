using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Stories sorted again after they changed, and where the articles of an old id are now.</summary>
internal interface IReclusteringStore
{
    /// <summary>Looks at stories that changed since they were last looked at, one filing transaction for some of them.</summary>
    /// <returns>No story looked at: nothing is left to do.</returns>
    Task<ReclusterPass> ReclusterAsync(ReclusterRules rules, CancellationToken cancel);

    /// <returns>How many stories changed since they were last sorted.</returns>
    Task<int> ToReclusterAsync(CancellationToken cancel);

    /// <summary>Puts articles into a story by hand and holds them there, as the rest of both stories is held where it is; makes the stories
    /// due.</summary>
    /// <param name="articles">Null: all that the story has.</param>
    /// <param name="to">Null: a new story, named by the first of the articles.</param>
    /// <param name="rules">Waits, and how many articles a story takes.</param>
    Task<HandMove> MoveAsync(string from, IReadOnlyList<ArticleKey>? articles, string? to, FilingRules rules, CancellationToken cancel);

    /// <summary>Moves not yet announced, oldest first.</summary>
    Task<IReadOnlyList<StoryMove>> UnannouncedMovesAsync(int limit, CancellationToken cancel);

    Task MarkAnnouncedAsync(StoryMove move, CancellationToken cancel);

    /// <returns>The story that an id without articles leads to, over all merges since; null where the id is in use or was never
    /// merged.</returns>
    Task<string?> SuccessorAsync(string storyId, CancellationToken cancel);
}

/// <param name="Recluster">Sorts a story and those near it again: its id, all articles around its time, the stories that publishers named,
/// an id for a story by its first article.</param>
/// <param name="Filing">Window and waits.</param>
internal sealed record ReclusterRules(Recluster Recluster, FilingRules Filing);

/// <param name="Stories">Looked at.</param>
/// <param name="Held">How long filing waited for it.</param>
internal readonly record struct ReclusterPass(int Stories, TimeSpan Held);

internal delegate StoryReclustering Recluster(
    string storyId,
    IReadOnlyList<StoryMember> open,
    IReadOnlySet<string> named,
    Func<int, string> newId
);

/// <summary>Articles went from one story to another.</summary>
/// <param name="IsMerge">The old story has none left.</param>
internal sealed record StoryMove(string OldId, string NewId, DateTimeOffset At, int Articles, bool IsMerge);

/// <summary>What became of a move by hand.</summary>
/// <param name="To">The story that the articles are in now, where they were moved.</param>
/// <param name="Articles">How many went; those that were there already do not count.</param>
/// <param name="IsMerge">The old story has none left.</param>
internal sealed record HandMove(HandMoveOutcome Outcome, string? To = null, int Articles = 0, bool IsMerge = false)
{
    /// <summary>The article at fault.</summary>
    public ArticleKey? Article { get; init; }
}

internal enum HandMoveOutcome
{
    Moved,

    /// <summary>There is no such story, or it has no articles.</summary>
    NoStory,

    /// <summary>There is no such story to move to.</summary>
    NoTarget,

    /// <summary>An article is not in the story.</summary>
    NoArticle,

    /// <summary>The story would have more articles than it may.</summary>
    Full,
}
