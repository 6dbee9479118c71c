using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Edits;

/// <summary>Finds which way the edits of an article went: towards certainty or doubt, to other labels, numbers, marks.</summary>
internal sealed class DirectionRule : IRule
{
    /// <summary>Another name of the same side is a label swapped at most, and nothing shows which.</summary>
    private const double PerhapsOneSide = 0.4;

    public IReadOnlyList<string> Ids => ["V2"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        from revision in collation.Revisions
        where !revision.IsExtractionSuspect
        from edit in revision.Diff.Edits
        where edit.Action == EditAction.Edit
        let before = new Edited(revision.From, revision.From.Text.Sentences[edit.From[0]])
        let after = new Edited(revision.To, revision.To.Text.Sentences[edit.To[0]])
        from direction in Direction.Of(before, after).Concat(Restored(collation.Witnesses[revision.Witness], revision, before, after))
        let oneSide = direction.Kind == SourceChanges.Changed && OneSide.MayHave(collation, before, after, direction)
        select Draft(collation, revision, before, after, direction, oneSide);

    /// <summary>The words are those of a version before the last: an edit was taken back.</summary>
    private static IEnumerable<Direction> Restored(Witness witness, Revision revision, Edited before, Edited after)
    {
        var key = ComparisonKey.Of(after.Version.Text).Of[after.Sentence.Index];
        var earlier = witness.Versions.TakeWhile(version => version != revision.From);
        return
            key != ComparisonKey.Of(before.Version.Text).Of[before.Sentence.Index]
            && earlier.Any(version => ComparisonKey.Of(version.Text).Of.Contains(key))
            ? [new Direction("restored", null, null, RestoredSize, false)]
            : [];
    }

    private const double RestoredSize = 0.6;

    private static FindingDraft Draft(
        Collation collation,
        Revision revision,
        Edited before,
        Edited after,
        Direction direction,
        bool oneSide
    )
    {
        var witness = collation.Witnesses[revision.Witness];
        var (old, now) = (Cut(witness, before, before.Sentence.Span, "before"), Cut(witness, after, after.Sentence.Span, "after"));
        return new FindingDraft(
            "V2",
            direction.Kind,
            $"{witness.Key}|{old.Exact}|{now.Exact}",
            DirectionWords.Of(
                collation,
                revision,
                direction,
                direction.Before?.Of(Field(before)),
                direction.After?.Of(Field(after)),
                oneSide
            ),
            [
                old,
                now,
                .. direction.Before is { } span ? [Cut(witness, before, span, "before")] : Array.Empty<Evidence>(),
                .. direction.After is { } then ? [Cut(witness, after, then, "after")] : Array.Empty<Evidence>(),
            ]
        )
        {
            Pattern = $"{witness.Key}|{revision.To.Number}|{direction.Kind}",
            SameEdit = $"{witness.Key}|{revision.To.Number}|{before.Sentence.Index}|{after.Sentence.Index}",
            Certainty = oneSide ? PerhapsOneSide : 0.8,
            Size = oneSide ? PerhapsOneSide : direction.Size,
            Prominence = after.IsHeadline
                ? 1
                : Importance.Prominence(TextField.Body, (double)after.Sentence.Index / Math.Max(1, revision.To.Text.Sentences.Length)),
            Support = 0.5,
        };
    }

    private static string Field(Edited edited) => edited.Version.Text.TextOf(edited.Sentence.Field);

    private static Evidence Cut(Witness witness, Edited edited, TextSpan span, string role) =>
        EvidenceFactory.Of(witness, edited.Version, edited.Sentence.Index, span, role);
}
