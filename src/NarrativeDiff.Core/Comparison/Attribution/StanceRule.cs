using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Attribution;

/// <summary>Finds one statement of one source reported with verbs of different stance: "said" here, "claimed" there; what somebody would
/// not reveal is no revelation.</summary>
internal sealed class StanceRule : IRule
{
    public IReadOnlyList<string> Ids => ["T1"];

    public IEnumerable<FindingDraft> Find(Collation collation) => collation.Statements.SelectMany(statement => Of(collation, statement));

    private static IEnumerable<FindingDraft> Of(Collation collation, Statement statement)
    {
        var groups = VoicedReading
            .Of(collation, statement)
            .Where(reading =>
                reading is { Source: not null, Under.Negated: false } && (reading.IsSaid || reading.Under!.Stance == Stance.Distancing)
            )
            .GroupBy(reading => reading.Source!, StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal);
        foreach (var source in groups)
            if (
                source
                    .Where(reading =>
                        source.Any(other => other.Under!.Stance != reading.Under!.Stance && IsSame(collation, other.Unit, reading.Unit))
                    )
                    .ToArray() is
                { Length: > 1 } reported
            )
                yield return Draft(
                    collation,
                    statement,
                    source.Key,
                    [.. reported.DistinctBy(reading => (reading.Under!.Stance, reading.Unit.Witness))]
                );
    }

    /// <summary>Two reports of one utterance: less alike readings often cite the source on two occasions.</summary>
    private static bool IsSame(Collation collation, TextUnit a, TextUnit b) =>
        PairFeatures.Cosine(a, b) >= MinSimilarity && collation.AreSame(a, b);

    private const float MinSimilarity = 0.6f;

    private static FindingDraft Draft(Collation collation, Statement statement, string source, ImmutableArray<VoicedReading> readings)
    {
        var cues = readings
            .Select(reading => reading.Cue(collation, "cue"))
            .GroupBy(cue => cue.Exact, StringComparer.OrdinalIgnoreCase)
            .ToArray();
        var summary = SummaryTemplate.Of(
            $"The outlets report one statement of one source with unlike verbs: {string.Join("; ", cues.Select((_, i) => $"{{x{i}}} in {{a{i}}}"))}.",
            [
                .. cues.SelectMany(
                    (same, i) => new[] { SummaryArgument.Quotations($"x{i}", same.Key), OutletNames.Argument(collation, $"a{i}", same) }
                ),
            ]
        );
        return new FindingDraft(
            "T1",
            "stance",
            $"{source}|{string.Join('|', readings.Select(reading => reading.Cue(collation, "cue")).Select(cue => $"{cue.Outlet} {cue.Exact}"))}|{statement.FirstReportedAt.UtcTicks}",
            summary,
            [.. readings.Select(reading => reading.Cue(collation, "cue"))]
        )
        {
            Statement = statement,
            Certainty = 0.4,
            Size = 0.7,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }
}
