using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Differences.Coverage;
using NarrativeDiff.Core.Differences.Edits;
using NarrativeDiff.Core.Differences.Numbers;
using NarrativeDiff.Core.Differences.Wording;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Differences;

/// <summary>All rules, a line a family, in codebook order.</summary>
internal static class Rules
{
    public static ImmutableArray<IRule> All { get; } =
    [
        .. Coverage, .. Wording, .. Numbers, .. Edits,
    ];

    private static IRule[] Coverage => [new OmissionRule(), new TemporalRule(), new UniqueStatementRule(), new SharedCopyRule()];

    private static IRule[] Wording => [new HeadlineRule(), new SubstitutionRule(), new RewordingRule(), new NegationRule(), new QuotingRule(), new LoadedTermRule(), new IntensifierRule(), new ContestedLabelRule()];

    private static IRule[] Numbers => [new NumberConflictRule()];

    private static IRule[] Edits => [new EditRule()];

    /// <summary>What the rules find, most important first.</summary>
    public static ImmutableArray<Finding> Apply(Collation collation) => Ranking.Of(All.SelectMany(rule => rule.Find(collation)));
}
