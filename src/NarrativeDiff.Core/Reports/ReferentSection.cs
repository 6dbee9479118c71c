using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Comparison;
using NarrativeDiff.Core.Comparison.Labels;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>Writes the label table down: per phrase, witness and voice how often, in which versions, and where.</summary>
internal static class ReferentSection
{
    private const int MaxEvidence = 3;

    public static ImmutableArray<ReportReferent> Of(Collation collation) =>
        [
            .. LabelTable
                .Of(collation)
                .Referents.Select(referent => new ReportReferent(
                    referent.Id,
                    referent.Kind,
                    referent.Name,
                    [.. referent.Labels.Select(label => new ReportLabel(label.Phrase, UsesOf(collation, label)))]
                )),
        ];

    private static ImmutableArray<ReportLabelUse> UsesOf(Collation collation, Label label) =>
        [
            .. RepeatedSentences
                .Of(collation)
                .Without(label.Uses)
                .GroupBy(use => (use.Witness, use.Voice))
                .OrderBy(group => group.Key.Witness)
                .ThenBy(group => group.Key.Voice, StringComparer.Ordinal)
                .Select(group => UseOf(collation.Witnesses[group.Key.Witness], group.Key.Voice, [.. group])),
        ];

    private static ReportLabelUse UseOf(Witness witness, string voice, ImmutableArray<LabelUse> uses)
    {
        var newest = uses.Max(use => use.Version);
        var evidence = uses.Where(use => use.Version == newest)
            .Take(MaxEvidence)
            .Select(use =>
                EvidenceFactory.Of(witness, witness.Versions[newest], use.Mention.Place.Sentence, use.Mention.Place.Span, "label")
            );
        return new ReportLabelUse(
            witness.Siglum,
            voice,
            uses.Count(use => use.Version == witness.Versions.Length - 1),
            [.. uses.Select(use => witness.Versions[use.Version].Number).Distinct().Order()],
            [.. evidence]
        );
    }
}
