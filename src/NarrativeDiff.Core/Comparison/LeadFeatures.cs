using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Themes;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison;

/// <summary>What the place of a finding depends on: what is at stake in its words, how many outlets state it and how many are silent, how
/// much there is, and what kind of finding it is.</summary>
internal static class LeadFeatures
{
    /// <summary>Spans that a reader looks at.</summary>
    private const int Read = 8;

    /// <summary>Kinds of consequence that weigh less: what is at stake is money or votes.</summary>
    private static readonly ImmutableArray<int> Lesser =
    [
        Consequences.Kinds.IndexOf("money"),
        Consequences.Kinds.IndexOf("votes"),
        Consequences.Kinds.IndexOf("correction"),
    ];

    /// <summary>Names of the features in the order of <see cref="Of"/>.</summary>
    public static ImmutableArray<string> Names { get; } =
    ["stakes", "kindsOfStakes", "moneyOrVotes", "words", "stating", "silent", "partly", "differing", "prominence", "strength", "quoted"];

    public static double[] Of(FindingDraft draft)
    {
        var shown = draft.Evidence.Where(span => span.Role != "nearest").Take(Read).ToArray();
        var kinds = Consequences.Of([.. shown.Select(span => Words.Stems(span.Exact))]);
        var higher = kinds.Where((_, kind) => !Lesser.Contains(kind)).ToArray();
        var all = Math.Max(1, draft.Positions.Length);
        double Share(params FindingStance[] stances) => (double)draft.Positions.Count(position => stances.Contains(position.Stance)) / all;
        return
        [
            higher.Max(),
            (double)higher.Count(share => share > 0) / higher.Length,
            Lesser.Max(kind => kinds[kind]),
            Math.Log(1 + draft.Positions.Sum(position => position.Words)) / 5,
            Share(FindingStance.States, FindingStance.Attributes),
            Share(FindingStance.Silent, FindingStance.NotYet),
            Share(FindingStance.Partly),
            Share(FindingStance.Differs, FindingStance.Denies, FindingStance.Hedges),
            draft.Prominence,
            draft.Certainty * draft.Size,
            shown.Length == 0 ? 0 : (double)shown.Count(span => span.Voice == Voices.Quoted) / shown.Length,
        ];
    }
}
