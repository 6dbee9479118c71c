using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Attribution;

/// <summary>Finds a source that has much of the attributed words in one outlet and little in another.</summary>
internal sealed class BalanceRule : IRule
{
    /// <summary>Least difference of two shares that is reported; set by reading reports, no labelled data.</summary>
    public const double ShareGap = 0.35;

    public IReadOnlyList<string> Ids => ["T3"];

    private sealed record Voice(Witness Witness, string Key, double Share, int Attributions, int Of, ImmutableArray<Evidence> Cues);

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        from same in collation.Witnesses.SelectMany(VoicesOf).GroupBy(voice => voice.Key, StringComparer.Ordinal).OrderBy(same => same.Key, StringComparer.Ordinal)
        let most = same.OrderByDescending(voice => voice.Share).First()
        let least = same.OrderBy(voice => voice.Share).First()
        where most.Share - least.Share >= ShareGap
        select Draft(collation, same.Key, most, least);

    private static IEnumerable<Voice> VoicesOf(Witness witness)
    {
        var spoken = Voices.Of(witness.Text).Speakers;
        var words = spoken.Sum(Length);
        if (spoken.Length < SourceTable.MinSpeakers || words == 0)
            return [];
        return spoken.Where(one => one.Key is not null).GroupBy(one => one.Key!, StringComparer.Ordinal)
            .Select(source => new Voice(witness, source.Key, (double)source.Sum(Length) / words, source.Count(), spoken.Length,
                [.. source.Take(3).Select(one => EvidenceFactory.Of(witness, witness.Newest, one.What.Sentence, one.What.Cue, "cue"))]));
    }

    private static int Length(Spoken one) => one.What.Content.Sum(content => content.Length);

    private static FindingDraft Draft(Collation collation, string key, Voice most, Voice least) =>
        new("T3", "voice share", $"{key}|{most.Witness.Outlet}|{least.Witness.Outlet}",
            $"“{key}” has {Prose.Percent(most.Share)} of what {most.Witness.Outlet} attributes ({most.Attributions} of {most.Of} attributions), {Prose.Percent(least.Share)} in {least.Witness.Outlet} ({least.Attributions} of {least.Of})",
            [.. most.Cues, .. least.Cues])
        {
            Score = most.Share - least.Share,
            Threshold = ShareGap,
            Certainty = 0.35,
            Size = most.Share - least.Share,
            Prominence = 0.4,
            Support = 2.0 / Math.Max(2, collation.Witnesses.Length),
        };
}
