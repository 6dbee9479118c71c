using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Edits;

/// <summary>Says a version that lost most of its text for a broken extraction rather than for mass deletion.</summary>
internal static class Truncation
{
    public static FindingDraft Of(Collation collation, Revision revision)
    {
        var witness = collation.Witnesses[revision.Witness];
        var lost = revision.Deletions.ToArray();
        var had = revision.SentencesBefore;
        return new FindingDraft(
            "V4",
            "extraction suspect",
            $"{witness.Key}|{revision.To.Source.ContentHash}",
            SummaryTemplate.Of(
                "In version {to} ({time}), {outlet} loses {lost} of {had:sentence} and gains none. "
                    + "The page was probably read badly, so the report gives no deletion from it.",
                OutletNames.Argument(collation, "outlet", revision.Witness),
                SummaryArgument.Count("lost", lost.Length),
                SummaryArgument.Count("had", had),
                SummaryArgument.Count("to", revision.To.Number),
                SummaryArgument.Text("time", Prose.Time(revision.To.PublishedAt))
            ),
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
