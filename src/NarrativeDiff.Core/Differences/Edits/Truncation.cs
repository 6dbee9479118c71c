using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Core.Differences.Edits;

/// <summary>Tells a version that lost most of its text for a broken extraction rather than for mass deletion.</summary>
internal static class Truncation
{
    /// <summary>Sentences an article must have had for a loss to be called sudden.</summary>
    private const int MinSentences = 6;

    /// <summary>Share of sentences lost, with none added, from which the version is a suspect.</summary>
    private const double LossFrom = 0.5;

    public static FindingDraft? Of(Witness witness, Revision revision)
    {
        var had = revision.From.Text.Sentences.Count(sentence => sentence is { Excluded: null, Field: TextField.Body });
        var lost = revision.Diff.Edits.Where(edit => edit.Action == EditAction.Deletion).ToArray();
        if (had < MinSentences || lost.Length < LossFrom * had || revision.Diff.Edits.Any(edit => edit.Action == EditAction.Addition))
            return null;
        return new FindingDraft("V4", "extraction suspect", $"{witness.Key}|{revision.To.Source.ContentHash}",
            $"{witness.Outlet}, version {revision.To.Number} ({Prose.Time(revision.To.PublishedAt)}) lost {lost.Length} of {had} sentences and gained none: probably a broken extraction, no deletion is told from it",
            [.. lost.Take(2).Select(edit => Spans.Sentence(witness, revision.From, edit.From[0], "before"))])
        {
            Score = (double)lost.Length / had,
            Threshold = LossFrom,
            Certainty = 0.7,
            Size = 0.6,
            Prominence = 0.5,
            Support = 0.3,
        };
    }
}
