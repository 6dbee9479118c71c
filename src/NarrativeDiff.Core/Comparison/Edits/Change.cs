using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Edits;

/// <summary>What an edit amounts to: its name, its words, its size, and whether readers should have been informed.</summary>
internal sealed record Change(string Kind, string Words, double Size, bool IsMaterial)
{
    private const double MinTurned = 0.6;

    public static Change Of(Edit edit, Evidence[] before, Evidence[] after) =>
        edit.Action switch
        {
            EditAction.Addition => new("addition", Prose.Quote(after[0].Exact), 0.3, false),
            EditAction.Deletion => new("deletion", Prose.Quote(before[0].Exact), 0.6, false),
            EditAction.Move => new("move", Prose.Quote(after[0].Exact), 0.2, false),
            EditAction.Split => new("split", Between(before[0].Exact, after[0].Exact), 0.2, false),
            EditAction.Merge => new("merge", Between(before[0].Exact, after[0].Exact), 0.2, false),
            _ => OfEdit(edit, before[0], after[0]),
        };

    private static Change OfEdit(Edit edit, Evidence before, Evidence after)
    {
        var kind =
            before.Field == "headline" ? "headline edit"
            : edit.Moved ? "move and edit"
            : "edit";
        var numbers =
            Quantities(before.Exact).Except(Quantities(after.Exact)).Any()
            && Quantities(after.Exact).Except(Quantities(before.Exact)).Any();
        var diff = WordDiff.Between(before.Exact, after.Exact);
        var similarity = diff.Similarity;
        // A rewritten sentence says other things; only in nearly the same words does a negation turn one statement round.
        var negation = similarity >= MinTurned && diff.NegationsAdded(before.Exact, after.Exact) != 0;
        return new Change(
            kind,
            kind == "headline edit" ? $"{Prose.Quote(before.Exact)} to {Prose.Quote(after.Exact)}" : Between(before.Exact, after.Exact),
            numbers || negation || kind == "headline edit" ? 1 : 0.3 + 0.5 * (1 - similarity),
            numbers || negation
        );
    }

    private static IEnumerable<(NumberKind, string?, double, double)> Quantities(string text) =>
        Text
            .Numbers.Find(text)
            .Where(number => number.Kind is not NumberKind.Year)
            .Select(number => (number.Kind, number.Unit, number.Low, number.High));

    private static string Between(string before, string after)
    {
        var replaced = WordDiff.Between(before, after).Replacements;
        return replaced.Length is 1 or 2 && replaced.All(r => r.Left.Length is > 0 and <= 80 && r.Right.Length is > 0 and <= 80)
            ? Prose.List(replaced.Select(r => $"{Prose.Quote(r.Left.Of(before))} to {Prose.Quote(r.Right.Of(after))}"))
            : $"{Prose.Quote(before)} to {Prose.Quote(after)}";
    }
}
