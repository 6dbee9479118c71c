using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>How the sentences of each witness's newest version came down through its earlier versions.</summary>
internal sealed class VersionHistory
{
    // (witness, version index, sentence) of an earlier version -> sentence of the newest that continues it, edited or not.
    private readonly Dictionary<(int Witness, int Version, int Sentence), (int Newest, bool Same)> continued = [];

    private VersionHistory(ImmutableArray<Revision> revisions) => Revisions = revisions;

    /// <summary>Successive versions compared, by witness, oldest first.</summary>
    public ImmutableArray<Revision> Revisions { get; }

    public static VersionHistory Of(IReadOnlyList<Witness> witnesses)
    {
        var history = new VersionHistory([.. witnesses.SelectMany((witness, w) => witness.Versions
            .Zip(witness.Versions.Skip(1), (from, to) => new Revision(w, from, to, VersionDiff.Between(from.Text, to.Text))))]);
        for (var w = 0; w < witnesses.Count; w++)
            for (var v = 0; v + 1 < witnesses[w].Versions.Length; v++)
                history.Continue(w, v, history.Revisions.FirstOrDefault(revision => revision.Witness == w && revision.To == witnesses[w].Newest && revision.From == witnesses[w].Versions[v])?.Diff
                    ?? VersionDiff.Between(witnesses[w].Versions[v].Text, witnesses[w].Text));
        return history;
    }

    /// <returns>The newest version's sentence with the same words; null where there is none.</returns>
    public int? SameInNewest(int witness, int version, int sentence) =>
        continued.TryGetValue((witness, version, sentence), out var to) && to.Same ? to.Newest : null;

    /// <returns>The newest version's sentence that continues this one, edited or not; null where it was dropped.</returns>
    public int? ContinuedInNewest(int witness, int version, int sentence) =>
        continued.TryGetValue((witness, version, sentence), out var to) ? to.Newest : null;

    private void Continue(int witness, int version, VersionDiff diff)
    {
        foreach (var (from, to) in diff.Kept)
            continued[(witness, version, from)] = (to, true);
        foreach (var edit in diff.Edits.Where(edit => edit.Action is EditAction.Edit or EditAction.Split or EditAction.Merge))
            foreach (var from in edit.From)
                continued.TryAdd((witness, version, from), (edit.To[0], false));
    }
}
