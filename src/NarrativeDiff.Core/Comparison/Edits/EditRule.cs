using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Edits;

/// <summary>Finds what an article changed from one version to the next, and whether it said so.</summary>
/// <remarks>A version that lost most of its text without gaining any is an extraction suspect (V4): no deletion is reported from
/// it.</remarks>
internal sealed class EditRule : IRule
{
    public IReadOnlyList<string> Ids => ["V1", "V3", "V4"];

    public IEnumerable<FindingDraft> Find(Collation collation) => collation.Revisions.SelectMany(revision => Find(collation, revision));

    private static IEnumerable<FindingDraft> Find(Collation collation, Revision revision)
    {
        if (revision.IsExtractionSuspect)
            return [Truncation.Of(collation, revision)];
        return revision.Diff.Edits.SelectMany(edit => Draft(collation, revision, edit));
    }

    private static SummaryTemplate Summary(Collation collation, Revision revision, Change change, string ending) =>
        new(
            "In version {to} ({time}), {outlet} " + change.Does + ending,
            [
                OutletNames.Argument(collation, "outlet", revision.Witness),
                SummaryArgument.Count("to", revision.To.Number),
                SummaryArgument.Text("time", Prose.Time(revision.To.PublishedAt)),
                .. change.Words,
            ]
        );

    private static IEnumerable<FindingDraft> Draft(Collation collation, Revision revision, Edit edit)
    {
        var witness = collation.Witnesses[revision.Witness];
        var before = edit.From.Select(i => EvidenceFactory.Sentence(witness, revision.From, i, "before")).ToArray();
        var after = edit.To.Select(i => EvidenceFactory.Sentence(witness, revision.To, i, "after")).ToArray();
        var change = Change.Of(edit, before, after);
        var draft = new FindingDraft(
            "V1",
            change.Kind,
            $"{witness.Key}|{edit.Action}|{string.Join('|', before.Concat(after).Select(e => e.Exact))}",
            Summary(collation, revision, change, "."),
            [.. before, .. after]
        )
        {
            SameEdit = $"{witness.Key}|{revision.To.Number}|{string.Join(',', edit.From)}|{string.Join(',', edit.To)}",
            Pattern = edit.Action == EditAction.Edit ? null : $"{witness.Key}|{revision.To.Source.ContentHash}|{change.Kind}",
            Certainty = 0.9,
            Size = change.Size,
            Prominence = before
                .Concat(after)
                .Max(e =>
                    e.Field == "headline"
                        ? 1
                        : Importance.Prominence(TextField.Body, (double)e.Sentence / Math.Max(1, revision.To.Text.Sentences.Length))
                ),
            Support = 0.5,
        };
        var unnoted = Summary(collation, revision, change, ", with no note of a correction or an update.");
        yield return draft;
        if (IsMaterial(revision, edit, change) && !Notice.AddedIn(revision))
            yield return draft with
            {
                Rule = "V3",
                Kind = "no notice detected",
                Template = unnoted,
                Size = 0.8 * change.Size,
            };
    }

    private static bool IsMaterial(Revision revision, Edit edit, Change change) =>
        change.IsMaterial
        || (
            edit.Action == EditAction.Edit
            && Direction
                .Of(
                    new Edited(revision.From, revision.From.Text.Sentences[edit.From[0]]),
                    new Edited(revision.To, revision.To.Text.Sentences[edit.To[0]])
                )
                .Any(direction => direction.IsMaterial)
        );
}
