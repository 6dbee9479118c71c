using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Core.Comparison.Edits;

/// <summary>Says a version that lost most of its text for a broken extraction rather than for mass deletion.</summary>
internal static class Truncation
{
    public static FindingDraft Of(Witness witness, Revision revision)
    {
        var lost = revision.Deletions.ToArray();
        var had = revision.SentencesBefore;
        return new FindingDraft(
            "V4",
            "extraction suspect",
            $"{witness.Key}|{revision.To.Source.ContentHash}",
            $"{witness.Outlet}, version {revision.To.Number} ({Prose.Time(revision.To.PublishedAt)}) lost {lost.Length} of {had} sentences and gained none: probably a broken extraction, no deletion is told from it",
            [.. lost.Take(2).Select(edit => EvidenceFactory.Sentence(witness, revision.From, edit.From[0], "before"))]
        )
        {
            Score = (double)lost.Length / had,
            Threshold = Revision.LossFrom,
            Certainty = 0.7,
            Size = 0.6,
            Prominence = 0.5,
            Support = 0.3,
        };
    }
}
