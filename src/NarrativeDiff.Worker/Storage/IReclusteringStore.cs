using NarrativeDiff.Core.Clustering;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Stories sorted again after they changed, and where the articles of an old id are now.</summary>
internal interface IReclusteringStore
{
    /// <summary>Looks at stories that changed since they were last looked at, one filing transaction for some of them.</summary>
    /// <returns>No story looked at: nothing is left to do.</returns>
    Task<ReclusterPass> ReclusterAsync(ReclusterRules rules, CancellationToken cancel);

    /// <returns>How many stories changed since they were last sorted.</returns>
    Task<int> ToReclusterAsync(CancellationToken cancel);

    /// <summary>Moves not yet announced, oldest first.</summary>
    Task<IReadOnlyList<StoryMove>> UnannouncedMovesAsync(int limit, CancellationToken cancel);

    Task MarkAnnouncedAsync(StoryMove move, CancellationToken cancel);

    /// <returns>The story that an id without articles leads to, over all merges since; null where the id is in use or was never merged.</returns>
    Task<string?> SuccessorAsync(string storyId, CancellationToken cancel);
}

/// <param name="Recluster">Sorts a story and those near it again: its id, all articles around its time, the stories that publishers named, an id for a story by its first article.</param>
/// <param name="Filing">Window and waits.</param>
internal sealed record ReclusterRules(Recluster Recluster, FilingRules Filing);

/// <param name="Stories">Looked at.</param>
/// <param name="Held">How long filing waited for it.</param>
internal readonly record struct ReclusterPass(int Stories, TimeSpan Held);

internal delegate StoryReclustering Recluster(string storyId, IReadOnlyList<StoryMember> open, IReadOnlySet<string> named, Func<int, string> newId);

/// <summary>Articles went from one story to another.</summary>
/// <param name="IsMerge">The old story has none left.</param>
internal sealed record StoryMove(string OldId, string NewId, DateTimeOffset At, int Articles, bool IsMerge);
