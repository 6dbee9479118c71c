using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Edits;

/// <summary>What an edit amounts to: its name, what the outlet does in words, its size, and whether readers should have been
/// informed.</summary>
/// <param name="Does">A clause without its subject, a pattern: "changes {old} to {new}".</param>
/// <param name="Words">The arguments of the clause.</param>
internal sealed record Change(string Kind, string Does, ImmutableArray<SummaryArgument> Words, double Size, bool IsMaterial)
{
    private const double MinTurned = 0.6;

    /// <summary>Characters of a replaced piece that a sentence can hold twice.</summary>
    private const int MaxPiece = 80;

    /// <summary>More changed pieces are a new sentence to a reader.</summary>
    private const int MaxPieces = 2;

    public static Change Of(Edit edit, Evidence[] before, Evidence[] after) =>
        edit.Action switch
        {
            EditAction.Addition => Whole("addition", "adds {new}", "new", after[0], 0.3),
            EditAction.Deletion => Whole("deletion", "drops {old}", "old", before[0], 0.6),
            EditAction.Move => Whole("move", "moves {new}", "new", after[0], 0.2),
            EditAction.Split => Whole("split", "splits {old} into more sentences", "old", before[0], 0.2),
            EditAction.Merge => Whole("merge", "joins sentences to {new}", "new", after[0], 0.2),
            _ => OfEdit(edit, before[0], after[0]),
        };

    private static Change Whole(string kind, string does, string name, Evidence sentence, double size) =>
        new(kind, does, [SummaryArgument.Quotations(name, Prose.Unstopped(sentence.Exact))], size, false);

    private static Change OfEdit(Edit edit, Evidence before, Evidence after)
    {
        var isHeadline = before.Field == "headline";
        var numbers =
            Quantities(before.Exact).Except(Quantities(after.Exact)).Any()
            && Quantities(after.Exact).Except(Quantities(before.Exact)).Any();
        var diff = WordDiff.Between(before.Exact, after.Exact);
        var similarity = diff.Similarity;
        // A rewritten sentence says other things; only in nearly the same words does a negation turn one statement round.
        var negation = similarity >= MinTurned && diff.NegationsAdded(before.Exact, after.Exact) != 0;
        var (does, words) = isHeadline
            ? ("changes its headline from {old} to {new}", FromTo(before.Exact, after.Exact))
            : Replaced(diff, before.Exact, after.Exact);
        return new Change(
            isHeadline ? "headline edit"
                : edit.Moved ? "move and edit"
                : "edit",
            does,
            words,
            numbers || negation || isHeadline ? 1 : 0.3 + 0.5 * (1 - similarity),
            numbers || negation
        );
    }

    private static IEnumerable<(NumberKind, string?, double, double)> Quantities(string text) =>
        Text
            .Numbers.Find(text)
            .Where(number => number.Kind is not NumberKind.Year)
            .Select(number => (number.Kind, number.Unit, number.Low, number.High));

    /// <summary>A few short pieces that changed, or the sentence as it now reads.</summary>
    private static (string Does, ImmutableArray<SummaryArgument> Words) Replaced(WordDiff diff, string before, string after)
    {
        var pieces = diff
            .Replacements.Select(piece => (Old: Unmarked(piece.Left.Of(before)), New: Unmarked(piece.Right.Of(after))))
            .Where(piece => piece.Old.Length + piece.New.Length > 0)
            .ToArray();
        return pieces.Length is 0 or > MaxPieces || pieces.Any(piece => piece.Old.Length > MaxPiece || piece.New.Length > MaxPiece)
            ? ("rewrites a sentence, which now reads {new}", [SummaryArgument.Quotations("new", Prose.Unstopped(after))])
            : (
                string.Join(" and ", pieces.Select((piece, i) => ClauseOf(piece.Old, piece.New, i))),
                [
                    .. pieces.SelectMany(
                        (piece, i) =>
                            new[] { SummaryArgument.Quotations($"old{i}", piece.Old), SummaryArgument.Quotations($"new{i}", piece.New) }
                    ),
                ]
            );
    }

    private static string ClauseOf(string old, string now, int nth) =>
        now.Length == 0 ? $"drops {{old{nth}}}"
        : old.Length == 0 ? $"adds {{new{nth}}}"
        : $"changes {{old{nth}}} to {{new{nth}}}";

    /// <summary>A piece of marks alone says nothing.</summary>
    private static string Unmarked(string piece) => piece.Any(char.IsLetterOrDigit) ? piece.Trim() : "";

    private static ImmutableArray<SummaryArgument> FromTo(string before, string after) =>
        [SummaryArgument.Quotations("old", Prose.Unstopped(before)), SummaryArgument.Quotations("new", Prose.Unstopped(after))];
}
