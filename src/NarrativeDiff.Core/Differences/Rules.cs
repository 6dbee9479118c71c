using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Differences.Agency;
using NarrativeDiff.Core.Differences.Certainty;
using NarrativeDiff.Core.Differences.Coverage;
using NarrativeDiff.Core.Differences.Edits;
using NarrativeDiff.Core.Differences.Emphasis;
using NarrativeDiff.Core.Differences.Numbers;
using NarrativeDiff.Core.Differences.Wording;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Differences;

/// <summary>All rules, a line a family, in codebook order.</summary>
internal static class Rules
{
    public static ImmutableArray<IRule> All { get; } =
    [
        .. Coverage, .. Wording, .. Certainty, .. Agency, .. Emphasis, .. Numbers, .. Edits,
    ];

    private static IRule[] Coverage => [new OmissionRule(), new TemporalRule(), new UniqueStatementRule(), new DetailRule(), new ResponseRule(), new SharedCopyRule()];

    private static IRule[] Wording => [new HeadlineRule(), new SubstitutionRule(), new RewordingRule(), new NegationRule(), new QuotingRule()];

    private static IRule[] Certainty => [new CertaintyRule()];

    private static IRule[] Agency => [new AgencyRule()];

    private static IRule[] Emphasis => [new ProminenceRule(), new HeadlineGapRule(), new OrderRule()];

    private static IRule[] Numbers => [new NumberConflictRule(), new PrecisionRule()];

    private static IRule[] Edits => [new EditRule(), new DirectionRule(), new ConvergenceRule()];

    /// <summary>What the rules find, most important first.</summary>
    public static ImmutableArray<Finding> Apply(Collation collation) => Ranking.Of(Patterns.Gather(All.SelectMany(rule => rule.Find(collation))));
}
