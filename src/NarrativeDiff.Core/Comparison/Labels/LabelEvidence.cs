using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Labels;

/// <summary>Cuts the evidence for one use of a label.</summary>
internal static class LabelEvidence
{
    public static Evidence Of(Collation collation, LabelUse use, string role)
    {
        var witness = collation.Witnesses[use.Witness];
        return EvidenceFactory.Of(witness, witness.Versions[use.Version], use.Mention.Place.Sentence, use.Mention.Place.Span, role);
    }
}
