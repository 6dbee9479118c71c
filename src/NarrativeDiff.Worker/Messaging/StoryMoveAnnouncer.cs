using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Publishes which id leads where after articles moved. The trail is stored with the move: what could not be announced is
/// announced the next time, with the same message id.</summary>
internal sealed partial class StoryMoveAnnouncer(
    IStore store,
    EventPublisher announce,
    WakeSignals signals,
    ILogger<StoryMoveAnnouncer> log
)
{
    private const int AnnouncedAtOnce = 100;

    public async Task AnnounceAsync(CancellationToken stop)
    {
        foreach (var move in await store.UnannouncedMovesAsync(AnnouncedAtOnce, stop).ConfigureAwait(false))
        {
            var change = new StoryChanged
            {
                StoryId = move.NewId,
                At = move.At,
                MovedFrom = move.OldId,
                MovedArticles = move.Articles,
                Replaces = move.IsMerge,
            };
            await announce
                .StoryChangedAsync(change, MessageIds.Of("story-moved", move.OldId, move.NewId, $"{move.At.UtcTicks}"), stop)
                .ConfigureAwait(false);
            await store.MarkAnnouncedAsync(move, stop).ConfigureAwait(false);
            Moved(log, move.Articles, move.OldId, move.NewId, move.IsMerge);
            signals.Compare.Set();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Articles} articles of story {Old} are now in story {New}; a merge: {IsMerge}")]
    private static partial void Moved(ILogger log, int articles, string old, string @new, bool isMerge);
}
