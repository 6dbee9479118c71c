using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>How the sentences of each witness's newest version came down through its earlier versions.</summary>
internal sealed class VersionHistory
{
    // (witness, version index, sentence) of an earlier version -> sentence of the newest that continues it, edited or not.
    private readonly Dictionary<(int Witness, int Version, int Sentence), (int Newest, bool Same)> _continued = [];

    private VersionHistory(ImmutableArray<Revision> revisions) => Revisions = revisions;

    /// <summary>Successive versions compared, by witness, oldest first.</summary>
    public ImmutableArray<Revision> Revisions { get; }

    public static VersionHistory Of(IReadOnlyList<Witness> witnesses)
    {
        var history = new VersionHistory([
            .. witnesses.SelectMany(
                (witness, w) =>
                    witness.Versions.Zip(
                        witness.Versions.Skip(1),
                        (from, to) => new Revision(w, from, to, VersionDiff.Between(from.Text, to.Text))
                    )
            ),
        ]);
        foreach (var revisions in history.Revisions.GroupBy(revision => revision.Witness))
        {
            // The last step leads to the newest version and is known; earlier versions are compared with it again.
            var versions = witnesses[revisions.Key].Versions;
            history.Continue(revisions.Key, versions.Length - 2, revisions.Last().Diff);
            for (var v = 0; v < versions.Length - 2; v++)
                history.Continue(revisions.Key, v, VersionDiff.Between(versions[v].Text, versions[^1].Text));
        }
        return history;
    }

    /// <returns>The newest version's sentence with the same words; null where there is none.</returns>
    public int? SameInNewest(int witness, int version, int sentence) =>
        _continued.TryGetValue((witness, version, sentence), out var to) && to.Same ? to.Newest : null;

    /// <returns>The newest version's sentence that continues this one, edited or not; null where it was dropped.</returns>
    public int? ContinuedInNewest(int witness, int version, int sentence) =>
        _continued.TryGetValue((witness, version, sentence), out var to) ? to.Newest : null;

    private void Continue(int witness, int version, VersionDiff diff)
    {
        foreach (var (from, to) in diff.Kept)
            _continued[(witness, version, from)] = (to, true);
        foreach (var edit in diff.Edits.Where(edit => edit.Action is EditAction.Edit or EditAction.Split or EditAction.Merge))
        foreach (var from in edit.From)
            _continued.TryAdd((witness, version, from), (edit.To[0], false));
    }
}
