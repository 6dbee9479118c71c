using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Differences.Labels;

/// <summary>Cuts the evidence for one use of a label.</summary>
internal static class LabelEvidence
{
    public static Evidence Of(Collation collation, LabelUse use, string role)
    {
        var witness = collation.Witnesses[use.Witness];
        return Spans.Of(witness, witness.Versions[use.Version], use.Mention.Place.Sentence, use.Mention.Place.Span, role);
    }
}
