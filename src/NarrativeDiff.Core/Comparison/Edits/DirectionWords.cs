using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Certainty;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Edits;

/// <summary>Says in a sentence which way an edit went.</summary>
internal static class DirectionWords
{
    public static SummaryTemplate Of(Collation collation, Revision revision, Direction direction, string? old, string? now, bool oneSide) =>
        new(
            "In version {to} ({time}), {outlet} "
                + Does(direction, old is not null, now is not null)
                + (oneSide ? "; both may stand for one side." : "."),
            [
                OutletNames.Argument(collation, "outlet", revision.Witness),
                SummaryArgument.Count("to", revision.To.Number),
                SummaryArgument.Text("time", Prose.Time(revision.To.PublishedAt)),
                .. old is null ? Array.Empty<SummaryArgument>() : [SummaryArgument.Quotations("old", Prose.Unstopped(old))],
                .. now is null ? Array.Empty<SummaryArgument>() : [SummaryArgument.Quotations("new", Prose.Unstopped(now))],
            ]
        );

    private static string Does(Direction direction, bool hasOld, bool hasNew) =>
        direction switch
        {
            { From: { } from, To: { } to } =>
                $"now {Now(to)}{(hasNew ? " ({new})" : "")} what it {Before(from)}{(hasOld ? " ({old})" : "")}",
            { Kind: "number changed" } => "changes a number from {old} to {new}",
            { Kind: "day changed" } => "changes the day from {old} to {new}",
            { Kind: "question mark added" } => "turns its headline into a question",
            { Kind: "question mark removed" } => "turns its headline from a question into a statement",
            { Kind: "quotation marks added" } => "puts {new} in quotation marks",
            { Kind: "quotation marks removed" } => "takes the quotation marks off {new}",
            { Kind: SourceChanges.Changed } => "replaces the source {old} with {new}",
            { Kind: "source removed" } => "drops the source {old}",
            { Kind: "source added" } => "adds the source {new}",
            { Kind: "negation added" } => "adds a negation to a sentence",
            { Kind: "negation removed" } => "takes the negation out of a sentence",
            { Kind: "label swapped" } => "replaces {old} with {new}",
            { Kind: "restored" } => "goes back to an earlier wording",
            _ => throw new InvalidOperationException($"an edit of the kind {direction.Kind} has no words"),
        };

    private static string Now(CertaintyLevel level) =>
        level switch
        {
            CertaintyLevel.Asserted => "states as fact",
            CertaintyLevel.Attributed => "attributes to a source",
            CertaintyLevel.Distanced => "reports as a claim",
            CertaintyLevel.Hedged => "hedges",
            _ => "denies or doubts",
        };

    private static string Before(CertaintyLevel level) =>
        level switch
        {
            CertaintyLevel.Asserted => "stated as fact",
            CertaintyLevel.Attributed => "attributed to a source",
            CertaintyLevel.Distanced => "reported as a claim",
            CertaintyLevel.Hedged => "hedged",
            _ => "denied or doubted",
        };
}
