using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Follows a sentence of an earlier version through the later ones.</summary>
internal static class SentenceLineage
{
    /// <returns>The sentence of the newest version that continues it, edited or not; null where it was dropped on the way.</returns>
    public static int? InNewest(Collation collation, Revision revision, int sentence)
    {
        var at = (int?)sentence;
        foreach (
            var later in collation.Revisions.Where(later => later.Witness == revision.Witness).SkipWhile(later => later != revision).Skip(1)
        )
            at = at is { } here ? Next(later.Diff, here) : null;
        return at;
    }

    private static int? Next(VersionDiff diff, int sentence) =>
        diff.Kept.TryGetValue(sentence, out var kept)
            ? kept
            : diff.Edits.FirstOrDefault(edit => edit.From.Contains(sentence) && !edit.To.IsEmpty)?.To[0];
}
