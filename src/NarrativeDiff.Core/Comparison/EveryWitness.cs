using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Gives findings of rules that look at pairs or at one article a position for every witness, read off their evidence.</summary>
internal static class EveryWitness
{
    public static FindingDraft In(Collation collation, FindingDraft draft) =>
        draft.Positions.IsEmpty
            ? draft with
            {
                Positions = [.. collation.Witnesses.Select((witness, w) => PositionOf(witness, w, draft))],
            }
            : draft;

    /// <summary>The statement or the article where the rule names no subject.</summary>
    public static FindingSubject? SubjectOf(FindingDraft draft) =>
        draft.Subject
        ?? (
            draft switch
            {
                { SameEdit: not null } => new FindingSubject(SubjectType.Edit, StableId.Of("edit", draft.SameEdit), draft.Kind),
                { Statement: { } statement } => new FindingSubject(
                    SubjectType.Statement,
                    $"statement-{statement.Id}",
                    statement.Representative.Text.Trim()
                ),
                _ => new FindingSubject(SubjectType.Article, StableId.Of("article", $"{draft.Rule}|{draft.Key}"), draft.Kind),
            }
        );

    private static FindingPosition PositionOf(Witness witness, int w, FindingDraft draft)
    {
        var mine = draft.Evidence.Index().Where(span => IsOf(span.Item, witness)).ToArray();
        var stance =
            mine.Length == 0 ? FindingStance.Unknown
            : mine.All(span => span.Item.Role == "nearest") ? Absent(draft.Statement?.Cells[w].State)
            : FindingStance.States;
        var newest = mine.Where(span => span.Item.Version == witness.Newest.Number && span.Item.Role != "nearest")
            .Select(span => span.Item.Sentence)
            .Distinct()
            .Order()
            .ToImmutableArray();
        var (place, paragraph) = WitnessPlace.Of(witness.Text, newest);
        var words = newest.Sum(sentence => WitnessPlace.WordsOf(witness.Text, witness.Text.Sentences[sentence]));
        return new(witness.Siglum, stance, place, paragraph, newest, words, [.. mine.Select(span => span.Index)]);
    }

    private static bool IsOf(Evidence span, Witness witness) => span.Outlet == witness.Outlet && span.ArticleId == witness.Key.ArticleId;

    private static FindingStance Absent(CoverageState? state) =>
        state == CoverageState.NotYet ? FindingStance.NotYet : FindingStance.Silent;
}
