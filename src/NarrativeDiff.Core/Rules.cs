using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Frames;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Comparison;
using NarrativeDiff.Core.Comparison.Agency;
using NarrativeDiff.Core.Comparison.Attribution;
using NarrativeDiff.Core.Comparison.Certainty;
using NarrativeDiff.Core.Comparison.Coverage;
using NarrativeDiff.Core.Comparison.Cues;
using NarrativeDiff.Core.Comparison.Edits;
using NarrativeDiff.Core.Comparison.Emphasis;
using NarrativeDiff.Core.Comparison.Facts;
using NarrativeDiff.Core.Comparison.Frames;
using NarrativeDiff.Core.Comparison.Labels;
using NarrativeDiff.Core.Comparison.Numbers;
using NarrativeDiff.Core.Comparison.OwnWords;
using NarrativeDiff.Core.Comparison.Sources;
using NarrativeDiff.Core.Comparison.Themes;
using NarrativeDiff.Core.Comparison.Utterances;
using NarrativeDiff.Core.Comparison.Wording;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core;

/// <summary>All rules, a line a family, in codebook order.</summary>
internal static class Rules
{
    public static ImmutableArray<IRule> All { get; } = With(LoadedScorer.Lexical, FrameSense.None);

    /// <param name="scorer">How loaded wording is scored.</param>
    /// <param name="frames">What the encoder knows of frames.</param>
    public static ImmutableArray<IRule> With(LoadedScorer scorer, FrameSense frames) =>
        [
            .. Themes,
            .. Coverage,
            .. Wording(scorer),
            .. OwnWords,
            .. Labels,
            .. Attribution,
            .. Cues,
            .. Certainty,
            .. Agency,
            .. Emphasis,
            .. Numbers,
            .. Edits,
            .. Frames(frames),
        ];

    private static IRule[] Themes => [new ThemeRule(), new NameRule(), new SpaceByThemeRule(), new RoomRule(), new OpeningRule()];

    private static IRule[] Coverage => [new OmissionRule(), new TemporalRule(), new DetailRule(), new ResponseRule(), new SharedCopyRule()];

    private static IRule[] Wording(LoadedScorer scorer) =>
        [
            new HeadlineRule(),
            new SubstitutionRule(),
            new RewordingRule(),
            new NegationRule(),
            new QuotingRule(),
            new LoadedTermRule(scorer),
            new IntensifierRule(),
            new ContestedLabelRule(),
        ];

    private static IRule[] OwnWords => [new OwnWordRule()];

    private static IRule[] Cues => [CueRule.Hedge, CueRule.Presupposition];

    private static IRule[] Frames(FrameSense sense) => [new FrameRule(sense.Sentences), new TargetPropertyRule(sense)];

    private static IRule[] Labels => [new ReferentNameRule(), new VisibilityRule()];

    private static IRule[] Attribution =>
        [
            new StanceRule(),
            new SourceTypeRule(),
            new VoicesRule(),
            new SourceRule(),
            new QuotationRule(),
            new AsymmetryRule(),
            new BareStatementRule(),
        ];

    private static IRule[] Certainty => [new CertaintyRule(), new OutlookRule()];

    private static IRule[] Agency => [new AgencyRule()];

    private static IRule[] Emphasis => [new ProminenceRule(), new HeadlineGapRule(), new SpaceRule(), new OrderRule()];

    private static IRule[] Numbers => [new NumberConflictRule(), new PrecisionRule(), new ConflictRule()];

    private static IRule[] Edits => [new EditRule(), new DirectionRule(), new ConvergenceRule()];

    /// <summary>What the rules find, most important first.</summary>
    /// <param name="scorer">How loaded wording is scored.</param>
    /// <param name="frames">What the encoder knows of frames.</param>
    public static ImmutableArray<Finding> Apply(Collation collation, LoadedScorer scorer, FrameSense frames) =>
        Ranking.Of(Drafts(collation, scorer, frames));

    /// <summary>The same before they are ranked, in the order of the rules.</summary>
    public static IEnumerable<FindingDraft> Drafts(Collation collation, LoadedScorer scorer, FrameSense frames) =>
        SameMatter.Fold([
            .. FindingAggregator
                .Aggregate(With(scorer, frames).SelectMany(rule => Found(rule, collation)))
                .Select(draft => EveryWitness.In(collation, draft)),
        ]);

    private static IEnumerable<FindingDraft> Found(IRule rule, Collation collation)
    {
        collation.Options.Budget.Check();
        foreach (var draft in rule.Find(collation))
        {
            collation.Options.Budget.Check();
            yield return draft;
        }
    }
}
