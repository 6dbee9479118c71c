using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Numbers;

/// <summary>The places where two readings that are word for word the same but for their numbers have different ones: what stands in one
/// place counts the same, whatever the words beside it say.</summary>
/// <remarks>Nothing else may differ. Of the 92 places with other numbers in aligned readings of the development stories (ECB+, NewsWCL50;
/// likeness from .40) those under .80 counted other things for the most part, and above it other units.</remarks>
internal sealed record NumberSlots(ImmutableArray<(TextSpan Left, TextSpan Right)> All)
{
    /// <summary>A line of a table has fewer words.</summary>
    private const int LeastWords = 5;

    /// <returns>Null where more than numbers differs, or nothing does.</returns>
    public static NumberSlots? Of(Collation collation, TextUnit left, TextUnit right, double minSimilarity) =>
        WordDiff.Between(collation, left, right, minSimilarity) is { Replacements.IsEmpty: false } diff
            ? collation.Beside(left, right, () => new Found(Between(diff, collation.WordsOf(left), collation.WordsOf(right)))).Slots
            : null;

    /// <summary>Both stand in one place.</summary>
    public bool Hold(Count left, Count right) =>
        All.Any(slot => left.Number.Span.Contains(slot.Left) && right.Number.Span.Contains(slot.Right));

    private sealed record Found(NumberSlots? Slots);

    private static NumberSlots? Between(WordDiff diff, string left, string right)
    {
        var (ours, theirs) = (Quantities(left), Quantities(right));
        return WordRun.Count(left) >= LeastWords && diff.Replacements.All(slot => IsNumber(slot.Left, ours) && IsNumber(slot.Right, theirs))
            ? new NumberSlots([.. diff.Replacements.Select(slot => (slot.Left, slot.Right))])
            : null;
    }

    /// <summary>Another year or date reports another happening.</summary>
    private static NumberMention[] Quantities(string words) =>
        [.. Text.Numbers.Find(words).Where(number => number.Kind == NumberKind.Quantity)];

    /// <summary>Nothing, or words of a number: "at least" too, which one of them may lack.</summary>
    private static bool IsNumber(TextSpan words, NumberMention[] numbers) =>
        words.Length == 0 || Array.Exists(numbers, number => number.Span.Contains(words));
}
