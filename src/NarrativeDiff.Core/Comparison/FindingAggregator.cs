using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Makes one finding of those that show one pattern: its strongest case reported, the others beside it in evidence.</summary>
internal static class FindingAggregator
{
    /// <summary>A pattern that runs through a long story is shown by its strongest cases; a reader opens no more.</summary>
    private const int MaxEvidence = 24;

    /// <summary>Each further case makes the difference a little larger.</summary>
    private const double PerCase = 0.05;

    public static IEnumerable<FindingDraft> Aggregate(IEnumerable<FindingDraft> drafts) =>
        drafts
            .GroupBy(draft => (draft.Rule, draft.Kind, Pattern: draft.Pattern ?? draft.Key))
            .Select(cases => cases.First().Pattern is { } pattern ? Together(pattern, [.. cases]) : cases.First());

    /// <summary>Of changes to one version a summary gives the weightiest and the number of the others; elsewhere cases are clauses of one
    /// sentence.</summary>
    private static SummaryTemplate Counted(FindingDraft first, int more) =>
        first.SameEdit is not null
            ? SummaryTemplate.Of(
                first.Template.Pattern + " The version has {more:further change} of this kind.",
                [.. first.Template.Arguments, SummaryArgument.Count("more", more)]
            )
            : first.Template;

    private static FindingDraft Together(string pattern, FindingDraft[] cases)
    {
        var strongest = cases.OrderByDescending(draft => draft.Weight).ThenBy(draft => draft.Key, StringComparer.Ordinal).ToArray();
        var first = strongest[0] with { Key = pattern };
        if (cases.Length == 1)
            return first;
        return first with
        {
            Template = Counted(first, cases.Length - 1),
            Evidence = [.. strongest.SelectMany(draft => draft.Evidence).Distinct().Take(MaxEvidence)],
            Outlets = [.. cases.SelectMany(draft => draft.Outlets).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Size = Math.Min(1, first.Size + PerCase * (cases.Length - 1)),
        };
    }
}
