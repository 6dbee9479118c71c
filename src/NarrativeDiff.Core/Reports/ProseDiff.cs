using System.Collections.Immutable;
using NarrativeDiff.Core.Differences.Wording;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Reports;

/// <summary>A stretch of two compared texts: the same words on both sides, or words of one where the other has others or none.</summary>
/// <param name="Before">Its words in the first text.</param>
/// <param name="After">Its words in the second text; they may differ in white space and quotation-mark shape only where <paramref name="Same"/>.</param>
public sealed record DiffRun(string Before, string After, bool Same);

/// <summary>Two texts word by word, for showing side by side or as deletions and insertions.</summary>
/// <param name="Runs">In reading order; all <c>Before</c> make up the first text, all <c>After</c> the second.</param>
/// <param name="Likeness">Share of words in common, 0–1 (Dice).</param>
public sealed record ProseDiff(ImmutableArray<DiffRun> Runs, double Likeness)
{
    /// <summary>With less in common a word diff is a salad of chance matches and helps no reader.</summary>
    public const double ReadableFrom = 0.25;

    public bool IsReadable => Likeness >= ReadableFrom;

    public static ProseDiff Between(string before, string after)
    {
        var diff = WordDiff.Between(before, after);
        if (before.Length == 0 || after.Length == 0 || (diff.Likeness == 0 && before != after))
            return new ProseDiff([new DiffRun(before, after, before == after)], before == after ? 1 : 0);
        var runs = ImmutableArray.CreateBuilder<DiffRun>();
        int b = 0, a = 0;
        foreach (var replacement in diff.Replacements.OrderBy(r => r.Left.Start).ThenBy(r => r.Right.Start))
        {
            Add(runs, before[b..replacement.Left.Start], after[a..replacement.Right.Start], same: true);
            Add(runs, replacement.Left.Of(before), replacement.Right.Of(after), same: false);
            (b, a) = (replacement.Left.End, replacement.Right.End);
        }
        Add(runs, before[b..], after[a..], same: true);
        return new ProseDiff(runs.ToImmutable(), diff.Likeness);
    }

    /// <summary>The stretches of the second text alone, marked where they differ from the first.</summary>
    public IEnumerable<(string Text, bool Differs)> OfAfter() =>
        Runs.Where(run => run.After.Length > 0).Select(run => (run.After, !run.Same));

    private static void Add(ImmutableArray<DiffRun>.Builder runs, string before, string after, bool same)
    {
        if (before.Length + after.Length > 0)
            runs.Add(new DiffRun(before, after, same));
    }
}
